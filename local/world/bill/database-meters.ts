import {
  auroraIoOptimizedSurchargePercent,
  auroraStorage,
  rdsGp3Striped,
  rdsStorage,
} from '../../../lib/prices/database.ts';
import { gp3Included } from '../../../lib/prices/storage.ts';
import type { Cluster, ClusterInstance, Database } from '../resource.ts';
import { familyOf, priceOf } from '../sizing.ts';
import { percentOf, usd } from '../usd.ts';
import { hourlyMeter, type Meter, meter, poolOf } from './meter.ts';

const product = 'AmazonRDS';

export function databaseMeters(database: Database): Meter[] {
  return [computeMeter(database), ...storageMeters(database)];
}

function computeMeter({ instanceClass, multiAz, region }: Database): Meter {
  const usageType = `${multiAz ? 'Multi-AZUsage' : 'InstanceUsage'}:${instanceClass}`;
  const single = hourlyMeter('compute', product, usageType, priceOf('rds', instanceClass));
  return {
    ...single,
    rate: single.rate * zonesOf(multiAz),
    eligible: { pool: poolOf('rds', familyOf(instanceClass), region), byComputePlan: false },
  };
}

function storageMeters({ storage: { storageType, gib, iops }, multiAz }: Database): Meter[] {
  const of = (name: string, unit: string, price: string, monthly: number): Meter => {
    const usageType = `RDS:${multiAz ? 'Multi-AZ-' : ''}${name}`;
    const single = meter({ facet: 'storage', product, usageType, unit, price, monthly, shape: 'storage' });
    return { ...single, rate: single.rate * zonesOf(multiAz) };
  };
  if (storageType === 'io1')
    return [
      of('PIOPS-Storage', 'GB-Mo', rdsStorage.usd['io1 GB'], gib),
      of('PIOPS', 'IOPS-Mo', rdsStorage.usd['io1 IOPS'], iops),
    ];
  const included = gib >= rdsGp3Striped.fromGib ? rdsGp3Striped.iops : gp3Included.iops;
  const size = of('GP3-Storage', 'GB-Mo', rdsStorage.usd['gp3 GB'], gib);
  return iops <= included ? [size] : [size, of('GP3-PIOPS', 'IOPS-Mo', rdsStorage.usd['gp3 IOPS'], iops - included)];
}

export function clusterMeters({ storageType, gib, millionIo }: Cluster): Meter[] {
  const common = { facet: 'storage', product } as const;
  const isOptimized = storageType === 'aurora-iopt1';
  const size = meter({
    ...common,
    usageType: `Aurora:${isOptimized ? 'IO-Optimized' : ''}StorageUsage`,
    unit: 'GB-Mo',
    price: auroraStorage.usd[isOptimized ? 'io-optimized GB' : 'standard GB'],
    monthly: gib,
    shape: 'storage',
  });
  if (isOptimized) return [size];
  const price = auroraStorage.usd['million I/O'];
  const usageType = 'Aurora:StorageIOUsage';
  return [size, meter({ ...common, usageType, unit: '1M IOs', price, monthly: millionIo, shape: 'traffic' })];
}

export function clusterInstanceMeters({ instanceClass, storageType }: ClusterInstance): Meter[] {
  const standard = usd(priceOf('aurora', instanceClass));
  const isOptimized = storageType === 'aurora-iopt1';
  const usageType = `InstanceUsage${isOptimized ? 'IOOptimized' : ''}:${instanceClass}`;
  const rate = isOptimized ? percentOf(standard, 100 + auroraIoOptimizedSurchargePercent) : standard;
  return [{ ...hourlyMeter('compute', product, usageType, '0'), rate }];
}

function zonesOf(multiAz: boolean): bigint {
  return multiAz ? 2n : 1n;
}
