import { dataTransfer } from '../../../lib/prices/network.ts';
import { analytics, cloudWatch, governance, kms } from '../../../lib/prices/operations.ts';
import { ebs } from '../../../lib/prices/storage.ts';
import type { Site } from '../account.ts';
import { drawFrom } from '../random.ts';
import type { Metered, Use } from '../resource.ts';
import { makeBase } from './maker.ts';
import { usageScale } from './metered.ts';

/** One thing that an account as a whole is billed for, and how much of it a production account uses a month. */
interface UsualUse extends Omit<Use, 'monthly'> {
  readonly service: string;
  readonly low: number;
  readonly high: number;
}

const usualUses: readonly UsualUse[] = [
  {
    service: 'ec2',
    product: 'AmazonEC2',
    usageType: 'EBS:SnapshotUsage',
    unit: 'GB-Mo',
    rate: ebs.usd['snapshot GB'],
    low: 9_000,
    high: 30_000,
    shape: 'storage',
  },
  {
    service: 'ec2',
    product: 'AWSDataTransfer',
    usageType: 'DataTransfer-Out-Bytes',
    unit: 'GB',
    rate: dataTransfer.usd['internet GB'],
    low: 8_000,
    high: 30_000,
    shape: 'traffic',
  },
  {
    service: 'ec2',
    product: 'AWSDataTransfer',
    usageType: 'DataTransfer-Regional-Bytes',
    unit: 'GB',
    rate: dataTransfer.usd['zone GB'],
    low: 40_000,
    high: 120_000,
    shape: 'traffic',
  },
  {
    service: 'cloudwatch',
    product: 'AmazonCloudWatch',
    usageType: 'CW:MetricMonitorUsage',
    unit: 'Metrics',
    rate: cloudWatch.usd.metric,
    low: 800,
    high: 3_000,
    shape: 'storage',
  },
  {
    service: 'kms',
    product: 'awskms',
    usageType: 'us-east-1-KMS-Keys',
    unit: 'Keys',
    rate: kms.usd.key,
    low: 20,
    high: 90,
    shape: 'storage',
  },
  {
    service: 'config',
    product: 'AWSConfig',
    usageType: 'ConfigurationItemRecorded',
    unit: 'ConfigurationItemRecorded',
    rate: governance.usd['config item'],
    low: 20_000,
    high: 90_000,
    shape: 'office',
  },
  {
    service: 'guardduty',
    product: 'AmazonGuardDuty',
    usageType: 'PaidEventsAnalyzed',
    unit: '1M Events',
    rate: governance.usd['guardduty million events'],
    low: 20,
    high: 70,
    shape: 'traffic',
  },
  // Reports and settlements: month ends show here.
  {
    service: 'glue',
    product: 'AWSGlue',
    usageType: 'ETL-DPU-Hour',
    unit: 'DPU-Hour',
    rate: analytics.usd['glue DPU hour'],
    low: 1_500,
    high: 4_000,
    shape: 'batch',
  },
  {
    service: 'athena',
    product: 'AmazonAthena',
    usageType: 'DataScannedInTB',
    unit: 'Terabytes',
    rate: analytics.usd['athena TB'],
    low: 40,
    high: 160,
    shape: 'batch',
  },
];

/** Uses that belong to no one resource. */
export function* makeAccountWide(site: Site): Generator<Metered> {
  const draw = drawFrom(site.seed, 'account-wide', site.index);
  for (const { service, low, high, ...use } of usualUses) {
    const monthly = Math.floor((draw.between(low, high) * usageScale[site.role] * site.size.density) / 10_000);
    const id = use.usageType.replace(/\W/g, '-').toLowerCase();
    yield {
      ...makeBase(site, draw, { service, type: 'usage', id, name: '' }),
      tags: {},
      kind: 'metered',
      lacksLifecycle: false,
      uses: [{ ...use, monthly: Math.max(1, monthly) }],
    };
  }
}
