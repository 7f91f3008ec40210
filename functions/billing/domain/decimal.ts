import { roundMoney } from '../../../lib/core/money.ts';
import {
  addExact,
  compareExact,
  type Exact,
  readExact,
  shareOf,
  subtractExact,
  toMoney,
} from '../../../lib/receipt/decimal.ts';

/** What money needs beside an amount; here it is an amount of anything. */
const anyCurrency = 'XXX';

/** Exact, of decimal texts. */
export function plus(left: string, right: string): string {
  return textOf(addExact(exact(left), exact(right)));
}

/** Exact. */
export function minus(left: string, right: string): string {
  return textOf(subtractExact(exact(left), exact(right)));
}

/** Exact up to 64 decimals. */
export function times(left: string, right: string): string {
  return textOf(shareOf(exact(left), exact(right), exact('1')));
}

/** To 64 decimals, half to even; `undefined` where nothing is the divisor. */
export function dividedBy(left: string, right: string): string | undefined {
  return compare(right, '0') === 0 ? undefined : textOf(shareOf(exact(left), exact('1'), exact(right)));
}

/** Exact. */
export function total(values: Iterable<string>): string {
  let sum: Exact = 0;
  for (const value of values) sum = addExact(sum, exact(value));
  return textOf(sum);
}

/** Negative, zero or positive. */
export function compare(left: string, right: string): number {
  return compareExact(exact(left), exact(right));
}

export function largerOf(left: string, right: string): string {
  return compare(left, right) >= 0 ? left : right;
}

export function magnitude(value: string): string {
  return value.startsWith('-') ? value.slice(1) : value;
}

/** Half to even. */
export function rounded(value: string, places: number): string {
  return roundMoney({ amount: value, currency: anyCurrency }, places).amount;
}

function exact(text: string): Exact {
  return readExact(text) ?? 0;
}

function textOf(value: Exact): string {
  return toMoney(value, anyCurrency).amount;
}
