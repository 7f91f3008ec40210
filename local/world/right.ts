import type { Account } from './account.ts';
import type { PlannedAction } from './change.ts';
import {
  type Move,
  modernise,
  moderniseDatabase,
  noInstances,
  officeHours,
  optimiseCluster,
  resize,
  shrinkContainer,
  shrinkFunction,
} from './moves.ts';
import type { Cluster, Database, Instance, Volume, WorldResource } from './resource.ts';

const order = ['delete', 'stop', 'scale-in', 'rightsize', 'migrate-architecture', 'upgrade', 'schedule'];

/**
 * What is right to do in an account, knowing what each resource needs: every action of it together, in order. What
 * carries the protecting tag is left alone, and so is what goes away with something else.
 */
export function rightActions(account: Account): PlannedAction[] {
  const open = account.resources.filter(
    ({ isProtected, isExcluded, deletedDaysAgo }) => !isProtected && !isExcluded && deletedDaysAgo === undefined,
  );
  return inOrder(open.flatMap((resource) => actionsFor(account, resource)));
}

/** Actions in the order in which they are taken: what goes first, then what changes, then when it runs. */
export function inOrder(actions: readonly PlannedAction[]): PlannedAction[] {
  return actions.toSorted((left, right) => order.indexOf(left.kind) - order.indexOf(right.kind));
}

function actionsFor(account: Account, resource: WorldResource): PlannedAction[] {
  const planned = (facet: PlannedAction['facet'], move: Move | undefined): PlannedAction[] =>
    move === undefined ? [] : [{ key: resource.key, facet, ...move }];
  switch (resource.kind) {
    case 'instance':
      return [
        ...planned('compute', forInstance(resource)),
        ...planned('schedule', resource.idleAtNight ? { kind: 'schedule', target: officeHours } : undefined),
      ];
    case 'group':
      return planned(
        'compute',
        resource.need.vcpu === 0
          ? { kind: 'scale-in', target: noInstances }
          : resize('ec2', resource.instanceType, resource.need, resource.portable),
      );
    case 'volume':
      return planned('storage', forVolume(account, resource));
    case 'database':
      return [...planned('compute', forDatabase(resource)), ...planned('storage', forDatabaseStorage(resource))];
    case 'cluster':
      return planned('storage', forCluster(account, resource));
    case 'cluster-instance':
      return planned('compute', resize('aurora', resource.instanceClass, resource.need, false));
    case 'function':
      return planned('compute', shrinkFunction(resource));
    case 'container':
      return planned('compute', shrinkContainer(resource));
    case 'nat':
      return planned('network', resource.gbMonth === 0 ? { kind: 'delete' } : undefined);
    case 'balancer':
      return planned('network', resource.load === 0 ? { kind: 'delete' } : undefined);
    case 'address':
      return planned('network', resource.associated ? undefined : { kind: 'delete' });
    case 'metered':
      return [];
  }
}

/** A member of a group is the group's business. */
function forInstance({ groupKey, need, discardable, instanceType, portable }: Instance): Move | undefined {
  if (groupKey !== undefined) return undefined;
  if (need.vcpu === 0) return { kind: discardable ? 'delete' : 'stop' };
  return resize('ec2', instanceType, need, portable);
}

function forVolume(account: Account, volume: Volume): Move | undefined {
  if (volume.attachedTo === undefined) return { kind: 'delete' };
  return goesWith(account, volume.attachedTo) ? undefined : modernise(volume);
}

/** Whether the machine that a volume hangs on is to be deleted, and takes the volume along. */
function goesWith(account: Account, { key, deletedWithIt }: NonNullable<Volume['attachedTo']>): boolean {
  const instance = account.byKey.get(key);
  if (!deletedWithIt || instance?.kind !== 'instance' || instance.isProtected) return false;
  const group = instance.groupKey === undefined ? undefined : account.byKey.get(instance.groupKey);
  if (group?.kind === 'group') return group.need.vcpu === 0 && !group.isProtected;
  return forInstance(instance)?.kind === 'delete';
}

/** A stopped database starts again after seven days, so one that nobody uses is deleted, with a last snapshot. */
function forDatabase({ need, instanceClass, portable }: Database): Move | undefined {
  return need.vcpu === 0 ? { kind: 'delete' } : resize('rds', instanceClass, need, portable);
}

function forDatabaseStorage(database: Database): Move | undefined {
  return database.need.vcpu === 0 ? undefined : moderniseDatabase(database);
}

function forCluster({ byKey }: Account, cluster: Cluster): Move | undefined {
  return optimiseCluster(
    cluster,
    cluster.memberKeys.map((key) => byKey.get(key)),
  );
}
