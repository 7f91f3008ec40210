import type { Facet } from '../../../lib/core/action.ts';
import { fargate, lambda } from '../../../lib/prices/compute.ts';
import {
  auroraIoOptimizedSurchargePercent,
  auroraStorage,
  rdsGp3Striped,
  rdsStorage,
} from '../../../lib/prices/database.ts';
import { loadBalancer, natGateway } from '../../../lib/prices/network.ts';
import { ebs, gp3Included } from '../../../lib/prices/storage.ts';
import type { Account } from '../account.ts';
import { readContainer, readDatabaseStorage, readFunction, readVolume } from '../configuration.ts';
import { usualHours } from '../generate/instance-load.ts';
import type { Move } from '../moves.ts';
import type { Priced } from '../open-bill.ts';
import type {
  Cluster,
  Container,
  Database,
  Instance,
  LambdaFunction,
  VolumeConfiguration,
  WorldResource,
} from '../resource.ts';
import { type PriceBook, priceOf } from '../sizing.ts';
import { cents, partOf, percentOf, type Usd, usd } from '../usd.ts';

const hoursAMonth = 730n;

/**
 * What AWS states that a move saves a month, in cents. Seen in a real export of 17 rightsizing rows, to a millionth:
 * `(current price - target price) x 730 h x (1 - negotiated discount) x on-demand hours / all hours`. Hours that a
 * commitment covers are left out, and whether the commitment would float to other usage is not asked.
 *
 * This is told from prices alone. `reprice.ts` adds up the bill before and after and must come to the same wherever
 * the source is right.
 */
export function statedSaving(account: Account, resource: WorldResource, facet: Facet, move: Move): Priced {
  const list = listSaving(account, resource, facet, move);
  const uncovered = 100 - resource.coverage.reduce((sum, { percent }) => sum + percent, 0);
  const onDemand = facet === 'compute' ? percentOf(list, uncovered) : list;
  return { list: cents(list), afterDiscounts: cents(percentOf(onDemand, 100 - account.organisation.discountPercent)) };
}

function listSaving(account: Account, resource: WorldResource, facet: Facet, move: Move): Usd {
  switch (resource.kind) {
    case 'instance':
      return machineSaving(resource, BigInt(resource.monthlyHours), move);
    case 'group': {
      const members = resource.memberKeys.map((key) => account.byKey.get(key));
      const hours = members.reduce((sum, member) => sum + (member?.kind === 'instance' ? member.monthlyHours : 0), 0);
      return machineSaving(resource, BigInt(hours), move);
    }
    case 'volume':
      return volumePrice(resource) - (move.target === undefined ? 0n : volumePrice(readVolume(move.target)));
    case 'database':
      return databaseSaving(resource, facet, move);
    case 'cluster':
      return clusterSaving(account, resource);
    case 'cluster-instance':
      return classSaving('aurora', resource.instanceClass, move);
    case 'function':
      return functionSaving(resource, move);
    case 'container':
      return (
        containerPrice(resource) -
        (move.target === undefined ? 0n : containerPrice({ ...resource, ...readContainer(move.target) }))
      );
    case 'nat':
      return usd(natGateway.usd.hour) * hoursAMonth;
    case 'balancer':
      return usd(loadBalancer.usd['classic hour']) * hoursAMonth;
    case 'address':
    case 'metered':
      return 0n;
  }
}

function machineSaving({ instanceType }: Pick<Instance, 'instanceType'>, hours: bigint, { kind, target }: Move): Usd {
  const price = usd(priceOf('ec2', instanceType));
  if (kind === 'schedule') return price * (hours - BigInt(usualHours.office));
  if (kind === 'rightsize' || kind === 'migrate-architecture')
    return (price - usd(priceOf('ec2', target ?? ''))) * hours;
  return price * hours;
}

function volumePrice({ volumeType, gib, iops, throughput }: VolumeConfiguration): Usd {
  const size = usd(ebs.usd[`${volumeType} GB`]) * BigInt(gib);
  if (volumeType === 'io1') return size + usd(ebs.usd['io1 IOPS']) * BigInt(iops);
  if (volumeType !== 'gp3') return size;
  const extraIops = BigInt(Math.max(0, iops - gp3Included.iops));
  const extraThroughput = BigInt(Math.max(0, throughput - gp3Included.throughput));
  return size + usd(ebs.usd['gp3 IOPS']) * extraIops + usd(ebs.usd['gp3 MB/s']) * extraThroughput;
}

function databaseSaving({ instanceClass, multiAz, storage }: Database, facet: Facet, move: Move): Usd {
  const zones = multiAz ? 2n : 1n;
  if (facet === 'compute') return classSaving('rds', instanceClass, move) * zones;
  return (databaseStoragePrice(storage) - databaseStoragePrice(readDatabaseStorage(move.target ?? ''))) * zones;
}

function databaseStoragePrice({ storageType, gib, iops }: Database['storage']): Usd {
  if (storageType === 'io1')
    return usd(rdsStorage.usd['io1 GB']) * BigInt(gib) + usd(rdsStorage.usd['io1 IOPS']) * BigInt(iops);
  const included = gib >= rdsGp3Striped.fromGib ? rdsGp3Striped.iops : gp3Included.iops;
  return (
    usd(rdsStorage.usd['gp3 GB']) * BigInt(gib) + usd(rdsStorage.usd['gp3 IOPS']) * BigInt(Math.max(0, iops - included))
  );
}

function classSaving(book: PriceBook, current: string, { target }: Move): Usd {
  const left = target === undefined ? 0n : usd(priceOf(book, target));
  return (usd(priceOf(book, current)) - left) * hoursAMonth;
}

/** Requests become free; storage and instances become dearer. */
function clusterSaving({ byKey }: Account, { gib, millionIo, memberKeys }: Cluster): Usd {
  const requests = usd(auroraStorage.usd['million I/O']) * BigInt(millionIo);
  const dearer = usd(auroraStorage.usd['io-optimized GB']) - usd(auroraStorage.usd['standard GB']);
  const instances = memberKeys.map((key) => byKey.get(key)).filter((found) => found?.kind === 'cluster-instance');
  const surcharge = instances.reduce(
    (sum, { instanceClass }) =>
      sum + percentOf(usd(priceOf('aurora', instanceClass)), auroraIoOptimizedSurchargePercent),
    0n,
  );
  return requests - dearer * BigInt(gib) - surcharge * hoursAMonth;
}

function functionSaving({ seconds, memoryMb }: LambdaFunction, { target }: Move): Usd {
  const megabytes = memoryMb - (target === undefined ? 0 : readFunction(target));
  return partOf(usd(lambda.usd['GB-second']), BigInt(seconds) * BigInt(megabytes), 1_024n);
}

function containerPrice({ tasks, milliVcpu, memoryMb }: Container): Usd {
  const vcpu = partOf(usd(fargate.usd.vCPU), BigInt(milliVcpu), 1_000n);
  const memory = partOf(usd(fargate.usd.GB), BigInt(memoryMb), 1_024n);
  return (vcpu + memory) * BigInt(tasks) * hoursAMonth;
}
