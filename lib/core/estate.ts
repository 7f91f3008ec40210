import * as z from 'zod';
import { Money } from './money.ts';
import { AccountId } from './resource.ts';
import { Day } from './time.ts';

/** A share between 0 and 1 as a decimal text. */
const Share = z.string().regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'a share between 0 and 1 such as "0.25"');

/**
 * How a resource is named where a relation speaks of it: `accountId/region/service/type/id`, normalised as in
 * `lib/receipt`, so that an opinion and a relation about one thing meet.
 */
export const ResourceKey = z.string().min(1);

/**
 * What was read about one flagged resource beside the opinions. A member that is absent was not read: the rules treat
 * it as unknown. `null` was read, and there is none.
 */
export const ResourceState = z.strictObject({
  key: ResourceKey,
  exists: z.boolean().optional(),
  tags: z.record(z.string(), z.string()).optional(),
  /** The current configuration in AWS's words (`m5.2xlarge`, `gp2 500 GiB`): a decision is bound to it. */
  configuration: z.string().optional(),
  /** Of a volume: the instance, and whether EC2 deletes the volume with it (`DeleteOnTermination`). */
  attachedTo: z.strictObject({ key: ResourceKey, deletedWithIt: z.boolean().optional() }).nullable().optional(),
  /** Of an instance: its Auto Scaling group. */
  group: ResourceKey.nullable().optional(),
  /** Of an Aurora instance: its cluster. */
  cluster: ResourceKey.nullable().optional(),
  /** The part of its hours that commitments cover, by commitment id. Empty: wholly on demand. */
  coverage: z.array(z.strictObject({ commitmentId: z.string(), share: Share })).optional(),
});
export type ResourceState = z.infer<typeof ResourceState>;

/** A reservation or Savings Plan that is paid for already. */
export const CommitmentInForce = z.strictObject({
  id: z.string(),
  instrument: z.enum(['savings-plan', 'reservation']),
  /** As in `Commitment`. */
  product: z.string(),
  family: z.string().optional(),
  region: z.string().optional(),
  accountId: AccountId,
  scope: z.enum(['payer', 'linked']),
  end: Day,
  utilisation: Share.optional(),
  /**
   * List price a month of other eligible usage that runs on demand now and would take over hours that become free.
   * Absent: not known.
   */
  absorbable: Money.optional(),
});
export type CommitmentInForce = z.infer<typeof CommitmentInForce>;

/** The account's own choices in Cost Optimization Hub (`GetPreferences`). */
export const HubPreferences = z.strictObject({
  savingsEstimationMode: z.enum(['list', 'after-discounts']).optional(),
  preferredCommitment: z
    .strictObject({
      term: z.enum(['one-year', 'three-years']).optional(),
      payment: z.enum(['no-upfront', 'partial-upfront', 'all-upfront']).optional(),
    })
    .optional(),
});
export type HubPreferences = z.infer<typeof HubPreferences>;

/** All that the adjudication knows beside opinions, settings and decisions. */
export const Estate = z.strictObject({
  resources: z.array(ResourceState),
  /** Absent: commitments were not read. */
  commitments: z.array(CommitmentInForce).optional(),
  preferences: HubPreferences,
  /** Relation kinds that a source should have told and did not, e.g. `auto-scaling:DescribeAutoScalingInstances`. */
  unread: z.array(z.string()),
});
export type Estate = z.infer<typeof Estate>;
