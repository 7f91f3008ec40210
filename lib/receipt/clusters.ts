import { addExact, compareExact, type Exact } from './decimal.ts';
import { isCompute, putUnread, regionOf } from './groups.ts';
import type { Opinion, Shared, Subject, Subjects, Unit } from './model.ts';
import { type Counted, isCounted, isOf, isProposed, strikeWinner, unitOn } from './outcome.ts';
import { compareText } from './statement-order.ts';
import { nameOfOpinion } from './wording.ts';

const rule = '5 group and members';

/**
 * Rule 5 for Aurora. I/O-Optimized storage prices the instances of its cluster anew, so the cluster's storage and its
 * instances' changes are alternatives: a person's choice, else what saves more in all. A change of the cluster's own
 * compute replaces its instances', as a group's does.
 */
export function settleClusters(subjects: Subjects, shared: Shared): void {
  const clusters = subjects.all.filter((subject) => isOf(subject, 'rds', 'cluster'));
  if (clusters.length === 0) return;
  const members = Map.groupBy(subjects.all, ({ state }) => state?.cluster ?? undefined);
  for (const cluster of clusters) {
    const instances = (members.get(cluster.key) ?? []).flatMap(({ units }) => units.filter(isCompute));
    const whole = unitOn(cluster, 'compute');
    if (isCounted(whole)) {
      for (const unit of instances.filter(isProposed)) giveWay(unit, whole.winner, 'changes the whole cluster');
    }
    const storage = unitOn(cluster, 'storage');
    if (isCounted(storage)) settleStorage(storage, instances.filter(isCounted), shared);
  }
  settleUnread(subjects, clusters);
}

function settleStorage(storage: Counted, instances: readonly Counted[], { flips }: Shared): void {
  const [largest] = [...instances].sort(compareSavings);
  if (largest === undefined) return;
  const total = instances.reduce<Exact>((sum, { counted }) => addExact(sum, counted), 0);
  const isChosen = ({ id }: Unit) => flips.has(id);
  const keepsInstances = !isChosen(storage) && (instances.some(isChosen) || compareExact(total, storage.counted) > 0);
  const text = 'prices the same cluster anew: one of the two, not both';
  if (keepsInstances) giveWay(storage, largest.winner, text);
  else for (const unit of instances) giveWay(unit, storage.winner, text);
}

function giveWay(unit: Unit, winner: Opinion, what: string): void {
  strikeWinner(unit, rule, 'group', winner, `${nameOfOpinion(winner.finding)} ${what}`);
}

function compareSavings(left: Unit, right: Unit): number {
  return compareExact(right.counted, left.counted) || compareText(left.id, right.id);
}

/** A database whose cluster was not read, where a cluster that it may belong to has an opinion of its own. */
function settleUnread(subjects: Subjects, clusters: readonly Subject[]): void {
  const regions = new Set(clusters.filter(({ units }) => units.some(isProposed)).map(regionOf));
  for (const subject of subjects.all) {
    const isUnread = isOf(subject, 'rds', 'db') && subject.state?.cluster === undefined;
    if (!isUnread || !regions.has(regionOf(subject))) continue;
    for (const unit of subject.units.filter(isCompute).filter(isProposed)) putUnread(unit, 'cluster');
  }
}
