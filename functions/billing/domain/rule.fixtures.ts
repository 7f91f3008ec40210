import type { Estimate } from '../../../lib/core/estimate.ts';
import { Finding } from '../../../lib/core/finding.ts';
import { period, shiftDays } from '../../../lib/core/period.ts';
import { times } from './decimal.ts';
import { judgeRule } from './judge-rules.ts';
import { priceBookOf } from './price-book.ts';
import type { Group } from './question.ts';
import type { JudgeContext, Rule } from './rule.ts';
import type { Window } from './window.ts';

/** September 2026, a final month of 720 hours; its last two weeks, of ten working days, hour by hour. */
export const september: Window = {
  days: period('2026-09-01', '2026-10-01'),
  hours: period('2026-09-17', '2026-10-01'),
};
const hoursOfSeptember = '720';
export const account = '111122223333';

/** Sums of rows that are billed at list, as on demand. */
export function atList(quantity: string, cost: string): Group['sums'] {
  return { PricingQuantity: quantity, ListCost: cost, BilledCost: cost };
}

/** Something that was charged for in every hour of September. */
export function everyHour(price: string, units = '1'): Group['sums'] {
  const hours = times(hoursOfSeptember, units);
  return atList(hours, times(hours, price));
}

/** So much of what is priced by the month, for all of September. */
export function wholeMonth(quantity: string, price: string): Group['sums'] {
  return atList(quantity, times(quantity, price));
}

/** An answer of the bill about us-east-1 for all of September; all else is what is given. */
export function group(
  keys: Group['keys'],
  sums: Group['sums'],
  span: Partial<Pick<Group, 'start' | 'end' | 'latest' | 'tags'>> = {},
): Group {
  return {
    keys: { SubAccountId: account, RegionId: 'us-east-1', ...keys },
    sums,
    rows: 1,
    start: '2026-09-01T00:00:00Z',
    end: '2026-10-01T00:00:00Z',
    ...span,
  };
}

/** A group for each of the 336 hours of the two weeks. */
export function everyHourOf(
  keys: Group['keys'],
  sumsOf: (hour: string, index: number) => Group['sums'] | undefined,
): Group[] {
  return Array.from({ length: 336 }, (_, index) => index).flatMap((index) => {
    const day = shiftDays(september.hours.start, Math.floor(index / 24));
    const at = (hour: number) => `${day}T${String(hour).padStart(2, '0')}:00:00Z`;
    const start = at(index % 24);
    const sums = sumsOf(start, index);
    const end = index % 24 === 23 ? `${shiftDays(day, 1)}T00:00:00Z` : at((index % 24) + 1);
    return sums === undefined ? [] : [group({ ...keys, Hour: start }, sums, { start, end })];
  });
}

/** A price of the export itself, of us-east-1. */
export function ownPrice(UsageType: string, highest: string, keys: Group['keys'] = {}): Group {
  return { ...group({ UsageType, ...keys }, {}), highest };
}

/** What a rule finds, as the mesh stores it: each finding is checked against its schema. */
export function findingsOf(
  rule: Rule,
  groups: readonly Group[],
  { prices = [], ...context }: Partial<Omit<JudgeContext, 'prices'>> & { prices?: readonly Group[] } = {},
): Finding[] {
  const { currency = 'USD', asOf = '2026-10-10T00:00:00Z', window = september } = context;
  const told = { refreshedAt: '2026-10-01T00:00:00Z', retrievedAt: asOf, ownerTags: ['team'] };
  const judging = { window, prices: priceBookOf(prices, currency), currency, asOf };
  return judgeRule(rule, groups, judging, told).map((finding) => Finding.parse(finding));
}

/** The savings that a rule states, each as text: `9.6`, `0 to 10.75`, `unknown`. */
export function savingsOf(...told: Parameters<typeof findingsOf>): string[] {
  return findingsOf(...told).map(({ savings }) => textOf(savings.list));
}

/** `3.65`, `0 to 10.75` or `unknown`. */
export function textOf(estimate: Estimate | undefined): string {
  if (estimate === undefined) return 'none';
  if (estimate.kind === 'known') return estimate.value.amount;
  return estimate.kind === 'range' ? `${estimate.low.amount} to ${estimate.high.amount}` : 'unknown';
}
