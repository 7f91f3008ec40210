import * as z from 'zod/mini';
import { AccountId } from './account-id.ts';
import { Money } from './money.ts';
import type { ResourceState } from './resource-state.ts';
import { ShareText } from './share-text.ts';
import { Day } from './time.ts';

/** A reservation or Savings Plan that is paid for already. */
export const CommitmentInForce = z.strictObject({
  id: z.string(),
  instrument: z.enum(['savings-plan', 'reservation']),
  /** As in `Commitment`. */
  product: z.string(),
  family: z.optional(z.string()),
  region: z.optional(z.string()),
  accountId: AccountId,
  scope: z.enum(['payer', 'linked']),
  end: Day,
  utilisation: z.optional(ShareText),
  /**
   * List price a month of other eligible usage that runs on demand now and would take over hours that become free.
   * Absent: not known.
   */
  absorbable: z.optional(Money),
});
export type CommitmentInForce = z.infer<typeof CommitmentInForce>;

/** The account's own choices in Cost Optimization Hub (`GetPreferences`). */
export const HubPreferences = z.strictObject({
  savingsEstimationMode: z.optional(z.enum(['list', 'after-discounts'])),
  preferredCommitment: z.optional(
    z.strictObject({
      term: z.optional(z.enum(['one-year', 'three-years'])),
      payment: z.optional(z.enum(['no-upfront', 'partial-upfront', 'all-upfront'])),
    }),
  ),
});
export type HubPreferences = z.infer<typeof HubPreferences>;

/** What a report knows beside opinions, but for the states of resources, which lie in parts. */
export const EstateHeader = z.strictObject({
  /** Absent: commitments were not read. */
  commitments: z.optional(z.array(CommitmentInForce)),
  preferences: HubPreferences,
  /** Relation kinds that a source should have told and did not, e.g. `auto-scaling:DescribeAutoScalingInstances`. */
  unread: z.array(z.string()),
});
export type EstateHeader = z.infer<typeof EstateHeader>;

/** All that the adjudication knows beside opinions, settings and decisions. */
export interface Estate extends EstateHeader {
  readonly resources: readonly ResourceState[];
}
