import type { Money } from '../../../lib/core/money.ts';
import { addExact, compareExact, type Exact, toMoney } from '../../../lib/receipt/decimal.ts';
import type { Entry } from './entry.ts';

/** What some opportunities come to: a sum per currency, and how many have no amount. Unknown is not 0. */
export interface Sums {
  readonly count: number;
  readonly counted: readonly Money[];
  /** Opportunities of which no amount counts as a line. */
  readonly unknown: number;
}

export interface Group extends Sums {
  /** `null`: those that have no such value. */
  readonly value: string | null;
}

const groupColumns = ['account', 'region', 'service', 'owner', 'action', 'effort', 'risk', 'grade', 'facet'] as const;
/** What a list can be grouped by. */
export const groupings = [...groupColumns, 'status', 'team'] as const;
export type Grouping = (typeof groupings)[number];

/** Groups that a page shows; the rest is summed as one. */
const groupsShown = 200;

interface Tally {
  count: number;
  unknown: number;
  readonly amounts: Map<string, Exact>;
}

export function sumUp(entries: Iterable<Entry>): Sums {
  const tally = newTally();
  for (const entry of entries) count(tally, entry);
  return toSums(tally);
}

/** The groups by what they come to, largest first; of very many the largest, and `others`. */
export function groupBy(
  entries: Iterable<Entry>,
  nameOf: (entry: Entry) => string | undefined,
): { groups: Group[]; others?: Sums & { readonly groups: number } } {
  const tallies = new Map<string | undefined, Tally>();
  for (const entry of entries) {
    const value = nameOf(entry);
    const tally = tallies.get(value) ?? newTally();
    tallies.set(value, tally);
    count(tally, entry);
  }
  const sorted = [...tallies].toSorted(([left, one], [right, other]) => {
    return compareExact(largest(other), largest(one)) || other.count - one.count || compareText(left, right);
  });
  const groups = sorted.slice(0, groupsShown).map(([value, tally]) => ({ value: value ?? null, ...toSums(tally) }));
  const rest = sorted.slice(groupsShown);
  if (rest.length === 0) return { groups };
  return {
    groups,
    others: { groups: rest.length, ...toSums(rest.reduce((all, [, tally]) => join(all, tally), newTally())) },
  };
}

/** What a grouping reads of a row; `team` is the tag of that name. */
export function groupValueOf(grouping: Exclude<Grouping, 'status'>, { row }: Entry): string | undefined {
  return grouping === 'team' ? row.tags?.team : row[grouping];
}

function newTally(): Tally {
  return { count: 0, unknown: 0, amounts: new Map() };
}

function count(tally: Tally, { row, amount }: Entry): void {
  tally.count += 1;
  if (amount === undefined || row.counted === undefined) tally.unknown += 1;
  else tally.amounts.set(row.counted.currency, addExact(tally.amounts.get(row.counted.currency) ?? 0, amount));
}

function join(all: Tally, { count: more, unknown, amounts }: Tally): Tally {
  all.count += more;
  all.unknown += unknown;
  for (const [currency, amount] of amounts) all.amounts.set(currency, addExact(all.amounts.get(currency) ?? 0, amount));
  return all;
}

function toSums({ count: many, unknown, amounts }: Tally): Sums {
  const counted = [...amounts].sort(([left], [right]) => compareText(left, right));
  return { count: many, unknown, counted: counted.map(([currency, amount]) => toMoney(amount, currency)) };
}

function largest({ amounts }: Tally): Exact {
  return [...amounts.values()].reduce((most, each) => (compareExact(each, most) > 0 ? each : most), 0 as Exact);
}

function compareText(left = '', right = ''): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
