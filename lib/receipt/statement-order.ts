import { compareExact } from './decimal.ts';
import type { Opinion } from './model.ts';

/** By code units: the same order on every machine, whatever its locale. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Which of two statements of one opinion is kept, first: the later refresh, then the lower amount. What follows only
 * makes the order whole, so that the result does not depend on the order of the input.
 */
export function compareStatements(left: Opinion, right: Opinion): number {
  return (
    compareText(refreshOf(right), refreshOf(left)) ||
    compareAmounts(left, right) ||
    compareText(right.finding.source.retrievedAt, left.finding.source.retrievedAt) ||
    compareText(left.finding.source.api, right.finding.source.api) ||
    compareText(left.finding.source.agent, right.finding.source.agent) ||
    compareText(JSON.stringify(left.finding), JSON.stringify(right.finding))
  );
}

/** When the source looked, else when it was asked. */
export function refreshOf({ finding: { source } }: Opinion): string {
  return source.refreshedAt ?? source.retrievedAt;
}

/** The lower first, an unknown one last (rule 11). */
function compareAmounts(left: Opinion, right: Opinion): number {
  if (left.amount === undefined || right.amount === undefined) {
    return Number(left.amount === undefined) - Number(right.amount === undefined);
  }
  return left.currency === right.currency ? compareExact(left.amount, right.amount) : 0;
}
