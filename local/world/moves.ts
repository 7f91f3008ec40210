import type { ActionKind } from '../../lib/core/action.ts';
import { rdsGp3Striped } from '../../lib/prices/database.ts';
import { gp3Included } from '../../lib/prices/storage.ts';
import type { Meter } from './bill/meter.ts';
import { metersOf } from './bill/meters.ts';
import { volumeMeters } from './bill/volume-meters.ts';
import { containerText, databaseStorageText, functionText, volumeText } from './configuration.ts';
import type {
  Cluster,
  Container,
  Database,
  LambdaFunction,
  Need,
  Volume,
  VolumeConfiguration,
  WorldResource,
} from './resource.ts';
import { gravitonSibling, type PriceBook, smallestFit } from './sizing.ts';
import { costOf, type Usd } from './usd.ts';

/** Something that could be done to one part of a resource, in the words that all sources use here. */
export interface Move {
  readonly kind: ActionKind;
  readonly target?: string;
}

/** The targets of what has no configuration to name. */
export const officeHours = 'weekdays, 12 hours';
export const noInstances = '0 instances';

/** The most IOPS of a gp3 volume. */
const gp3MostIops = 16_000;

/** A smaller type of the same family that meets the need; where none does, Graviton, if the software runs on it. */
export function resize(book: PriceBook, current: string, need: Need, portable: boolean): Move | undefined {
  const target = smallestFit(book, current, need);
  if (target !== current) return { kind: 'rightsize', target };
  const sibling = portable ? gravitonSibling(book, current) : undefined;
  return sibling === undefined ? undefined : { kind: 'migrate-architecture', target: sibling };
}

/** gp3 in place of gp2 or of io1, as fast as is needed, where that is cheaper. */
export function modernise(volume: Volume): Move | undefined {
  const { volumeType, gib, needIops, needThroughput } = volume;
  if ((volumeType !== 'gp2' && volumeType !== 'io1') || needIops > gp3MostIops) return undefined;
  const target: VolumeConfiguration = {
    volumeType: 'gp3',
    gib,
    iops: Math.max(gp3Included.iops, needIops),
    throughput: Math.max(gp3Included.throughput, needThroughput),
  };
  if (monthlyOf(volumeMeters(target)) >= monthlyOf(volumeMeters(volume))) return undefined;
  return { kind: volumeType === 'gp2' ? 'upgrade' : 'rightsize', target: volumeText(target) };
}

/** gp3 in place of io1 for a database, as fast as is needed, where that is cheaper. */
export function moderniseDatabase(database: Database): Move | undefined {
  const { storage, needIops } = database;
  if (storage.storageType !== 'io1') return undefined;
  const included = storage.gib >= rdsGp3Striped.fromGib ? rdsGp3Striped.iops : gp3Included.iops;
  const target = { storageType: 'gp3', gib: storage.gib, iops: Math.max(included, needIops) } as const;
  if (monthlyOf(metersOf({ ...database, storage: target })) >= monthlyOf(metersOf(database))) return undefined;
  return { kind: 'rightsize', target: databaseStorageText(target) };
}

export function shrinkFunction({ memoryMb, needMb }: LambdaFunction): Move | undefined {
  return needMb < memoryMb ? { kind: 'rightsize', target: functionText(needMb) } : undefined;
}

/** Smaller tasks; none at all where nobody calls the service. */
export function shrinkContainer(container: Container): Move | undefined {
  const { milliVcpu, memoryMb, needMilliVcpu, needMb } = container;
  if (needMilliVcpu === 0) return { kind: 'delete' };
  if (needMilliVcpu === milliVcpu && needMb === memoryMb) return undefined;
  return { kind: 'rightsize', target: containerText({ milliVcpu: needMilliVcpu, memoryMb: needMb }) };
}

/** I/O-Optimized, where requests cost more than the dearer storage and instances would. */
export function optimiseCluster(cluster: Cluster, members: readonly (WorldResource | undefined)[]): Move | undefined {
  const storageType = 'aurora-iopt1';
  const instances = members.filter((member) => member?.kind === 'cluster-instance');
  const now = [cluster, ...instances].flatMap(metersOf);
  const then = [cluster, ...instances].map((each) => ({ ...each, storageType }) as const).flatMap(metersOf);
  return monthlyOf(then) < monthlyOf(now) ? { kind: 'upgrade', target: storageType } : undefined;
}

/** What meters cost a month at list. */
export function monthlyOf(meters: readonly Meter[]): Usd {
  return meters.reduce((sum, { rate, monthly }) => sum + costOf(rate, monthly), 0n);
}
