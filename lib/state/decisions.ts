import * as z from 'zod/mini';
import { Decision } from '../core/decision.ts';

/** A decision as it lies in the audit trail. */
export const DecisionRecord = z.extend(Decision, {
  /** 1 for the first decision about an opportunity. */
  version: z.int().check(z.positive()),
  /** The analysis whose proposal was decided about. */
  analysisId: z.string(),
  /** The request that took it, where it carried an idempotency key: the same request again is no second decision. */
  request: z.optional(z.string()),
});
export type DecisionRecord = z.infer<typeof DecisionRecord>;

/** An item whose version moves with every decision, so that a reader knows by one read whether it has them all. */
export const DecisionMark = z.strictObject({ movedAt: z.string() });

/** The decision itself, without what the audit trail adds. */
export function decisionOf({ version: _, analysisId: __, request: ___, ...decision }: DecisionRecord): Decision {
  return decision;
}
