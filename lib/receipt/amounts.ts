import type { Basis, Estimate } from '../core/estimate.ts';
import type { Savings } from '../core/finding.ts';
import type { Money } from '../core/money.ts';
import { savingOn } from '../core/saving-on.ts';
import { type Exact, readExact } from './decimal.ts';

const isoCode = /^[A-Z]{3}$/;

/**
 * The estimate that a finding states for a receipt's basis. What states no basis counts in either. An amount that is
 * no decimal (which the schema forbids, and which slips in) is no amount: it is unknown, never 0.
 */
export function statedOn(savings: Savings, basis: Basis, currency: string): Estimate | undefined {
  const stated = savingOn(savings, basis);
  return exactOf(stated, currency) === undefined ? savings.unstated : stated;
}

/** What an estimate says exactly; `undefined` where it is not known, or not in that currency. */
export function exactOf(estimate: Estimate | undefined, currency: string): Exact | undefined {
  if (estimate?.kind !== 'known' || estimate.value?.currency !== currency) return undefined;
  return readExact(estimate.value.amount);
}

/** The currency of the first amount that is one; `undefined` where a finding states none. */
export function currencyOf(savings: Savings): string | undefined {
  return currencyIn(savings.list) ?? currencyIn(savings.afterDiscounts) ?? currencyIn(savings.unstated);
}

/** The currency of a known or ranging amount; `undefined` where the amount or the currency is none. */
export function currencyIn(estimate: Estimate | undefined): string | undefined {
  const value = estimate?.kind === 'known' ? estimate.value : estimate?.kind === 'range' ? estimate.low : undefined;
  if (value === undefined || value === null || !isCurrency(value.currency)) return undefined;
  if (estimate?.kind === 'range' && !isRange(estimate)) return undefined;
  return readExact(value.amount) === undefined ? undefined : value.currency;
}

function isRange({ low, high }: { low: Money; high: Money }): boolean {
  return high?.currency === low.currency && readExact(high.amount) !== undefined;
}

function isCurrency(code: unknown): code is string {
  return typeof code === 'string' && isoCode.test(code);
}

/** What a finding without an amount in the receipt's basis has to say instead. */
export type Unadded = { readonly kind: 'other-basis' | 'range' | 'unknown'; readonly estimate: Estimate };

/**
 * How a finding without an amount in the receipt's basis is shown: a range in it, an amount or a range in another
 * basis, or unknown with the reason that the source gives.
 */
export function unaddedOf(savings: Savings, basis: Basis): Unadded {
  const range = usable(savingOn(savings, basis), 'range') ?? usable(savings.unstated, 'range');
  if (range) return { kind: 'range', estimate: range };
  const known = firstUsable(savings, 'known');
  if (known) return { kind: 'other-basis', estimate: known };
  const other = firstUsable(savings, 'range');
  // A receipt on which nobody states an amount has no basis that the range could differ from.
  if (other) return { kind: basis === 'unstated' ? 'range' : 'other-basis', estimate: other };
  return { kind: 'unknown', estimate: { kind: 'unknown', reason: reasonOf(savings) } };
}

function firstUsable({ list, afterDiscounts, unstated }: Savings, kind: Estimate['kind']): Estimate | undefined {
  return usable(list, kind) ?? usable(afterDiscounts, kind) ?? usable(unstated, kind);
}

function usable(estimate: Estimate | undefined, kind: Estimate['kind']): Estimate | undefined {
  return estimate?.kind === kind && currencyIn(estimate) !== undefined ? estimate : undefined;
}

function reasonOf({ list, afterDiscounts, unstated }: Savings): string {
  const stated = [list, afterDiscounts, unstated].filter((each) => each !== undefined && each !== null);
  for (const estimate of stated) if (estimate.kind === 'unknown' && estimate.reason) return estimate.reason;
  const [broken] = stated;
  if (broken?.kind === 'known') {
    return `"${broken.value?.amount}" of currency "${broken.value?.currency}" is not an amount`;
  }
  return broken ? 'the stated range is not one of amounts' : 'the source states no saving';
}
