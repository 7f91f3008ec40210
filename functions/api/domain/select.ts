import type { Entry, Index } from './entry.ts';
import { passing } from './filter.ts';
import { comparing, type Sort } from './order.ts';
import type { OpportunityFilter } from './query.ts';
import type { Standing } from './standing.ts';
import { type Group, type Grouping, groupBy, groupValueOf, type Sums, sumUp } from './sums.ts';

/** All that one query finds, in its order, with what it comes to. */
export interface Selection extends Sums {
  readonly entries: readonly Entry[];
  readonly groups?: readonly Group[];
  readonly others?: Sums & { readonly groups: number };
  /** Where a page begins that follows on a row, also where that row is no longer found. */
  placeAfter(entry: Entry): number;
}

export interface Wanted {
  readonly filter: OpportunityFilter;
  readonly sort: Sort;
  readonly groupBy?: Grouping | undefined;
}

/** Filters, sorts, sums and groups an index in memory. */
export function select(index: Index, wanted: Wanted, standing: Standing, nowMs: number): Selection {
  const { entries: all } = index;
  const passes = passing(wanted.filter, standing, nowMs, index.readable);
  const isFiltered = Object.values(wanted.filter).some((value) => value !== undefined);
  const found = isFiltered ? all.filter(passes) : all;
  const compare = comparing(wanted.sort, standing);
  // The index lies in the order of actions.
  const entries = wanted.sort === 'order' ? found : found.toSorted(compare);
  return {
    entries,
    ...sumUp(entries),
    ...grouped(entries, wanted.groupBy, standing),
    placeAfter: (entry) => firstAfter(entries, (other) => compare(other, entry) > 0),
  };
}

function grouped(entries: readonly Entry[], grouping: Grouping | undefined, standing: Standing) {
  if (grouping === undefined) return {};
  const nameOf = (entry: Entry) => (grouping === 'status' ? standing.statusOf(entry) : groupValueOf(grouping, entry));
  return groupBy(entries, nameOf);
}

/** Binary search: the entries are in order. */
function firstAfter(entries: readonly Entry[], isAfter: (entry: Entry) => boolean): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && isAfter(entry)) high = middle;
    else low = middle + 1;
  }
  return low;
}
