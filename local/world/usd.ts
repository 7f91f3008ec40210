import { MeshError } from '../../lib/core/errors.ts';
import { type Money, money } from '../../lib/core/money.ts';

/**
 * An exact amount of US dollars as a whole number of 10^-18 dollars. Prices have up to 10 decimals, quantities 6, a
 * share or a discount 2: their product is whole in this unit, so that no sum of the world is ever rounded unseen.
 */
export type Usd = bigint;

const places = 18;
const dollar = 10n ** BigInt(places);
const microsPerUnit = 1_000_000n;
/** AWS bills rows with ten decimals. */
export const rowPlaces = 10;
const centPlaces = 2;

/** An amount from decimal text such as "0.0416". @throws MeshError `bad-input` */
export function usd(text: string): Usd {
  const match = /^(-?)(\d+)(?:\.(\d{1,18}))?$/.exec(text);
  if (match === null) throw new MeshError('bad-input', `"${text}" is not an amount of dollars with up to 18 decimals`);
  const [, sign, whole = '0', fraction = ''] = match;
  const amount = BigInt(whole) * dollar + BigInt(fraction.padEnd(places, '0'));
  return sign === '-' ? -amount : amount;
}

/** The exact amount as money, without trailing zeros. */
export function toMoney(amount: Usd): Money {
  return money(toText(amount), 'USD');
}

/** The amount in plain decimals, all 18 of them. */
export function toText(amount: Usd): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(places + 1, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Rounded half to even, as bills are. */
export function roundUsd(amount: Usd, decimals: number): Usd {
  const step = 10n ** BigInt(places - decimals);
  return divideHalfEven(amount, step) * step;
}

/** Rounded half to even to whole cents: how every source states an amount here. */
export function cents(amount: Usd): Usd {
  return roundUsd(amount, centPlaces);
}

/** What a quantity costs. @param micros millionths of the unit that the rate is for */
export function costOf(rate: Usd, micros: bigint): Usd {
  return (rate * micros) / microsPerUnit;
}

/** `amount` x numerator / denominator, rounded half to even where it is not whole. */
export function partOf(amount: Usd, numerator: bigint, denominator: bigint): Usd {
  return divideHalfEven(amount * numerator, denominator);
}

/** That many percent of the amount. */
export function percentOf(amount: Usd, percent: number): Usd {
  return partOf(amount, BigInt(percent), 100n);
}

export function micros(units: number): bigint {
  return BigInt(units) * microsPerUnit;
}

function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const positive = numerator < 0n ? -numerator : numerator;
  const quotient = positive / denominator;
  const twice = (positive % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  const rounded = up ? quotient + 1n : quotient;
  return numerator < 0n ? -rounded : rounded;
}
