import type { ReceiptEntry } from '../../../lib/core/analysis.ts';
import type { Beside, StruckReason } from '../../../lib/core/receipt.ts';
import { addExact, compareExact, type Exact, readExact, toMoney } from '../../../lib/receipt/decimal.ts';

/** What all lines of a receipt come to by reason, and where the entries of each finding stand. */
export interface ReceiptBook {
  /** By currency: `naive - sum(struck) = net`, and how much stands beside the sum. */
  readonly sums: ReadonlyMap<string, ReceiptSums>;
  /** Places among all entries, from 0, by finding. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

export interface ReceiptSums {
  /** The largest first. */
  readonly struck: readonly {
    readonly reason: StruckReason;
    readonly amount: ReturnType<typeof toMoney>;
    readonly lines: number;
  }[];
  readonly beside: readonly { readonly kind: Beside['kind']; readonly count: number }[];
}

interface Tally {
  readonly struck: Map<StruckReason, { amount: Exact; lines: number }>;
  readonly beside: Map<Beside['kind'], number>;
}

/** Takes entries in their order, some at a time, and tells what they come to. */
export function keepBook() {
  const tallies = new Map<string, Tally>();
  const places = new Map<string, number[]>();
  let next = 0;
  return {
    add(entry: ReceiptEntry): void {
      const tally = tallies.get(entry.currency) ?? { struck: new Map(), beside: new Map() };
      tallies.set(entry.currency, tally);
      count(tally, entry);
      const { findingId } = entry.kind === 'line' ? entry.line : entry.beside;
      const known = places.get(findingId);
      if (known === undefined) places.set(findingId, [next]);
      else known.push(next);
      next += 1;
    },
    close(): ReceiptBook {
      return { places, sums: new Map([...tallies].map(([currency, tally]) => [currency, sumsOf(tally, currency)])) };
    },
  };
}

function count({ struck, beside }: Tally, entry: ReceiptEntry): void {
  if (entry.kind === 'beside') {
    beside.set(entry.beside.kind, (beside.get(entry.beside.kind) ?? 0) + 1);
    return;
  }
  for (const { reason, amount } of entry.line.struck) {
    const known = struck.get(reason) ?? { amount: 0, lines: 0 };
    struck.set(reason, { amount: addExact(known.amount, readExact(amount.amount) ?? 0), lines: known.lines + 1 });
  }
}

function sumsOf({ struck, beside }: Tally, currency: string): ReceiptSums {
  const largestFirst = [...struck].toSorted(([, left], [, right]) => compareExact(right.amount, left.amount));
  return {
    struck: largestFirst.map(([reason, { amount, lines }]) => ({ reason, amount: toMoney(amount, currency), lines })),
    beside: [...beside]
      .map(([kind, many]) => ({ kind, count: many }))
      .toSorted((left, right) => right.count - left.count),
  };
}
