import type { Facet } from '../core/finding.ts';
import { exactOf } from './amounts.ts';
import { sameChange } from './change.ts';
import { compareExact, type Exact, orNothing, shareInCents, subtractExact } from './decimal.ts';
import type { Subject, Subjects, Unit } from './model.ts';
import { isCounted, unitOn } from './outcome.ts';
import { nameOfOpinion, sameThing } from './wording.ts';

/** The facets that are worth a part of what the resource's compute costs. */
const eatingFromCompute: readonly Facet[] = ['licence', 'schedule'];

/**
 * Rule 7. A schedule or a licence change on an instance that is also made smaller is worth less: stated x target /
 * current cost of the instance. Where the costs are not known, what is stated beyond the other saving.
 */
export function settleOverlaps(subjects: Subjects): void {
  for (const subject of subjects.all) {
    if (subject.units.length > 1) reprice(subject);
  }
}

function reprice(subject: Subject): void {
  const compute = unitOn(subject, 'compute');
  if (!isCounted(compute) || compute.counted < 0) return;
  for (const facet of eatingFromCompute) {
    const unit = unitOn(subject, facet);
    if (!isCounted(unit) || unit.counted < 0 || unit.carrier.currency !== compute.carrier.currency) continue;
    const counted = worthAfter(unit.counted, compute);
    if (compareExact(counted, unit.counted) >= 0) continue;
    unit.taken = { reason: 'reduced', by: compute.winner, text: textOf(compute) };
    unit.counted = counted;
    unit.rule = '7 overlap';
  }
}

function textOf({ winner }: Unit): string {
  if (winner === undefined) return '';
  return `priced again on what ${nameOfOpinion(winner.finding)} of ${sameThing(winner.finding)} leaves`;
}

function worthAfter(stated: Exact, compute: Unit): Exact {
  if (compute.winner?.finding.action.kind === 'stop') return 0;
  const costs = costsOf(compute);
  if (costs === undefined) return orNothing(subtractExact(stated, compute.counted));
  if (costs.target <= 0) return 0;
  return shareInCents(stated, costs.target, costs.current);
}

/** What the resource costs before and after the change, by the winner or by another who proposes the same. */
function costsOf({ winner, opinions }: Unit): { current: Exact; target: Exact } | undefined {
  if (winner?.currency === undefined) return undefined;
  const others = opinions.filter(
    (other) =>
      other.struck !== 'excluded' &&
      other.struck !== 'stale' &&
      sameChange(other.finding.action, winner.finding.action),
  );
  for (const { finding } of [winner, ...others]) {
    const current = exactOf(finding.monthlyCost.current, winner.currency);
    const target = exactOf(finding.monthlyCost.target, winner.currency);
    if (current !== undefined && target !== undefined && current > 0) return { current, target };
  }
  return undefined;
}
