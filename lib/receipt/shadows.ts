import { formatMoney } from '../core/money.ts';
import { toMoney } from './decimal.ts';
import { groupOf, regionOf } from './groups.ts';
import type { States, Subject, Subjects, Unit } from './model.ts';
import { isCounted, strikeWinner, unitOn } from './outcome.ts';
import { nameOfOpinion } from './wording.ts';

const rule = '6 shadowed';

/**
 * Rule 6. Deleting a resource takes along its other facets, and of an instance the volumes that EC2 deletes with it;
 * a volume that stays keeps its opinion; where that is not known, nothing counts until it is. Stopping never shadows.
 */
export function settleShadows(subjects: Subjects, states: States): void {
  const deleted = new Map<string, Unit>();
  for (const subject of subjects.all) {
    const unit = unitOn(subject, 'compute');
    if (isCounted(unit) && unit.winner.finding.action.kind === 'delete') deleted.set(subject.key, unit);
  }
  if (deleted.size === 0) return;
  for (const [key, deletion] of deleted) shadowOwnFacets(subjects.byKey.get(key), deletion);
  const deletedIn = firstByRegion(deleted);
  for (const subject of subjects.all) {
    if (isVolume(subject)) shadowVolume(subject, deleted, deletedIn, states);
  }
}

function shadowOwnFacets(subject: Subject | undefined, deletion: Unit): void {
  for (const unit of subject?.units ?? []) {
    if (unit !== deletion && unit.winner) shadow(unit, deletion, 'takes this along, and its own cost goes too');
  }
}

function shadow(unit: Unit, { winner }: Unit, what: string): void {
  if (winner) strikeWinner(unit, rule, 'shadowed', winner, `${nameOfOpinion(winner.finding)} ${what}`);
}

function shadowVolume(
  volume: Subject,
  deleted: ReadonlyMap<string, Unit>,
  deletedIn: ReadonlyMap<string, Unit>,
  states: States,
): void {
  const attachedTo = volume.state?.attachedTo;
  if (attachedTo === null) return;
  const owner = attachedTo?.key;
  const deletion = owner === undefined ? deletedIn.get(regionOf(volume)) : deletionOf(owner, deleted, states);
  if (deletion === undefined || attachedTo?.deletedWithIt === false) return;
  for (const unit of volume.units) {
    if (unit.winner === undefined) continue;
    if (attachedTo?.deletedWithIt)
      shadow(unit, deletion, 'of its instance deletes this volume too, and its own cost goes with it');
    else doubt(unit, deletion);
  }
}

function deletionOf(instance: string, deleted: ReadonlyMap<string, Unit>, states: States): Unit | undefined {
  const group = groupOf(instance, states);
  return deleted.get(instance) ?? (group === undefined ? undefined : deleted.get(group));
}

/** The volume's fate was not read: it stays proposed, and none of it counts. */
function doubt(unit: Unit, { winner }: Unit): void {
  if (!isCounted(unit) || winner === undefined) return;
  const more = formatMoney(toMoney(unit.counted, unit.carrier.currency ?? ''));
  unit.taken = {
    reason: 'shadowed',
    by: winner,
    text: `${more} more if the volume stays; whether it is deleted with its instance was not read`,
  };
  unit.counted = 0;
  unit.mayAdd = true;
  unit.rule = rule;
}

/** The deletion of an instance to name per region, the first by id. */
function firstByRegion(deleted: ReadonlyMap<string, Unit>): Map<string, Unit> {
  const first = new Map<string, Unit>();
  for (const unit of deleted.values()) {
    const { resource } = unit.subject;
    if (resource.kind !== 'resource' || resource.service !== 'ec2' || resource.type !== 'instance') continue;
    const region = regionOf(unit.subject);
    const other = first.get(region);
    if (other === undefined || unit.id < other.id) first.set(region, unit);
  }
  return first;
}

function isVolume({ resource }: Subject): boolean {
  return resource.kind === 'resource' && resource.service === 'ec2' && resource.type === 'volume';
}
