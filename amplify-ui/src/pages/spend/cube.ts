import { addMoney, sizeOf } from '../../format/money.ts';

/** Spend by keys and times, as the interface answers it. */
export interface Cube {
  readonly currency: string;
  readonly grain: 'day' | 'month';
  readonly times: readonly string[];
  readonly rows: readonly {
    readonly keys: readonly (string | null)[] | 'others';
    readonly amounts: readonly string[];
  }[];
  readonly totals: readonly string[];
  /** Names of accounts by their ids. */
  readonly names: Readonly<Record<string, string>>;
}

export interface CubeRow {
  readonly label: string;
  readonly amounts: readonly string[];
  /** Over all times that are shown. */
  readonly total: string;
  readonly size: number;
}

/** The rows by what they come to in all, largest first; what the interface summed as others stays last. */
export function rowsOf({ rows, names, currency }: Cube): CubeRow[] {
  const all = rows.map(({ keys, amounts }): CubeRow & { readonly isOthers: boolean } => {
    const money = addMoney(
      amounts.map((amount) => ({ amount, currency })),
      currency,
    );
    const label = keys === 'others' ? 'All others' : keys.map((key) => labelOf(key, names)).join(', ');
    return { label, amounts, total: money.amount, size: sizeOf(money), isOthers: keys === 'others' };
  });
  return all.toSorted((left, right) => Number(left.isOthers) - Number(right.isOthers) || right.size - left.size);
}

/** The largest rows, and the rest as one. */
export function largestOf(rows: readonly CubeRow[], shown: number, currency: string): CubeRow[] {
  if (rows.length <= shown) return [...rows];
  const rest = rows.slice(shown);
  const times = rest[0]?.amounts.length ?? 0;
  const sum = (amounts: readonly string[]) =>
    addMoney(
      amounts.map((amount) => ({ amount, currency })),
      currency,
    );
  const amounts = Array.from({ length: times }, (_, time) => sum(rest.map((row) => row.amounts[time] ?? '0')).amount);
  const total = sum(rest.map((row) => row.total));
  return [...rows.slice(0, shown), { label: 'All others', amounts, total: total.amount, size: sizeOf(total) }];
}

function labelOf(key: string | null, names: Readonly<Record<string, string>>): string {
  if (key === null) return 'none named';
  return names[key] ?? key;
}
