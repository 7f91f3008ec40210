import { expect, test } from 'vitest';
import type { Finding } from '../../../lib/core/finding.ts';
import { minutesBefore } from '../calendar.ts';
import { resourceFindings } from '../findings.ts';
import { sizes } from '../size.ts';
import { world } from '../world.ts';
import { isFresh } from './freshness.ts';

const asOf = '2026-11-20T09:00:00Z';
const [some] = [...resourceFindings(world(1, sizes.startup, asOf).account(1))];

function aged(check: string | undefined, minutes: number): Finding {
  if (some === undefined) throw new Error('no finding');
  const { check: _check, ...source } = some.source;
  const refreshedAt = minutesBefore(asOf, minutes);
  return { ...some, source: { ...source, ...(check !== undefined && { check }), refreshedAt } };
}

test.each([
  ['the Hub', undefined, 48],
  ['a check that the Hub feeds', 'c1z7kmr00n', 48],
  ['an old check', 'Qch7DwouX1', 192],
])('%s is worth something up to its maximum age', (_name, check, hours) => {
  expect(isFresh(aged(check, hours * 60), asOf)).toBe(true);
  expect(isFresh(aged(check, hours * 60 + 1), asOf)).toBe(false);
});
