import type { Money } from '../core/money.ts';

/**
 * An exact amount. While it fits, a number that counts whole millionths, since a number adds in a nanosecond; else a
 * bigint that counts the 64th decimal. Both are exact; floating point never holds a fraction here.
 */
export type Exact = number | bigint;

const microPlaces = 6;
const microsPerUnit = 1_000_000;
/** The decimals that `Money` may have. */
const finePlaces = 64;
const finePerUnit = 10n ** BigInt(finePlaces);
const finePerMicro = 10n ** BigInt(finePlaces - microPlaces);
const finePerCent = 10n ** BigInt(finePlaces - 2);
const decimalPattern = /^-?\d{1,64}(\.\d{1,64})?$/;
/** As many whole digits as can be counted in micros, in any sum of two, within 2^53. */
const microWholeDigits = 9;

const minus = 45;
const point = 46;
const digitZero = 48;
const digitNine = 57;

/** The amount that a decimal text spells; `undefined` where it is not a plain decimal (empty, "NaN", "1e5"). */
export function readExact(text: unknown): Exact | undefined {
  if (typeof text !== 'string') return undefined;
  const micros = readMicros(text);
  if (micros !== undefined) return micros;
  if (!decimalPattern.test(text)) return undefined;
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const fine = BigInt(whole + fraction.padEnd(finePlaces, '0'));
  return text.startsWith('-') ? -fine : fine;
}

/** The usual amount, of at most nine digits before and six after the point; `undefined` for any other text. */
function readMicros(text: string): number | undefined {
  const start = text.charCodeAt(0) === minus ? 1 : 0;
  let whole = 0;
  let index = start;
  for (; index < text.length && text.charCodeAt(index) !== point; index++) {
    const code = text.charCodeAt(index);
    if (code < digitZero || code > digitNine) return undefined;
    whole = whole * 10 + code - digitZero;
  }
  if (index === start || index - start > microWholeDigits) return undefined;
  const fraction = index === text.length ? 0 : readFraction(text, index + 1);
  if (fraction === undefined) return undefined;
  const micros = whole * microsPerUnit + fraction;
  // "-0" is nothing, and nothing has no sign
  return start === 1 && micros !== 0 ? -micros : micros;
}

function readFraction(text: string, from: number): number | undefined {
  const places = text.length - from;
  if (places < 1 || places > microPlaces) return undefined;
  let micros = 0;
  for (let index = from; index < from + microPlaces; index++) {
    const code = index < text.length ? text.charCodeAt(index) : digitZero;
    if (code < digitZero || code > digitNine) return undefined;
    micros = micros * 10 + code - digitZero;
  }
  return micros;
}

/** Exact. */
export function addExact(left: Exact, right: Exact): Exact {
  if (typeof left === 'number' && typeof right === 'number') {
    const total = left + right;
    if (Number.isSafeInteger(total)) return total;
  }
  return fine(left) + fine(right);
}

/** Exact. */
export function subtractExact(left: Exact, right: Exact): Exact {
  if (typeof left === 'number' && typeof right === 'number') {
    const rest = left - right;
    if (Number.isSafeInteger(rest)) return rest;
  }
  return fine(left) - fine(right);
}

/** Negative, zero or positive. */
export function compareExact(left: Exact, right: Exact): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const difference = fine(left) - fine(right);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The amount, or nothing where it is negative. */
export function orNothing(value: Exact): Exact {
  return compareExact(value, 0) < 0 ? 0 : value;
}

/** `value x part / whole`, rounded half to even to the cent, as bills are. `whole` must not be 0. */
export function shareInCents(value: Exact, part: Exact, whole: Exact): Exact {
  const cents = divideHalfEven(fine(value) * fine(part), fine(whole) * finePerCent);
  return small(cents * finePerCent);
}

/** `value x part / whole` to the last decimal that money may have: for sums that are rounded later. */
export function shareOf(value: Exact, part: Exact, whole: Exact): Exact {
  if (compareExact(part, whole) === 0) return value;
  return small(divideHalfEven(fine(value) * fine(part), fine(whole)));
}

/** The whole number of `units x part / whole`, rounded down; nothing where `part` is negative. */
export function wholeUnits(units: number, part: Exact, whole: Exact): number {
  return part < 0 ? 0 : Number((BigInt(units) * fine(part)) / fine(whole));
}

function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const quotient = top / bottom;
  const twice = (top - quotient * bottom) * 2n;
  const up = twice > bottom || (twice === bottom && quotient % 2n === 1n);
  const rounded = up ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}

/** For an order of amounts only: what a number makes of it. */
export function approximately(value: Exact): number {
  return typeof value === 'number' ? value / microsPerUnit : Number(value / finePerMicro) / microsPerUnit;
}

/** As money: a plain decimal without needless zeros. */
export function toMoney(value: Exact, currency: string): Money {
  return { amount: textOf(value), currency };
}

function textOf(value: Exact): string {
  if (typeof value === 'bigint') return spell(value, finePerUnit, finePlaces);
  if (value % microsPerUnit === 0) return String(value / microsPerUnit);
  const magnitude = Math.abs(value);
  const fraction = String(magnitude % microsPerUnit).padStart(microPlaces, '0');
  return `${value < 0 ? '-' : ''}${Math.trunc(magnitude / microsPerUnit)}.${withoutTrailingZeros(fraction)}`;
}

function spell(value: bigint, perUnit: bigint, places: number): string {
  const magnitude = value < 0n ? -value : value;
  const fraction = withoutTrailingZeros(String(magnitude % perUnit).padStart(places, '0'));
  return `${value < 0n ? '-' : ''}${magnitude / perUnit}${fraction === '' ? '' : `.${fraction}`}`;
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === digitZero) end--;
  return digits.slice(0, end);
}

function fine(value: Exact): bigint {
  return typeof value === 'bigint' ? value : BigInt(value) * finePerMicro;
}

/** Back to micros where that loses nothing. */
function small(value: bigint): Exact {
  if (value % finePerMicro !== 0n) return value;
  const micros = Number(value / finePerMicro);
  return Number.isSafeInteger(micros) ? micros : value;
}
