import type { ActionKind } from '../core/action.ts';
import type { Opinion, States, Subject, Subjects, Unit } from './model.ts';
import { isOf, isProposed, putBeside, strikeWinner, unitOn } from './outcome.ts';
import { nameOfOpinion } from './wording.ts';

const rule = '5 group and members';
/** What a group undoes at once, by starting another instance. */
const replaced: ReadonlySet<ActionKind> = new Set(['stop', 'delete', 'schedule', 'scale-in']);

/** The group that a resource is a member of; `undefined` where it is in none, was not read, or is in a circle. */
export function groupOf(key: string, states: States): string | undefined {
  const group = states.get(key)?.group;
  if (!group) return undefined;
  const seen = new Set([key]);
  for (let above: string | null | undefined = group; above; above = states.get(above)?.group) {
    if (seen.has(above)) return above === key ? undefined : group;
    seen.add(above);
  }
  return group;
}

/**
 * Rule 5, before the choice within a unit: to stop or delete a member does nothing, since its group starts another in
 * its place. So these never compete with what can be done.
 *
 * @returns what still stands
 */
export function strikeReplaced(standing: readonly Opinion[]): readonly Opinion[] {
  for (const opinion of standing) {
    if (!replaced.has(opinion.finding.action.kind)) continue;
    opinion.struck = 'group';
    opinion.why = 'its Auto Scaling group would start another in its place';
  }
  return standing.filter(({ struck }) => struck === undefined);
}

/**
 * Rule 5, after it: a group's change and the changes of its members are alternatives. The group's is kept where its
 * amount is known, else the members' stand beside; so do those of instances whose membership was not read, where
 * there is a group that they may belong to.
 */
export function settleGroups(subjects: Subjects, states: States): void {
  const groups = subjects.all.filter((subject) => isOf(subject, 'autoscaling', 'autoScalingGroup'));
  const groupRegions = new Set(groups.filter((group) => isProposed(unitOn(group, 'compute'))).map(regionOf));
  for (const subject of subjects.all) {
    const group = groupOf(subject.key, states);
    if (group !== undefined) settleMember(subject, unitOn(subjects.byKey.get(group), 'compute'));
    else if (subject.state?.group === undefined && isOf(subject, 'ec2', 'instance')) {
      settleUnread(subject, groupRegions.has(regionOf(subject)));
    }
  }
}

function settleMember(member: Subject, group: Unit | undefined): void {
  const isKnown = isProposed(group) && group.carrier !== undefined;
  for (const unit of member.units.filter(isCompute)) {
    for (const opinion of unit.opinions) if (opinion.struck === 'group') opinion.by = group?.winner;
    if (!isProposed(unit)) continue;
    if (isKnown) {
      const text = `${nameOfOpinion(group.winner.finding)} of its group changes it too`;
      strikeWinner(unit, rule, 'group', group.winner, text);
    } else {
      const text = 'it belongs to a group, which is changed as a whole, and what that would save is not known';
      putBeside(unit, rule, { kind: 'member', text });
      unit.mayAdd = true;
    }
  }
}

function settleUnread(subject: Subject, thereIsAGroup: boolean): void {
  for (const unit of subject.units.filter(isCompute).filter(isProposed)) {
    if (thereIsAGroup) putUnread(unit, 'group');
    else unit.mayFall = true;
  }
}

/** Puts a change beside that may be one with a change of what it may belong to. */
export function putUnread(unit: Unit, whole: 'group' | 'cluster'): void {
  const text = `it may belong to a ${whole} with an opinion of its own: its membership was not read`;
  putBeside(unit, rule, { kind: 'unread-relation', text });
  unit.mayAdd = true;
}

export function isCompute({ facet }: Unit): boolean {
  return facet === 'compute' || facet === 'schedule';
}

export function regionOf({ resource }: Subject): string | undefined {
  return resource.region;
}
