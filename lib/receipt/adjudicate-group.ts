import type { Finding } from '../core/finding.ts';
import type { ResourceState } from '../core/resource-state.ts';
import { strikeAlternatives } from './alternatives.ts';
import { settleClusters } from './clusters.ts';
import { type Decided, toDecided } from './decided.ts';
import { isStanding, strikeDuplicates } from './duplicates.ts';
import { decideUnit } from './exclusive.ts';
import { gather, statesByKey } from './gather.ts';
import { groupOf, isCompute, settleGroups, strikeReplaced } from './groups.ts';
import { mergedSavings } from './merge.ts';
import type { Opinion, Shared, States, Subject, Subjects, Unit } from './model.ts';
import { putBeside } from './outcome.ts';
import { settleOverlaps } from './overlap.ts';
import { type PoolSum, type Pools, poolSaving, poolSums } from './pools.ts';
import { findProtected } from './protection.ts';
import { setAside } from './set-aside.ts';
import { settleShadows } from './shadows.ts';
import { putCostlyBeside, putSmallBeside } from './size.ts';
import { type PartSum, partSums, type Tally } from './tally.ts';
import { lastsOnlyDays } from './temporary.ts';

/** The opinions about the resources of one account, and what was read about these resources. No purchases. */
export interface AccountGroup {
  readonly accountId: string;
  readonly findings: Iterable<Finding>;
  readonly resources: Iterable<ResourceState>;
}

/** What an account group comes to, small and plain JSON: all that other groups and the purchases need of it. */
export interface GroupSums {
  readonly accountId: string;
  readonly parts: readonly PartSum[];
  readonly pools: readonly PoolSum[];
}

export interface GroupResult {
  readonly decided: readonly Decided[];
  readonly sums: GroupSums;
}

/**
 * Rules 1 to 7 and 9 to 11 on the resources of one account. Relations never leave an account, so groups may be
 * adjudicated one at a time, in any order; purchases come last, in `settleCommitments`.
 */
export function adjudicateGroup(group: AccountGroup, shared: Shared): GroupResult {
  const states = statesByKey(group.resources);
  const subjects = gather(group.findings, states, shared);
  const protections = findProtected(subjects, states, shared.settings.protectedTag);
  for (const subject of subjects.all) {
    for (const unit of subject.units) setAside(unit, protections.get(subject.key), shared);
  }
  for (const subject of subjects.all) decideSubject(subject, states, shared);
  settleGroups(subjects, states);
  settleClusters(subjects, shared);
  settleShadows(subjects, states);
  settleOverlaps(subjects);
  return write(group.accountId, subjects, shared);
}

/** Rules 2 to 4. A resource's schedule is chosen first: whether a stop lasts depends on it. */
function decideSubject(subject: Subject, states: States, shared: Shared): void {
  const group = groupOf(subject.key, states);
  for (const unit of subject.units) if (unit.facet === 'schedule') decide(unit, group, false, shared);
  for (const unit of subject.units) {
    if (unit.facet !== 'schedule') decide(unit, group, lastsOnlyDays(subject), shared);
  }
}

function decide(unit: Unit, group: string | undefined, isTemporary: boolean, shared: Shared): void {
  const flipped = shared.flips.get(unit.id);
  let standing: readonly Opinion[] = unit.opinions.filter(isStanding);
  if (standing.length === 0) unit.rule = '1 set aside';
  standing = narrowed(unit, '2 the same opinion', standing, strikeDuplicates(standing, flipped));
  if (group !== undefined && isCompute(unit)) {
    standing = narrowed(unit, '5 group and members', standing, strikeReplaced(standing));
  }
  standing = narrowed(unit, '3 alternatives', standing, strikeAlternatives(standing, flipped, shared));
  if (standing.length > 1) unit.rule = '4 exclusive actions';
  decideUnit(unit, standing, isTemporary, shared);
  putCostlyBeside(unit);
  if (!isTemporary || unit.winner?.finding.action.kind !== 'stop' || unit.beside) return;
  const text = 'a stopped database starts again after 7 days: it counts once a schedule keeps it stopped';
  putBeside(unit, '6 shadowed', { kind: 'temporary', text });
}

/** What a rule left, and the rule as the unit's where it struck something. */
function narrowed(
  unit: Unit,
  rule: Unit['rule'],
  before: readonly Opinion[],
  after: readonly Opinion[],
): readonly Opinion[] {
  if (after.length < before.length) unit.rule = rule;
  return after;
}

function write(accountId: string, subjects: Subjects, shared: Shared): GroupResult {
  const tally: Tally = new Map();
  const pools: Pools = new Map();
  const decided: Decided[] = [];
  for (const subject of subjects.all) {
    for (const unit of subject.units) {
      putSmallBeside(unit, shared);
      const savings = mergedSavings(unit);
      poolSaving(unit, savings, pools, shared);
      decided.push(toDecided(unit, savings, tally, shared));
    }
  }
  return { decided, sums: { accountId, parts: partSums(tally), pools: poolSums(pools) } };
}
