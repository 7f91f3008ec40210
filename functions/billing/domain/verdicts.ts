import { type Estimate, known, unknown } from '../../../lib/core/estimate.ts';
import type { Period } from '../../../lib/core/period.ts';
import { compare, total } from './decimal.ts';
import type { Price } from './price-book.ts';
import type { Group, Sum } from './question.ts';
import type { Figure } from './rule.ts';
import { daysOf, isStillThere } from './window.ts';

/** A thing that was there for less tells nothing of a month. */
export const leastDays = 7;
/** Units of currency a month: less is not worth a change. */
export const leastSaving = '1';

/** Groups of what is still there and was there long enough to be judged. */
export function lasting(groups: readonly Group[], window: Period): Group[] {
  return groups.filter((group) => lasts(group, window));
}

/** Whether a thing is still there and was there long enough to be judged. */
export function lasts(group: Group, window: Period): boolean {
  return isStillThere(group, window) && daysOf(group, window) >= leastDays;
}

/** Groups that are about one thing, as one: sums added, from the first moment to the last. */
export function merged(groups: readonly Group[]): Group {
  const [first = emptyGroup] = groups;
  const names = Object.keys(first.sums) as Sum[];
  return {
    ...first,
    sums: Object.fromEntries(names.map((name) => [name, total(groups.map(({ sums }) => sums[name] ?? '0'))])),
    rows: groups.reduce((sum, { rows }) => sum + rows, 0),
    start: groups.map(({ start }) => start).toSorted()[0] ?? '',
    end:
      groups
        .map(({ end }) => end)
        .toSorted()
        .at(-1) ?? '',
  };
}

/** Groups by what they are about: account, region and resource. */
export function byResource(groups: readonly Group[]): Group[][] {
  const key = ({ keys }: Group) => JSON.stringify([keys.SubAccountId, keys.RegionId, keys.ResourceId]);
  return [...Map.groupBy(groups, key).values()];
}

/** Groups by account and region. */
export function byRegion(groups: readonly Group[]): Group[][] {
  const key = ({ keys }: Group) => JSON.stringify([keys.SubAccountId, keys.RegionId]);
  return [...Map.groupBy(groups, key).values()];
}

export function amount(value: string, currency: string): Estimate {
  return known({ amount: value, currency });
}

export function cannotPrice(what: string, region: string | null | undefined): Estimate {
  return unknown(`neither the export nor the price lists have a price of ${what} in ${region ?? 'this region'}`);
}

/**
 * What the invoice would change by: the saving itself where all of it was billed at list, on demand; unknown where
 * discounts or commitments stand between.
 */
export function billChangeOf(saving: Estimate, { sums }: Group): Estimate {
  if (saving.kind !== 'known') return saving;
  const isAtList = compare(sums.BilledCost ?? '0', sums.ListCost ?? '0') === 0;
  return isAtList ? saving : unknown('discounts or commitments stand between the list price and the invoice');
}

/** A sum of the bill. Rows that are not there sum up to nothing. */
export function figure(field: string, value: string | null | undefined, unit?: string | null): Figure {
  return { field, value: value ?? '0', ...(unit && { unit }) };
}

/** Prices that a target was priced with, and who states them; `undefined` where one is not known. */
export function priceFigure(field: string, prices: readonly Price[] | undefined): Figure {
  const told = prices?.map(({ amount: price, unit, source }) => `${price} a ${unit} (${source})`);
  return { field, value: told?.join('; ') ?? 'unknown' };
}

const emptyGroup: Group = { keys: {}, sums: {}, rows: 0, start: '', end: '' };
