import * as z from 'zod/mini';
import { Instant } from './time.ts';

export const OpportunityStatus = z.enum(['open', 'approved', 'rejected', 'dismissed', 'snoozed', 'done']);
export type OpportunityStatus = z.infer<typeof OpportunityStatus>;

/** What a person decided about an opportunity, bound to what it proposed then. */
export const Decision = z.strictObject({
  opportunityId: z.string(),
  status: OpportunityStatus,
  by: z.string(),
  reason: z.optional(z.string()),
  at: Instant,
  /** The end of a snooze. */
  until: z.optional(Instant),
  contentHash: z.string(),
});
export type Decision = z.infer<typeof Decision>;
