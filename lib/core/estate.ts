import * as z from 'zod';
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
  family: z.string().optional(),
  region: z.string().optional(),
  accountId: AccountId,
  scope: z.enum(['payer', 'linked']),
  end: Day,
  utilisation: ShareText.optional(),
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

/** What a report knows beside opinions, but for the states of resources, which lie in parts. */
export const EstateHeader = z.strictObject({
  /** Absent: commitments were not read. */
  commitments: z.array(CommitmentInForce).optional(),
  preferences: HubPreferences,
  /** Relation kinds that a source should have told and did not, e.g. `auto-scaling:DescribeAutoScalingInstances`. */
  unread: z.array(z.string()),
});
export type EstateHeader = z.infer<typeof EstateHeader>;

/** All that the adjudication knows beside opinions, settings and decisions. */
export interface Estate extends EstateHeader {
  readonly resources: readonly ResourceState[];
}
