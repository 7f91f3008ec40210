import { currencyOf } from './amounts.ts';
import { sameChange } from './change.ts';
import { termsOf } from './commitment-identity.ts';
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

/** Depends on nothing that changes after rule 1, but for what a policy rules out, which forgets the answer. */
function findLender(opinion: Opinion): Opinion | undefined {
  let best: Opinion | undefined;
  for (const other of opinion.unit.opinions) {
    if (canLend(other, opinion) && (best === undefined || compareLenders(other, best) < 0)) best = other;
  }
  return best;
}

function canLend(lender: Opinion, opinion: Opinion): boolean {
  // the same change with an amount of its own says on which basis the unstated one is: not on this one
  if (lender.unstated && currencyOf(opinion.savings) !== undefined) return false;
  return lender.amount !== undefined && saysTheSame(lender, opinion);
}

/**
 * Whether another opinion is about the same change and was not set aside: what it states holds for both. Purchases of
 * other terms are other changes.
 */
export function saysTheSame(other: Opinion, opinion: Opinion): boolean {
  if (other.struck === 'excluded' || other.struck === 'stale') return false;
  if (!sameChange(other.finding.action, opinion.finding.action)) return false;
  const isCopy = other.struck === 'duplicate' && other.by === opinion;
  return isCopy || termsOf(other.finding) === termsOf(opinion.finding);
}

/** The better evidence, a stated basis, the lower amount; else as they come, by id. */
function compareLenders(left: Opinion, right: Opinion): number {
  return (
    compareText(left.finding.grade.value, right.finding.grade.value) ||
    Number(left.unstated) - Number(right.unstated) ||
    (left.currency === right.currency ? compareExact(left.amount ?? 0, right.amount ?? 0) : 0)
  );
}
