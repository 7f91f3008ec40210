import type { Cube, Ledger, UnusualDays } from '../../../lib/core/spend.ts';
import type { SpendDimension } from '../../../lib/core/spend-view.ts';
import { addExact, approximately, compareExact, type Exact, readExact, toMoney } from '../../../lib/receipt/decimal.ts';
import type { AnomalyQuery, SpendQuery } from './spend-query.ts';

/** Spend of one ledger over time, by one or two dimensions. */
export interface SpendTable {
  readonly kind: 'known';
  readonly times: Cube['times'];
  /** The largest first, `others` last. */
  readonly rows: readonly SpendRow[];
  /** Of all rows, one amount a time: the same for every pair of dimensions. */
  readonly totals: readonly string[];
}

interface SpendRow {
  /** One a dimension; `null` where the bill names none. */
  readonly keys: readonly (string | null)[] | 'others';
  readonly amounts: readonly string[];
}

interface ExactRow {
  readonly keys: SpendRow['keys'];
  readonly amounts: Exact[];
}

type TableQuery = Pick<SpendQuery, 'by' | 'grain' | 'costKind'>;

/** The spend of a ledger by what was asked, or why it cannot be told. */
export function spendTable(
  ledger: Ledger,
  query: TableQuery,
): SpendTable | { readonly kind: 'unknown'; readonly reason: string } {
  const { by, grain, costKind } = query;
  const cubes = ledger.cubes.filter(
    (cube) => cube.grain === grain && cube.costKind === costKind && by.every((each) => cube.dimensions.includes(each)),
  );
  const found = cubes.map((cube) => ({ cube, rows: rowsBy(cube, by) }));
  // Of several pairs with the one dimension that was asked for, the one that leaves the least to `others`.
  const [best] = found.toSorted((left, right) => othersOf(left.rows) - othersOf(right.rows));
  if (best === undefined) return { kind: 'unknown', reason: whyNot(ledger, query) };
  const rows = best.rows.toSorted(largestFirst);
  const totals = best.cube.times.map((_, place) => sumOf(rows.map(({ amounts }) => amounts[place] ?? 0)));
  return { kind: 'known', times: best.cube.times, rows: rows.map(spell), totals: totals.map(text) };
}

/** The unusual days of a ledger that a query asks for, the costliest first. */
export function unusualOf({ unusual }: Ledger, { account, service }: AnomalyQuery): UnusualDays[] {
  return unusual.filter(
    (each) =>
      (account === undefined || account.some((id) => id === each.accountId)) &&
      (service === undefined || service.some((name) => name === each.service)),
  );
}

/** The rows of a cube by some of its dimensions, in the order that was asked for. */
function rowsBy({ dimensions, rows }: Cube, by: readonly SpendDimension[]): ExactRow[] {
  const places = by.map((each) => dimensions.indexOf(each));
  const merged = new Map<string, ExactRow>();
  for (const { keys: both, amounts } of rows) {
    const keys = both === 'others' ? both : places.map((place) => both[place] ?? null);
    const name = JSON.stringify(keys);
    const known = merged.get(name)?.amounts;
    const exact = amounts.map((amount, place) => addExact(readExact(amount) ?? 0, known?.[place] ?? 0));
    merged.set(name, { keys, amounts: exact });
  }
  return [...merged.values()];
}

function othersOf(rows: readonly ExactRow[]): number {
  const others = rows.find(({ keys }) => keys === 'others')?.amounts ?? [];
  return Math.abs(approximately(sumOf(others)));
}

function largestFirst(left: ExactRow, right: ExactRow): number {
  const byKind = Number(left.keys === 'others') - Number(right.keys === 'others');
  return byKind || compareExact(sumOf(right.amounts), sumOf(left.amounts));
}

function whyNot({ costKinds, cubes }: Ledger, { by, grain, costKind }: TableQuery): string {
  const unusable = costKinds.find(({ kind, usable }) => kind === costKind && !usable);
  if (unusable !== undefined)
    return `The bill does not tell ${costKind} cost: ${unusable.reason ?? 'no reason given'}.`;
  const isTold = cubes.some(({ dimensions }) => by.every((each) => dimensions.includes(each)));
  if (!isTold) return `The bill does not tell spend by ${by.join(' and ')}.`;
  return `The ${costKind} cost is not told by ${grain}; by day it is billed and effective cost, by month all.`;
}

function sumOf(amounts: readonly Exact[]): Exact {
  return amounts.reduce(addExact, 0);
}

function spell({ keys, amounts }: ExactRow): SpendRow {
  return { keys, amounts: amounts.map(text) };
}

function text(amount: Exact): string {
  return toMoney(amount, 'USD').amount;
}
