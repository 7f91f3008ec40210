import type { ActionKind, Facet } from '../../lib/core/action.ts';
import { MeshError } from '../../lib/core/errors.ts';
import { readContainer, readDatabaseStorage, readFunction, readVolume } from './configuration.ts';
import { usualHours } from './generate/instance-load.ts';
import type { Cluster, Group, Instance, Volume, WorldResource } from './resource.ts';

/** What someone does to one part of one resource. */
export interface PlannedAction {
  readonly key: string;
  readonly facet: Facet;
  readonly kind: ActionKind;
  /** As in {@link configurationOf}; absent where the kind says it all. */
  readonly target?: string | undefined;
}

/** One resource before and after; `after` is absent where it is gone. */
export interface Change {
  readonly before: WorldResource;
  readonly after?: WorldResource;
  /** What of its cost the action answers for: everything, the facet that it is about, or nothing. */
  readonly credit: 'all' | 'facet' | 'none';
}

/** The account as it stands when an action is taken. */
export interface Standing {
  find(key: string): WorldResource | undefined;
  volumesOf(instanceKey: string): readonly Volume[];
}

/**
 * All that changes when an action is done: the resource itself, what is deleted with it, and what is priced by it.
 * Nothing where the resource is not there any more, or where the action leaves no lasting mark: AWS starts a stopped
 * database again after seven days.
 *
 * @throws MeshError `bad-input` for an action that such a resource does not have
 */
export function changesOf(action: PlannedAction, standing: Standing): Change[] {
  const resource = standing.find(action.key);
  if (resource === undefined || action.kind === 'review') return [];
  if (action.kind === 'delete' || action.kind === 'scale-in') return deletion(resource, standing);
  switch (resource.kind) {
    case 'instance':
      // A schedule is a facet of its own and saves what the machine costs.
      return [{ before: resource, after: changeInstance(resource, action), credit: 'all' }];
    case 'group':
      return membersOf(resource, standing).map((member) => ({
        before: member,
        after: changeInstance(member, action),
        credit: 'all',
      }));
    case 'cluster':
      return changeCluster(resource, action, standing);
    default: {
      const after = changeOne(resource, action);
      return after === undefined ? [] : [{ before: resource, after, credit: 'facet' }];
    }
  }
}

/** A machine takes along the volumes that EC2 deletes with it; a group takes along its machines. */
function deletion(resource: WorldResource, standing: Standing): Change[] {
  if (resource.kind === 'group')
    return membersOf(resource, standing).flatMap((member) => [
      { before: member, credit: 'all' as const },
      ...volumesGoneWith(member, standing),
    ]);
  const own = { before: resource, credit: 'facet' } as const;
  return resource.kind === 'instance' ? [own, ...volumesGoneWith(resource, standing)] : [own];
}

function volumesGoneWith({ key }: Instance, standing: Standing): Change[] {
  return standing
    .volumesOf(key)
    .filter(({ attachedTo }) => attachedTo?.deletedWithIt)
    .map((before) => ({ before, credit: 'none' }));
}

function changeInstance(instance: Instance, { kind, target }: PlannedAction): Instance {
  if (kind === 'stop') return { ...instance, monthlyHours: 0 };
  if (kind === 'schedule')
    return { ...instance, hours: 'office', monthlyHours: Math.min(instance.monthlyHours, usualHours.office) };
  return { ...instance, instanceType: targetOf(kind, target) };
}

/** The configuration of a cluster's storage sets the price of its instances. */
function changeCluster(cluster: Cluster, { target }: PlannedAction, standing: Standing): Change[] {
  const storageType: Cluster['storageType'] = target === 'aurora-iopt1' ? 'aurora-iopt1' : 'aurora';
  const members = cluster.memberKeys.map((key) => standing.find(key));
  return [
    { before: cluster, after: { ...cluster, storageType }, credit: 'all' },
    ...members
      .filter((member) => member?.kind === 'cluster-instance')
      .map((before) => ({ before, after: { ...before, storageType }, credit: 'all' as const })),
  ];
}

function changeOne(resource: WorldResource, { key, facet, kind, target }: PlannedAction): WorldResource | undefined {
  switch (resource.kind) {
    case 'volume':
      return { ...resource, ...readVolume(targetOf(kind, target)) };
    case 'database':
      if (kind === 'stop') return undefined;
      if (facet === 'storage') return { ...resource, storage: readDatabaseStorage(targetOf(kind, target)) };
      return { ...resource, instanceClass: targetOf(kind, target) };
    case 'cluster-instance':
      return { ...resource, instanceClass: targetOf(kind, target) };
    case 'function':
      return { ...resource, memoryMb: readFunction(targetOf(kind, target)) };
    case 'container':
      return { ...resource, ...readContainer(targetOf(kind, target)) };
    default:
      throw new MeshError('bad-input', `${kind} of ${key}: a ${resource.kind} can only be deleted`);
  }
}

function membersOf({ memberKeys }: Group, standing: Standing): Instance[] {
  return memberKeys.map((key) => standing.find(key)).filter((member) => member?.kind === 'instance');
}

function targetOf(kind: ActionKind, target: string | undefined): string {
  if (target === undefined) throw new MeshError('bad-input', `${kind} needs a target configuration`);
  return target;
}
