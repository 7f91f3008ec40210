import { ebs, gp3Included } from '../../../lib/prices/storage.ts';
import type { VolumeConfiguration } from '../resource.ts';
import { type Meter, meter } from './meter.ts';

export function volumeMeters({ volumeType, gib, iops, throughput }: VolumeConfiguration): Meter[] {
  const of = (usageType: string, unit: string, price: string, monthly: number) =>
    meter({
      facet: 'storage',
      product: 'AmazonEC2',
      usageType: `EBS:${usageType}`,
      unit,
      price,
      monthly,
      shape: 'storage',
    });
  const name = volumeType === 'io1' ? 'piops' : volumeType;
  const size = of(`VolumeUsage.${name}`, 'GB-Mo', ebs.usd[`${volumeType} GB`], gib);
  if (volumeType === 'io1') return [size, of('VolumeP-IOPS.piops', 'IOPS-Mo', ebs.usd['io1 IOPS'], iops)];
  if (volumeType !== 'gp3') return [size];
  return [
    size,
    of('VolumeP-IOPS.gp3', 'IOPS-Mo', ebs.usd['gp3 IOPS'], iops - gp3Included.iops),
    of('VolumeP-Throughput.gp3', 'MiBps-Mo', ebs.usd['gp3 MB/s'], throughput - gp3Included.throughput),
  ].filter(({ monthly }) => monthly > 0n);
}
