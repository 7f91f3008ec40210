import type { ReceiptEntry } from '../../../lib/core/analysis.ts';
import type { Beside, ReceiptLine, StruckReason } from '../../../lib/core/receipt.ts';
import { addExact, compareExact, type Exact, readExact, toMoney } from '../../../lib/receipt/decimal.ts';
import { type BookLine, createLineMaker } from './receipt-lines.ts';

type Amount = ReturnType<typeof toMoney>;

/** What all lines of a receipt come to by reason, and where the entries of each finding stand. */
export interface ReceiptBook {
  /** By currency: `naive - sum(struck) = net`, and how much stands beside the sum. */
  readonly sums: ReadonlyMap<string, ReceiptSums>;
  /** Places among all entries, from 0, by finding. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** All entries, by their places. */
  readonly lines: readonly BookLine[];
}

export interface ReceiptSums {
  /** The largest first. */
  readonly struck: readonly {
    readonly reason: StruckReason;
    readonly amount: Amount;
    readonly lines: number;
  }[];
  /** `open`: of them those in whose place nothing else counts, so that their amount is missing in the net. */
  readonly beside: readonly { readonly kind: Beside['kind']; readonly count: number; readonly open: number }[];
  /** What the open ranges come to at least and at most, a month; absent where there is none. */
  readonly range?: { readonly low: Amount; readonly high: Amount };
}

interface Tally {
  readonly struck: Map<StruckReason, { amount: Exact; lines: number }>;
  readonly beside: Map<Beside['kind'], { count: number; open: number }>;
  range: { low: Exact; high: Exact } | undefined;
}

/** Takes entries in their order, some at a time, and tells what they come to. */
export function keepBook() {
  const tallies = new Map<string, Tally>();
  const places = new Map<string, number[]>();
  const lines: BookLine[] = [];
  const makeLine = createLineMaker();
  return {
    add(entry: ReceiptEntry): void {
      const tally = tallies.get(entry.currency) ?? { struck: new Map(), beside: new Map(), range: undefined };
      tallies.set(entry.currency, tally);
      if (entry.kind === 'line') countStruck(tally, entry.line);
      else countBeside(tally, entry.beside);
      const { findingId } = entry.kind === 'line' ? entry.line : entry.beside;
      const known = places.get(findingId);
      if (known === undefined) places.set(findingId, [lines.length]);
      else known.push(lines.length);
      lines.push(makeLine(entry));
    },
    close(): ReceiptBook {
      const sums = new Map([...tallies].map(([currency, tally]) => [currency, sumsOf(tally, currency)]));
      return { places, lines, sums };
    },
  };
}

function countStruck({ struck }: Tally, line: ReceiptLine): void {
  for (const { reason, amount } of line.struck) {
    const known = struck.get(reason) ?? { amount: 0, lines: 0 };
    struck.set(reason, { amount: addExact(known.amount, readExact(amount.amount) ?? 0), lines: known.lines + 1 });
  }
}

function countBeside(tally: Tally, { kind, reason, by, estimate }: Beside): void {
  const { count: many, open } = tally.beside.get(kind) ?? { count: 0, open: 0 };
  const isOpen = reason === undefined && by === undefined;
  tally.beside.set(kind, { count: many + 1, open: open + (isOpen ? 1 : 0) });
  if (!isOpen || kind !== 'range' || estimate.kind !== 'range') return;
  const { low, high } = tally.range ?? { low: 0, high: 0 };
  tally.range = {
    low: addExact(low, readExact(estimate.low.amount) ?? 0),
    high: addExact(high, readExact(estimate.high.amount) ?? 0),
  };
}

function sumsOf({ struck, beside, range }: Tally, currency: string): ReceiptSums {
  const largestFirst = [...struck].toSorted(([, left], [, right]) => compareExact(right.amount, left.amount));
  return {
    struck: largestFirst.map(([reason, { amount, lines }]) => ({ reason, amount: toMoney(amount, currency), lines })),
    beside: [...beside]
      .map(([kind, counts]) => ({ kind, ...counts }))
      .toSorted((left, right) => right.count - left.count),
    ...(range && { range: { low: toMoney(range.low, currency), high: toMoney(range.high, currency) } }),
  };
}
