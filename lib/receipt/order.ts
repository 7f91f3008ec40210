import { effortRank } from './choose.ts';
import { approximately } from './decimal.ts';
import type { Unit } from './model.ts';
import { compareText } from './statement-order.ts';

/** What places an opportunity in the order of actions. */
export interface OrderKey {
  readonly id: string;
  readonly phase: number;
  /** What counts of it a month, roughly: for an order only. */
  readonly size: number;
  readonly effort: number;
}

const actionPhase = 0;
const schedulePhase = 1;
const purchasePhase = 2;
const nothingPhase = 3;

/**
 * The order of actions: what changes resources, schedules on what is left of them, purchases for what still runs
 * (rule 8), and last what proposes nothing. Within each, the larger saving, the lower effort, the id.
 */
export function orderKeyOf({ id, facet, winner, counted }: Unit): OrderKey {
  if (winner === undefined) return { id, phase: nothingPhase, size: 0, effort: 0 };
  const phase = facet === 'commitment' ? purchasePhase : facet === 'schedule' ? schedulePhase : actionPhase;
  return { id, phase, size: approximately(counted), effort: effortRank(winner.finding.effort) };
}

export function compareOrder(left: OrderKey, right: OrderKey): number {
  return (
    left.phase - right.phase || right.size - left.size || left.effort - right.effort || compareText(left.id, right.id)
  );
}
