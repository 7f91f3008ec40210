import { formatMoney } from '../core/money.ts';
import { toMoney } from './decimal.ts';
import { groupOf, regionOf } from './groups.ts';
import type { Opinion, States, Subject, Subjects, Unit } from './model.ts';
import { type Counted, isCounted, isOf, isProposed, strikeWinner, unitOn } from './outcome.ts';
import { compareText } from './statement-order.ts';
import { nameOfOpinion } from './wording.ts';

const rule = '6 shadowed';

/** By key, or by region. */
type Deletions = ReadonlyMap<string | undefined, Counted>;

/**
 * Rule 6. Deleting a resource takes along its other facets, and of an instance the volumes that EC2 deletes with it;
 * a volume that stays keeps its opinion; where that is not known, nothing counts until it is. Stopping never shadows.
 */
export function settleShadows(subjects: Subjects, states: States): void {
  const deletions = subjects.all
    .map((subject) => unitOn(subject, 'compute'))
    .filter(isCounted)
    .filter(({ winner }) => winner.finding.action.kind === 'delete');
  for (const deletion of deletions) {
    const others = deletion.subject.units.filter((unit) => unit !== deletion && isProposed(unit));
    for (const unit of others) shadow(unit, deletion.winner, 'takes this along, and its own cost goes too');
  }
  const deleted: Deletions = new Map(deletions.map((deletion) => [deletion.subject.key, deletion]));
  const deletedIn = firstByRegion(deletions);
  for (const subject of subjects.all) {
    if (isOf(subject, 'ec2', 'volume')) shadowVolume(subject, deleted, deletedIn, states);
  }
}

function shadow(unit: Unit, by: Opinion, what: string): void {
  strikeWinner(unit, rule, 'shadowed', by, `${nameOfOpinion(by.finding)} ${what}`);
}

function shadowVolume(volume: Subject, deleted: Deletions, deletedIn: Deletions, states: States): void {
  const attachedTo = volume.state?.attachedTo;
  if (attachedTo === null || attachedTo?.deletedWithIt === false) return;
  const deletion =
    attachedTo === undefined ? deletedIn.get(regionOf(volume)) : deletionOf(attachedTo.key, deleted, states);
  if (deletion === undefined) return;
  for (const unit of volume.units.filter(isProposed)) {
    if (attachedTo?.deletedWithIt) {
      shadow(unit, deletion.winner, 'of its instance deletes this volume too, and its own cost goes with it');
    } else if (isCounted(unit)) doubt(unit, deletion.winner);
  }
}

function deletionOf(instance: string, deleted: Deletions, states: States): Counted | undefined {
  return deleted.get(instance) ?? deleted.get(groupOf(instance, states));
}

/** The volume's fate was not read: it stays proposed, and none of it counts. */
function doubt(unit: Counted, by: Opinion): void {
  const more = formatMoney(toMoney(unit.counted, unit.carrier.currency ?? ''));
  const text = `${more} more if the volume stays; whether it is deleted with its instance was not read`;
  unit.taken = { reason: 'shadowed', by, text };
  unit.counted = 0;
  unit.mayAdd = true;
  unit.rule = rule;
}

/** The deletion of an instance, or of a group of them, to name per region: the first by id. */
function firstByRegion(deletions: readonly Counted[]): Deletions {
  const first = new Map<string | undefined, Counted>();
  const ofInstances = deletions.filter(
    ({ subject }) => isOf(subject, 'ec2', 'instance') || isOf(subject, 'autoscaling', 'autoScalingGroup'),
  );
  for (const deletion of ofInstances.sort((left, right) => compareText(right.id, left.id))) {
    first.set(regionOf(deletion.subject), deletion);
  }
  return first;
}
