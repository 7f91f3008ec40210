import { type Money, zero } from '../core/money.ts';
import { addExact, type Exact, readExact, toMoney } from './decimal.ts';

/** The sums of one account group in one currency, as plain JSON. `null`: findings of which no amount is known. */
export interface PartSum {
  readonly currency: string | null;
  readonly naive: string;
  readonly net: string;
  /** How much of the net states no basis. */
  readonly unstatedNet: string;
  /** What stands beside as too small. */
  readonly small: string;
  readonly lines: number;
  readonly counted: number;
  readonly mayAdd: boolean;
  readonly mayFall: boolean;
}

export interface Part {
  /** Nothing, in this currency: one object for all lines of which nothing counts. */
  readonly zero: Money;
  naive: Exact;
  net: Exact;
  unstatedNet: Exact;
  small: Exact;
  lines: number;
  counted: number;
  mayAdd: boolean;
  mayFall: boolean;
}

/** Sums in the making, by currency. */
export type Tally = Map<string | null, Part>;

export function partOf(tally: Tally, currency: string | null): Part {
  const known = tally.get(currency);
  if (known) return known;
  const part: Part = {
    zero: zero(currency ?? ''),
    naive: 0,
    net: 0,
    unstatedNet: 0,
    small: 0,
    lines: 0,
    counted: 0,
    mayAdd: false,
    mayFall: false,
  };
  tally.set(currency, part);
  return part;
}

/** The sums as they are stored, in one order. */
export function partSums(tally: Tally): PartSum[] {
  return [...tally]
    .sort(([left], [right]) => ((left ?? '') < (right ?? '') ? -1 : 1))
    .map(([currency, { zero: _, naive, net, unstatedNet, small, ...rest }]) => ({
      currency,
      naive: amountOf(naive),
      net: amountOf(net),
      unstatedNet: amountOf(unstatedNet),
      small: amountOf(small),
      ...rest,
    }));
}

/** Adds stored sums to a tally, without a currency to the one given. */
export function addPart(tally: Tally, sum: PartSum, homeCurrency: string): void {
  const part = partOf(tally, sum.currency ?? homeCurrency);
  part.naive = addExact(part.naive, readExact(sum.naive) ?? 0);
  part.net = addExact(part.net, readExact(sum.net) ?? 0);
  part.unstatedNet = addExact(part.unstatedNet, readExact(sum.unstatedNet) ?? 0);
  part.small = addExact(part.small, readExact(sum.small) ?? 0);
  part.counted += sum.counted;
  part.mayAdd ||= sum.mayAdd;
  part.mayFall ||= sum.mayFall;
}

function amountOf(value: Exact): string {
  return toMoney(value, '').amount;
}
