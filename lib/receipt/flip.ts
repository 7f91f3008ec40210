import type { Finding } from '../core/finding.ts';
import { type AccountGroup, adjudicateGroup, type GroupResult, type GroupSums } from './adjudicate-group.ts';
import type { Shared } from './model.ts';
import { type ReceiptTotals, totalReceipts } from './receipts.ts';
import { type Settlement, settleCommitments } from './settle-commitments.ts';

/** What is needed to compute a flip: one account group, and the sums of them all as they were stored. */
export interface FlipInput {
  /** The group of the flipped unit; absent where the unit is a purchase. */
  readonly group?: AccountGroup | undefined;
  readonly sums: readonly GroupSums[];
  readonly purchases: Iterable<Finding>;
  /** As in the analysis, with the flips in it. */
  readonly shared: Shared;
}

export interface Flipped {
  readonly receipts: readonly ReceiptTotals[];
  readonly group: GroupResult | undefined;
  readonly settlement: Settlement;
}

/**
 * The totals as they would be if a person chose otherwise on one unit. One account group and the purchases are
 * adjudicated again; all other groups keep their sums, since relations never leave an account.
 */
export function flipTotals({ group, sums, purchases, shared }: FlipInput): Flipped {
  const result = group && adjudicateGroup(group, shared);
  const all = result ? [...sums.filter(({ accountId }) => accountId !== result.sums.accountId), result.sums] : sums;
  const settlement = settleCommitments(all, purchases, shared);
  return { receipts: totalReceipts(all, settlement, shared), group: result, settlement };
}
