import { expect, it } from 'vitest';
import type { Estimate } from '../core/estimate.ts';
import type { Finding } from '../core/finding.ts';
import { Settings } from '../core/settings.ts';
import { adjudicate } from './adjudicate.ts';
import { asOf, estateOf, finding, type ToldState } from './examples.fixtures.ts';

/** The bill change of the only opportunity. */
function billOf(findings: readonly Finding[], states: Record<string, ToldState> = { 'i-1': {} }): Estimate | undefined {
  const { opportunities } = adjudicate({
    findings,
    estate: estateOf(states),
    settings: Settings.parse({}),
    decisions: [],
    flips: new Map(),
    asOf,
  });
  return opportunities[0]?.billChange;
}

const stop = (list: string) => finding('stop', 'i-1', 'stop', { by: 'hub', list });
const nothing = (currency: string) => ({ kind: 'known', value: { amount: '0', currency } });

it('nothing proposed changes nothing, in the currency of what was stated, else in dollars', () => {
  expect(billOf([{ ...stop('40 EUR'), excluded: 'kept' }])).toEqual(nothing('EUR'));
  expect(billOf([{ ...stop('?'), excluded: 'kept' }])).toEqual(nothing('USD'));
});

it('what is not known says why', () => {
  expect(billOf([stop('?')])).toEqual({ kind: 'unknown', reason: 'no source states an amount for it' });
  expect(billOf([stop('40')], { 'i-1': { coverage: undefined } })).toEqual({
    kind: 'unknown',
    reason: 'which of its hours commitments cover was not read',
  });
  expect(billOf([stop('40')], {})).toEqual({
    kind: 'unknown',
    reason: 'which of its hours commitments cover was not read',
  });
});
