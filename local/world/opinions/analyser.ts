import type { Facet } from '../../../lib/core/action.ts';
import type { Account } from '../account.ts';
import { metersOf } from '../bill/meters.ts';
import { functionText, volumeText } from '../configuration.ts';
import {
  type Move,
  modernise,
  moderniseDatabase,
  monthlyOf,
  noInstances,
  optimiseCluster,
  resize,
  shrinkContainer,
  shrinkFunction,
} from '../moves.ts';
import type { Database, Instance, LambdaFunction, Need, Volume, WorldResource } from '../resource.ts';
import { capacityOf, familyOf, gravitonSibling, hourlyPrice, isAncient, meets } from '../sizing.ts';
import { type Usd, usd } from '../usd.ts';

/** What Compute Optimizer would make of one part of a resource, from what it can measure. */
export interface Advice {
  readonly facet: Facet;
  /** The best first: alternatives, of which one can be done. */
  readonly options: readonly [Move, ...Move[]];
  /** An option that the Hub lists beside them. */
  readonly aside?: Move;
  readonly seen: 'no use' | 'memory' | 'processor';
}

/**
 * The analyses of Compute Optimizer: of memory only where it is measured, of a standby as of any instance, of machines
 * of a group only through the group, and not of types that are years out of date. What it cannot see, it gets wrong.
 */
export function adviceOn(account: Account, resource: WorldResource): Advice[] {
  switch (resource.kind) {
    case 'instance':
      return resource.groupKey !== undefined || isAncient(resource.instanceType)
        ? []
        : machineAdvice(resource, { kind: 'stop' });
    case 'group':
      return machineAdvice(resource, { kind: 'scale-in', target: noInstances });
    case 'volume':
      return volumeAdvice(resource);
    case 'database':
      return databaseAdvice(resource);
    case 'cluster':
      return single(
        'storage',
        optimiseCluster(
          resource,
          resource.memberKeys.map((key) => account.byKey.get(key)),
        ),
        'processor',
      );
    case 'cluster-instance':
      return single(
        'compute',
        resize('aurora', resource.instanceClass, resource.needWhileStandingBy, false),
        'processor',
      );
    case 'function':
      return functionAdvice(resource);
    case 'container':
      return single('compute', shrinkContainer(resource), resource.needMilliVcpu === 0 ? 'no use' : 'memory');
    case 'nat':
      return single('network', resource.gbMonth === 0 ? { kind: 'delete' } : undefined, 'no use');
    case 'balancer':
    case 'address':
    case 'metered':
      return [];
  }
}

function single(facet: Facet, move: Move | undefined, seen: Advice['seen']): Advice[] {
  return move === undefined ? [] : [{ facet, options: [move], seen }];
}

/** Databases report memory; their storage is judged by its use, without it. */
function databaseAdvice(database: Database): Advice[] {
  const { need, instanceClass, portable } = database;
  if (need.vcpu === 0) return single('compute', { kind: 'delete' }, 'no use');
  return [
    ...single('compute', resize('rds', instanceClass, need, portable), 'memory'),
    ...single('storage', moderniseDatabase(database), 'processor'),
  ];
}

type Machine = Pick<Instance, 'instanceType' | 'need' | 'memoryMeasured' | 'portable'>;

function machineAdvice({ instanceType, need, memoryMeasured, portable }: Machine, whenIdle: Move): Advice[] {
  if (need.vcpu === 0) return single('compute', whenIdle, 'no use');
  const visible = { vcpu: need.vcpu, memoryGib: memoryMeasured ? need.memoryGib : 0 };
  const best = resize('ec2', instanceType, visible, portable);
  if (best === undefined) return [];
  const seen = memoryMeasured ? 'memory' : 'processor';
  if (best.kind !== 'rightsize') return [{ facet: 'compute', options: [best], seen }];
  const aside = gravitonSibling('ec2', instanceType);
  return [
    {
      facet: 'compute',
      options: [best, ...secondBest(instanceType, best.target ?? '', visible)],
      ...(aside !== undefined && isBetween(aside, best.target ?? '', instanceType)
        ? { aside: { kind: 'migrate-architecture', target: aside } as const }
        : {}),
      seen,
    },
  ];
}

const siblings: readonly (readonly string[])[] = [
  ['m5', 'c5', 'r5'],
  ['m6i', 'c6i', 'r6i'],
];
const sizes = ['large', 'xlarge', '2xlarge', '4xlarge'];
const mostOptions = 3;

/** Types of sibling families that would do too, save less than the best and still something. */
function secondBest(current: string, best: string, need: Need): Move[] {
  const families = siblings.find((each) => each.includes(familyOf(current))) ?? [];
  return families
    .flatMap((family) => sizes.map((size) => `${family}.${size}`))
    .filter((type) => meets(capacityOf(type), need) && isBetween(type, best, current))
    .sort((left, right) => Number(hourly(left) - hourly(right)))
    .filter((type, at, all) => at === 0 || hourly(type) !== hourly(all[at - 1] ?? type))
    .slice(0, mostOptions - 1)
    .map((target) => ({ kind: 'rightsize', target }));
}

function isBetween(type: string, cheaper: string, dearer: string): boolean {
  return hourly(type) > hourly(cheaper) && hourly(type) < hourly(dearer);
}

function hourly(type: string): Usd {
  return usd(hourlyPrice('ec2', type) ?? '0');
}

/** More throughput for a little more money is the second choice. */
function volumeAdvice(volume: Volume): Advice[] {
  if (volume.attachedTo === undefined) return single('storage', { kind: 'delete' }, 'no use');
  const best = modernise(volume);
  if (best === undefined) return [];
  const { gib, needIops, needThroughput } = volume;
  const faster = {
    volumeType: 'gp3',
    gib,
    iops: Math.max(3_000, needIops),
    throughput: Math.max(250, needThroughput),
  } as const;
  const saves = monthlyOf(metersOf({ ...volume, ...faster })) < monthlyOf(metersOf(volume));
  const second: Move[] = saves ? [{ kind: best.kind, target: volumeText(faster) }] : [];
  return [{ facet: 'storage', options: [best, ...second], seen: 'processor' }];
}

function functionAdvice(resource: LambdaFunction): Advice[] {
  const best = shrinkFunction(resource);
  if (best === undefined) return [];
  const halfway = Math.floor((resource.memoryMb + resource.needMb) / 128) * 64;
  return [{ facet: 'compute', options: [best, { kind: 'rightsize', target: functionText(halfway) }], seen: 'memory' }];
}
