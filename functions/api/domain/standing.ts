import type { Decision, OpportunityStatus } from '../../../lib/core/decision.ts';
import type { Entry } from './entry.ts';
import { currentStatus } from './status.ts';

/** A decision and its number among those about the same opportunity, 1 first. */
export type NumberedDecision = Decision & { readonly version: number };

/** Where the opportunities of one analysis stand at one moment. */
export interface Standing {
  statusOf(entry: Entry): OpportunityStatus;
  decisionOf(entry: Entry): NumberedDecision | undefined;
  /** What changes whenever any status does: the decisions taken, and the snoozes that have ended. */
  readonly mark: string;
}

/** @param newest the newest decision of each opportunity that has one */
export function standingAt(
  newest: ReadonlyMap<string, NumberedDecision>,
  moment: { readonly asOf: string; readonly now: string; readonly version: number },
): Standing {
  const nowMs = Date.parse(moment.now);
  let ended = 0;
  for (const { until } of newest.values()) if (until !== undefined && Date.parse(until) <= nowMs) ended += 1;
  return {
    statusOf: ({ row }) => currentStatus(row, newest.get(row.id), moment),
    decisionOf: ({ row }) => newest.get(row.id),
    mark: `${moment.version}.${ended}`,
  };
}
