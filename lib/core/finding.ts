import * as z from 'zod';
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
  agent: z.string().min(1),
  family: SourceFamily,
  /** The operation that stated it, e.g. `trustedadvisor:ListRecommendationResources`. */
  api: z.string().min(1),
  /** The id of a Trusted Advisor check or the name of a billing rule. */
  check: z.string().optional(),
  recommendationId: z.string().optional(),
  /** The rank among one source's options for the same unit, 1 first. */
  rank: z.int().positive().optional(),
  /** When the source last looked, where it says so. */
  refreshedAt: Instant.optional(),
  retrievedAt: Instant,
});
export type Source = z.infer<typeof Source>;

/** What part of a resource a finding is about: two facets of one resource add up, two opinions on one facet do not. */
export const Facet = z.enum(['compute', 'storage', 'schedule', 'licence', 'network', 'commitment']);
export type Facet = z.infer<typeof Facet>;

export const ActionKind = z.enum([
  'stop',
  'delete',
  'rightsize',
  'upgrade',
  'scale-in',
  'migrate-architecture',
  'change-storage',
  'purchase-savings-plan',
  'purchase-reservation',
  'schedule',
  'review',
]);
export type ActionKind = z.infer<typeof ActionKind>;

/** From what to what, in the source's own words (`m5.2xlarge` to `m7g.large`). */
export const Action = z.strictObject({
  kind: ActionKind,
  current: z.string().optional(),
  target: z.string().optional(),
});
export type Action = z.infer<typeof Action>;

/** What a source states as saving a month of 730 hours, on each basis that it states. */
export const Savings = z.strictObject({
  list: Estimate.optional(),
  afterDiscounts: Estimate.optional(),
  /** The discounts that `afterDiscounts` takes in, in the source's words. */
  afterDiscountsIncludes: z.string().optional(),
  unstated: Estimate.optional(),
});
export type Savings = z.infer<typeof Savings>;

/** Grade of evidence: A measured with memory or no use at all, B measured, C by rule of thumb or list price. */
export const Grade = z.strictObject({ value: z.enum(['A', 'B', 'C']), why: z.string().min(1) });
export type Grade = z.infer<typeof Grade>;

export const Owner = z.strictObject({
  value: z.string().optional(),
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
  unit: z.string().optional(),
  at: Instant,
});
export type Evidence = z.infer<typeof Evidence>;

/** One source's opinion about one thing. */
export const Finding = z.strictObject({
  id: z.string().min(1),
  source: Source,
  resource: Resource,
  facet: Facet,
  action: Action,
  savings: Savings,
  monthlyCost: z.strictObject({ current: Estimate.optional(), target: Estimate.optional() }),
  /** What the invoice would change by now, given commitments; unknown where coverage is not known. */
  billChange: Estimate,
  effort: Level,
  risk: Level,
  restartNeeded: z.boolean().optional(),
  rollback: z.strictObject({ possible: z.boolean().optional(), steps: z.string().optional() }),
  /** Of a purchase: what it would apply to, as far as the source states it. */
  purchase: z
    .strictObject({
      /** On-demand spend a month that the purchase could cover (`CurrentAverageHourlyOnDemandSpend` x 730). */
      eligible: Estimate,
      /** Whole units to buy, of reservations. */
      units: z.int().positive().optional(),
      upfront: Estimate.optional(),
    })
    .optional(),
  /** Why a source itself leaves the resource out, e.g. "excluded in Trusted Advisor". Never dropped: struck whole. */
  excluded: z.string().optional(),
  lookbackDays: z.number().positive().optional(),
  grade: Grade,
  owner: Owner,
  evidence: z.array(Evidence),
  /** Across analyses; set by the supervisor only. */
  firstSeen: Instant.optional(),
  lastSeen: Instant.optional(),
});
export type Finding = z.infer<typeof Finding>;
