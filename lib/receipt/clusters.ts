import { addExact, compareExact, type Exact } from './decimal.ts';
import { isCompute, regionOf } from './groups.ts';
import type { Shared, Subject, Subjects, Unit } from './model.ts';
import { isCounted, putBeside, strikeWinner, unitOn } from './outcome.ts';
import { nameOfOpinion } from './wording.ts';

const rule = '5 group and members';

/**
 * Rule 5 for Aurora. I/O-Optimized storage prices the instances of its cluster anew, so the cluster's storage and its
 * instances' changes are alternatives: a person's choice, else what saves more in all. A change of the cluster's own
 * compute replaces its instances', as a group's does.
 */
export function settleClusters(subjects: Subjects, shared: Shared): void {
  const clusters = subjects.all.filter(isCluster);
  if (clusters.length === 0) return;
  const members = membersOf(subjects);
  for (const cluster of clusters) {
    const instances = members.get(cluster.key) ?? [];
    const whole = unitOn(cluster, 'compute');
    if (isCounted(whole)) for (const unit of instances) giveWay(unit, whole);
    const storage = unitOn(cluster, 'storage');
    if (isCounted(storage)) settleStorage(storage, instances.filter(isCounted), shared);
  }
  settleUnread(subjects, clusters);
}

function settleStorage(storage: Unit, instances: readonly Unit[], { flips }: Shared): void {
  if (instances.length === 0) return;
  const total = instances.reduce<Exact>((sum, { counted }) => addExact(sum, counted), 0);
  const isChosen = ({ id }: Unit) => flips.has(id);
  const keepsInstances = !isChosen(storage) && (instances.some(isChosen) || compareExact(total, storage.counted) > 0);
  if (!keepsInstances) for (const unit of instances) giveWay(unit, storage);
  else giveWay(storage, largest(instances));
}

function giveWay(unit: Unit, { winner }: Unit): void {
  if (unit.winner === undefined || winner === undefined) return;
  const text = `${nameOfOpinion(winner.finding)} prices the same cluster anew: one of the two, not both`;
  strikeWinner(unit, rule, 'group', winner, text);
}

function largest(units: readonly Unit[]): Unit {
  return units.reduce((left, right) => {
    const difference = compareExact(left.counted, right.counted);
    return difference > 0 || (difference === 0 && left.id < right.id) ? left : right;
  });
}

function membersOf(subjects: Subjects): Map<string, Unit[]> {
  const members = new Map<string, Unit[]>();
  for (const { key, state, units } of subjects.all) {
    const cluster = state?.cluster;
    if (!cluster || cluster === key) continue;
    const known = members.get(cluster) ?? [];
    known.push(...units.filter(isCompute));
    members.set(cluster, known);
  }
  return members;
}

/** A database whose cluster was not read, where a cluster that it may belong to has an opinion of its own. */
function settleUnread(subjects: Subjects, clusters: readonly Subject[]): void {
  const regions = new Set(clusters.filter(hasProposal).map(regionOf));
  for (const subject of subjects.all) {
    if (!isDatabase(subject) || subject.state?.cluster !== undefined || !regions.has(regionOf(subject))) continue;
    for (const unit of subject.units) {
      if (!isCompute(unit) || unit.winner === undefined) continue;
      const text = 'it may belong to a cluster with an opinion of its own: its membership was not read';
      putBeside(unit, rule, { kind: 'unread-relation', text });
      unit.mayAdd = true;
    }
  }
}

function hasProposal({ units }: Subject): boolean {
  return units.some(({ winner }) => winner !== undefined);
}

function isCluster({ resource }: Subject): boolean {
  return resource.kind === 'resource' && resource.service === 'rds' && resource.type === 'cluster';
}

function isDatabase({ resource }: Subject): boolean {
  return resource.kind === 'resource' && resource.service === 'rds' && resource.type === 'db';
}
