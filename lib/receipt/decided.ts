import type { Opportunity } from '../core/analysis.ts';
import { unknown } from '../core/estimate.ts';
import type { Savings } from '../core/finding.ts';
import { billChangeOf, type PendingBill } from './bill-change.ts';
import { type Entries, enter } from './entries.ts';
import type { Shared, Unit } from './model.ts';
import { toOpportunity } from './opportunity.ts';
import { type OrderKey, orderKeyOf } from './order.ts';
import type { Tally } from './tally.ts';

/** One settled unit: its opportunity, and what it gives to receipts. */
export interface Decided extends Entries, OrderKey {
  /** Its `order` is 0, and a pending bill change is unknown, until all groups are settled. */
  readonly opportunity: Opportunity;
  readonly pending: PendingBill | undefined;
}

const notYet = unknown('it depends on the order of actions');

/** Writes a unit whose fate is settled, and adds it to the sums. */
export function toDecided(unit: Unit, savings: Savings, tally: Tally, shared: Shared): Decided {
  const bill = billChangeOf(unit, savings, shared);
  const isPending = 'freed' in bill;
  const opportunity = toOpportunity(unit, savings, isPending ? notYet : bill, shared);
  const { lines, beside } = enter(unit, tally, shared);
  const { id, phase, size, effort } = orderKeyOf(unit);
  return { id, phase, size, effort, opportunity, pending: isPending ? bill : undefined, lines, beside };
}
