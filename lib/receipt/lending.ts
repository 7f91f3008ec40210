import { currencyOf } from './amounts.ts';
import { sameChange } from './change.ts';
import { compareExact } from './decimal.ts';
import type { Opinion } from './model.ts';
import { compareText } from './statement-order.ts';

/**
 * The opinion whose amount counts for this one: itself, or where it states none in the receipt's basis, the best one
 * about the same change of the same unit that does (rules 2 and 4). Only the amount is lent, so every line of a
 * receipt shows what its own source stated.
 */
export function carrierOf(opinion: Opinion): Opinion | undefined {
  if (opinion.amount !== undefined) return opinion;
  if (opinion.lender === undefined) opinion.lender = findLender(opinion) ?? null;
  return opinion.lender ?? undefined;
}

/** Depends on nothing that changes after rule 1. */
function findLender(opinion: Opinion): Opinion | undefined {
  let best: Opinion | undefined;
  for (const other of opinion.unit.opinions) {
    if (canLend(other, opinion) && (best === undefined || compareLenders(other, best) < 0)) best = other;
  }
  return best;
}

function canLend(lender: Opinion, { finding, savings }: Opinion): boolean {
  if (lender.amount === undefined || lender.struck === 'excluded' || lender.struck === 'stale') return false;
  // the same change with an amount of its own says on which basis the unstated one is: not on this one
  if (lender.unstated && currencyOf(savings) !== undefined) return false;
  return sameChange(lender.finding.action, finding.action);
}

/** The better evidence, a stated basis, the lower amount, the id. */
function compareLenders(left: Opinion, right: Opinion): number {
  return (
    compareText(left.finding.grade.value, right.finding.grade.value) ||
    Number(left.unstated) - Number(right.unstated) ||
    (left.currency === right.currency ? compareExact(left.amount ?? 0, right.amount ?? 0) : 0) ||
    compareText(left.finding.id, right.finding.id)
  );
}
