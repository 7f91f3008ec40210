import * as z from 'zod/mini';
import { Money } from './money.ts';

/**
 * An amount as far as it is known. Unknown is never 0 and is never left out of a count.
 * Where an estimate is a saving, it is per month of 730 hours.
 */
export const Estimate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('known'), value: Money }),
  z.strictObject({ kind: z.literal('range'), low: Money, high: Money }),
  z.strictObject({ kind: z.literal('unknown'), reason: z.string().check(z.minLength(1)) }),
]);
export type Estimate = z.infer<typeof Estimate>;

/** The price basis. Amounts of different bases are never added into one figure. */
export const Basis = z.enum(['list', 'after-discounts', 'unstated']);
export type Basis = z.infer<typeof Basis>;

export function known(value: Money): Estimate {
  return { kind: 'known', value };
}

/** @param reason one plain clause that a reader understands, e.g. "Trusted Advisor states no saving for this check" */
export function unknown(reason: string): Estimate {
  return { kind: 'unknown', reason };
}
