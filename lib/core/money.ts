import Big from 'big.js';
import * as z from 'zod/mini';
import { MeshError } from './errors.ts';

/** Digits that an amount may have on each side of the point. Cost Explorer states up to 50 digits in all. */
const decimalPattern = /^-?\d{1,64}(\.\d{1,64})?$/;

/** An exact amount of one currency. `amount` is a plain decimal text ("-12.50"), never a JSON number. */
export const Money = z.strictObject({
  amount: z.string().check(z.regex(decimalPattern, 'a plain decimal text such as "247.97"')),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as "USD"')),
});
export type Money = z.infer<typeof Money>;

/**
 * An amount of money from a decimal text. Equal amounts are equal as text: big.js writes one spelling a value, without
 * exponent, trailing zeros or "-0".
 *
 * @throws MeshError `bad-input` where the text is not a plain decimal
 */
export function money(amount: string, currency: string): Money {
  if (!decimalPattern.test(amount)) throw new MeshError('bad-input', `"${amount}" is not a decimal amount`);
  return { amount: new Big(amount).toFixed(), currency };
}

/** Nothing, in that currency. Only for sums: an amount that is not known is an `Estimate` of kind `unknown`. */
export function zero(currency: string): Money {
  return { amount: '0', currency };
}

/** @throws MeshError `currency-mismatch` */
export function add(left: Money, right: Money): Money {
  assertSameCurrency(left, right);
  return { amount: new Big(left.amount).plus(right.amount).toFixed(), currency: left.currency };
}

/** @throws MeshError `currency-mismatch` */
export function subtract(left: Money, right: Money): Money {
  assertSameCurrency(left, right);
  return { amount: new Big(left.amount).minus(right.amount).toFixed(), currency: left.currency };
}

/**
 * The exact sum, zero of `currency` where there is nothing to add.
 *
 * @throws MeshError `currency-mismatch`
 */
export function sum(amounts: Iterable<Money>, currency: string): Money {
  let total = new Big(0);
  for (const each of amounts) {
    if (each.currency !== currency) throw mismatch(each.currency, currency);
    total = total.plus(each.amount);
  }
  return { amount: total.toFixed(), currency };
}

/** Negative, zero or positive as `left` is less than, equal to or more than `right`. @throws MeshError `currency-mismatch` */
export function compareMoney(left: Money, right: Money): number {
  assertSameCurrency(left, right);
  return new Big(left.amount).cmp(right.amount);
}

/** -1, 0 or 1. */
export function signOf(value: Money): number {
  return new Big(value.amount).cmp(0);
}

/** The amount rounded half to even, as bills are, to the cent or to `places` decimals. */
export function roundMoney(value: Money, places = 2): Money {
  return { amount: new Big(value.amount).round(places, Big.roundHalfEven).toFixed(), currency: value.currency };
}

/** The amount for a reader: two decimals, thousands separated, the currency in front ("USD 1,234.50"). */
export function formatMoney(value: Money): string {
  const [whole = '0', cents = '00'] = new Big(value.amount).toFixed(2, Big.roundHalfEven).split('.');
  return `${value.currency} ${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

function assertSameCurrency(left: Money, right: Money): void {
  if (left.currency !== right.currency) throw mismatch(right.currency, left.currency);
}

function mismatch(found: string, expected: string): MeshError {
  return new MeshError('currency-mismatch', `${found} cannot be added to ${expected}: receipts are kept per currency`);
}
