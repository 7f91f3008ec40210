import * as z from 'zod/mini';
import { Instant } from './time.ts';

export const GapCode = z.enum([
  'access-denied',
  'plan-required',
  'not-enabled',
  'throttled',
  'timeout',
  'agent-unavailable',
  'no-data',
  'unusable-data',
  'cost-cap',
]);
export type GapCode = z.infer<typeof GapCode>;

/** Something that could not be read: what it is, since when, what it does to the answer, and what to do about it. */
export const Gap = z.strictObject({
  /** The API or agent that did not answer, e.g. `trustedadvisor:ListRecommendations`. */
  source: z.string().check(z.minLength(1)),
  code: GapCode,
  since: Instant,
  /** One sentence: what the answer lacks for it. */
  effect: z.string().check(z.minLength(1)),
  /** One sentence: what a reader can do. */
  remedy: z.string().check(z.minLength(1)),
});
export type Gap = z.infer<typeof Gap>;
