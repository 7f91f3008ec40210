import type { Decision, OpportunityStatus } from '../core/decision.ts';
import { compareText } from './statement-order.ts';

/** The newest decision of each opportunity; decisions are only ever appended, and a later one undoes an earlier. */
export function newestDecisions(decisions: Iterable<Decision>): Map<string, Decision> {
  const newest = new Map<string, Decision>();
  for (const decision of decisions) {
    const other = newest.get(decision.opportunityId);
    if (other === undefined || compareDecisions(other, decision) < 0) newest.set(decision.opportunityId, decision);
  }
  return newest;
}

function compareDecisions(left: Decision, right: Decision): number {
  return compareText(left.at, right.at) || compareText(left.status, right.status) || compareText(left.by, right.by);
}

/** Why a decision sets all opinions of its opportunity aside now; `undefined` where it does not. */
export function setAsideBy(decision: Decision | undefined, asOf: string): string | undefined {
  if (decision === undefined) return undefined;
  const { status, by, reason, until } = decision;
  if (status !== 'dismissed' && status !== 'rejected' && status !== 'snoozed') return undefined;
  if (status === 'snoozed' && until !== undefined && Date.parse(until) <= Date.parse(asOf)) return undefined;
  const end = status === 'snoozed' && until !== undefined ? ` until ${until.slice(0, 10)}` : '';
  return `${status} by ${by}${end}${reason ? `: ${reason}` : ''}`;
}

/**
 * Where a decision leaves its opportunity. Dismissed, rejected and snoozed hold for the unit, whatever is proposed
 * next. An approval is of one proposal: another content, and it is open again. Done holds until a source flags it anew.
 */
export function statusNow(
  decision: Decision | undefined,
  { contentHash, hasWinner, asOf }: { contentHash: string; hasWinner: boolean; asOf: string },
): OpportunityStatus {
  if (decision === undefined) return 'open';
  if (setAsideBy(decision, asOf) !== undefined) return decision.status;
  if (decision.status === 'approved') return decision.contentHash === contentHash ? 'approved' : 'open';
  return decision.status === 'done' && !hasWinner ? 'done' : 'open';
}
