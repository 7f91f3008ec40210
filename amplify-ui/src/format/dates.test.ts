import { expect, test } from 'vitest';
import { daysBetween, formatPeriod } from './dates.ts';

test.each([
  ['2026-10-01', '2026-11-01', /^Oct 1\s–\s31, 2026$/],
  ['2026-09-01', '2026-11-20', /^Sep 1\s–\sNov 19, 2026$/],
  ['2026-11-12', '2026-11-13', /^Nov 12, 2026$/],
  ['2026-11-12', '2026-11-12', /^Nov 12, 2026$/],
])('%s to before %s is said with the last day that is in it', (start, end, words) => {
  expect(formatPeriod({ start, end })).toMatch(words);
});

test('days between two instants are whole ones, and never less than none', () => {
  expect(daysBetween('2026-11-13T10:00:00Z', '2026-11-20T09:59:59Z')).toBe(6);
  expect(daysBetween('2026-11-13T10:00:00Z', '2026-11-20T10:00:00Z')).toBe(7);
  expect(daysBetween('2026-11-20', '2026-11-13')).toBe(0);
});
