import type { Facet } from '../core/action.ts';
import { exactOf } from './amounts.ts';
import { compareExact, type Exact, orNothing, shareInCents, subtractExact } from './decimal.ts';
import { saysTheSame } from './lending.ts';
import type { Subject, Subjects } from './model.ts';
import { type Counted, isCounted, unitOn } from './outcome.ts';
import { nameOfOpinion, sameThing } from './wording.ts';

/** The facets that are worth a part of what the resource's compute costs. */
const eatingFromCompute: readonly Facet[] = ['licence', 'schedule'];

/**
 * Rule 7. A schedule or a licence change on an instance that is also made smaller is worth less: stated x target /
 * current cost of the instance. Where the costs are not known, what is stated beyond the other saving.
 */
export function settleOverlaps(subjects: Subjects): void {
  for (const subject of subjects.all) reprice(subject);
}

function reprice(subject: Subject): void {
  const compute = unitOn(subject, 'compute');
  if (!isCounted(compute)) return;
  for (const facet of eatingFromCompute) {
    const unit = unitOn(subject, facet);
    if (!isCounted(unit) || unit.carrier.currency !== compute.carrier.currency) continue;
    const counted = worthAfter(unit.counted, compute);
    if (compareExact(counted, unit.counted) >= 0) continue;
    const { finding } = compute.winner;
    const text = `priced again on what ${nameOfOpinion(finding)} of ${sameThing(finding)} leaves`;
    unit.taken = { reason: 'reduced', by: compute.winner, text };
    unit.counted = counted;
    unit.rule = '7 overlap';
  }
}

function worthAfter(stated: Exact, compute: Counted): Exact {
  if (compute.winner.finding.action.kind === 'stop') return 0;
  const costs = costsOf(compute);
  if (costs === undefined) return orNothing(subtractExact(stated, compute.counted));
  return shareInCents(stated, orNothing(costs.target), costs.current);
}

/** What the resource costs before and after the change, by the winner or by another who proposes the same. */
function costsOf({ winner, carrier, opinions }: Counted): { current: Exact; target: Exact } | undefined {
  const currency = carrier.currency ?? '';
  for (const { finding } of [winner, ...opinions.filter((other) => saysTheSame(other, winner))]) {
    const current = exactOf(finding.monthlyCost.current, currency) ?? 0;
    const target = exactOf(finding.monthlyCost.target, currency);
    if (target !== undefined && current > 0) return { current, target };
  }
  return undefined;
}
