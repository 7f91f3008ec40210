import * as z from 'zod/mini';
import { Action, Facet } from './action.ts';
import { Estimate } from './estimate.ts';
import { Level } from './level.ts';
import { Resource } from './resource.ts';
import { Instant } from './time.ts';

/** Who holds an opinion. The Support API and the Trusted Advisor API are one family: the same opinion over two wires. */
export const SourceFamily = z.enum([
  'trusted-advisor',
  'cost-optimization-hub',
  'compute-optimizer',
  'cost-explorer',
  'billing',
]);
export type SourceFamily = z.infer<typeof SourceFamily>;

export const Source = z.strictObject({
  agent: z.string().check(z.minLength(1)),
  family: SourceFamily,
  /** The operation that stated it, e.g. `trustedadvisor:ListRecommendationResources`. */
  api: z.string().check(z.minLength(1)),
  /** The id of a Trusted Advisor check or the name of a billing rule. */
  check: z.optional(z.string()),
  recommendationId: z.optional(z.string()),
  /** The rank among one source's options for the same unit, 1 first. */
  rank: z.optional(z.int().check(z.positive())),
  /** When the source last looked, where it says so. */
  refreshedAt: z.optional(Instant),
  retrievedAt: Instant,
});
export type Source = z.infer<typeof Source>;

/** What a source states as saving a month of 730 hours, on each basis that it states. */
export const Savings = z.strictObject({
  list: z.optional(Estimate),
  afterDiscounts: z.optional(Estimate),
  /** The discounts that `afterDiscounts` takes in, in the source's words. */
  afterDiscountsIncludes: z.optional(z.string()),
  unstated: z.optional(Estimate),
});
export type Savings = z.infer<typeof Savings>;

/** Grade of evidence: A measured with memory or no use at all, B measured, C by rule of thumb or list price. */
export const Grade = z.strictObject({ value: z.enum(['A', 'B', 'C']), why: z.string().check(z.minLength(1)) });
export type Grade = z.infer<typeof Grade>;

export const Owner = z.strictObject({
  value: z.optional(z.string()),
  how: z.enum(['tag', 'stack', 'account', 'unknown']),
});
export type Owner = z.infer<typeof Owner>;

/** One field of one answer. Every figure that a finding shows is here, or follows from what is here. */
export const Evidence = z.strictObject({
  id: z.string(),
  api: z.string(),
  field: z.string(),
  /** As the source wrote it. */
  value: z.string(),
  unit: z.optional(z.string()),
  at: Instant,
});
export type Evidence = z.infer<typeof Evidence>;

/** One source's opinion about one thing. */
export const Finding = z.strictObject({
  id: z.string().check(z.minLength(1)),
  source: Source,
  resource: Resource,
  facet: Facet,
  action: Action,
  savings: Savings,
  monthlyCost: z.strictObject({ current: z.optional(Estimate), target: z.optional(Estimate) }),
  /** What the invoice would change by now, given commitments; unknown where coverage is not known. */
  billChange: Estimate,
  effort: Level,
  risk: Level,
  restartNeeded: z.optional(z.boolean()),
  rollback: z.strictObject({ possible: z.optional(z.boolean()), steps: z.optional(z.string()) }),
  /** Of a purchase: what it would apply to, as far as the source states it. */
  purchase: z.optional(
    z.strictObject({
      /** On-demand spend a month that the purchase could cover (`CurrentAverageHourlyOnDemandSpend` x 730). */
      eligible: Estimate,
      /** Whole units to buy, of reservations. */
      units: z.optional(z.int().check(z.positive())),
      upfront: z.optional(Estimate),
    }),
  ),
  /** Why a source itself leaves the resource out, e.g. "excluded in Trusted Advisor". Never dropped: struck whole. */
  excluded: z.optional(z.string()),
  lookbackDays: z.optional(z.number().check(z.positive())),
  grade: Grade,
  owner: Owner,
  evidence: z.array(Evidence),
  /** Across analyses; set by the supervisor only. */
  firstSeen: z.optional(Instant),
  lastSeen: z.optional(Instant),
});
export type Finding = z.infer<typeof Finding>;
