import type { Decision, OpportunityStatus } from '../../../lib/core/decision.ts';
import type { IndexRow } from '../../../lib/core/index-row.ts';
import { statusNow } from '../../../lib/receipt/decisions.ts';

/**
 * Where an opportunity stands now: as its newest decision leaves it, and not as it stood when the analysis ended.
 *
 * @param asOf the moment that the analysis speaks of: what was done after it, the analysis cannot have seen
 */
export function currentStatus(
  { contentHash, status }: Pick<IndexRow, 'contentHash' | 'status'>,
  decision: Decision | undefined,
  { asOf, now }: { asOf: string; now: string },
): OpportunityStatus {
  if (decision === undefined) return status === 'done' ? status : 'open';
  const isUnseen = decision.status === 'done' && Date.parse(decision.at) >= Date.parse(asOf);
  const hasWinner = decision.status === 'done' && !isUnseen && status !== 'done';
  return statusNow(decision, { contentHash, hasWinner, asOf: now });
}
