import type { ActionKind } from '../core/finding.ts';
import type { Opinion, States, Subject, Subjects, Unit } from './model.ts';
import { putBeside, strikeWinner, unitOn } from './outcome.ts';
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
  const groupRegions = regionsOfGroups(subjects);
  for (const subject of subjects.all) {
    if (!isInstance(subject)) continue;
    const group = groupOf(subject.key, states);
    if (group !== undefined) settleMember(subject, subjects.byKey.get(group));
    else if (subject.state?.group === undefined) settleUnread(subject, groupRegions.has(regionOf(subject)));
  }
}

function settleMember(member: Subject, group: Subject | undefined): void {
  const above = unitOn(group, 'compute');
  for (const unit of member.units) {
    if (!isCompute(unit)) continue;
    for (const opinion of unit.opinions) if (opinion.struck === 'group') opinion.by = above?.winner;
    if (unit.winner === undefined) continue;
    if (above?.winner && above.carrier) {
      strikeWinner(
        unit,
        rule,
        'group',
        above.winner,
        `${nameOfOpinion(above.winner.finding)} of its group changes it too`,
      );
      continue;
    }
    putBeside(unit, rule, {
      kind: 'member',
      text: 'it belongs to a group, which is changed as a whole, and what that would save is not known',
    });
    unit.mayAdd = true;
  }
}

function settleUnread(subject: Subject, thereIsAGroup: boolean): void {
  for (const unit of subject.units) {
    if (!isCompute(unit) || unit.winner === undefined) continue;
    if (!thereIsAGroup) unit.mayFall = true;
    else {
      const text = 'it may belong to a group with an opinion of its own: its membership was not read';
      putBeside(unit, rule, { kind: 'unread-relation', text });
      unit.mayAdd = true;
    }
  }
}

function regionsOfGroups(subjects: Subjects): Set<string> {
  const regions = new Set<string>();
  for (const subject of subjects.all) {
    const { resource } = subject;
    const isGroup = resource.kind === 'resource' && resource.service === 'autoscaling';
    if (isGroup && unitOn(subject, 'compute')?.winner) regions.add(regionOf(subject));
  }
  return regions;
}

function isInstance({ resource, state }: Subject): boolean {
  if (resource.kind !== 'resource') return false;
  return (resource.service === 'ec2' && resource.type === 'instance') || Boolean(state?.group);
}

export function isCompute({ facet }: Unit): boolean {
  return facet === 'compute' || facet === 'schedule';
}

export function regionOf({ resource }: Subject): string {
  return resource.region ?? 'global';
}
