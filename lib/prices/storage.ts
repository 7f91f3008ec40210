import type { PriceList } from './price-list.ts';

/** EBS, a month: per GB, per provisioned IOPS and MB/s above what is included, and per GB of snapshots. */
export const ebs: PriceList<
  'gp2 GB' | 'gp3 GB' | 'gp3 IOPS' | 'gp3 MB/s' | 'io1 GB' | 'io1 IOPS' | 'st1 GB' | 'snapshot GB'
> = {
  source: 'https://aws.amazon.com/ebs/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: {
    'gp2 GB': '0.1',
    'gp3 GB': '0.08',
    'gp3 IOPS': '0.005',
    'gp3 MB/s': '0.04',
    'io1 GB': '0.125',
    'io1 IOPS': '0.065',
    'st1 GB': '0.045',
    'snapshot GB': '0.05',
  },
};

/** What an EBS gp3 volume includes at no charge: 3,000 IOPS and 125 MB/s. */
export const gp3Included = { iops: 3_000, throughput: 125 } as const;

/** S3, a month: per GB by class (the first 50 TB of Standard), and a thousand requests. */
export const s3: PriceList<
  'standard GB' | 'infrequent access GB' | 'glacier instant GB' | 'thousand writes' | 'thousand reads'
> = {
  source: 'https://aws.amazon.com/s3/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: {
    'standard GB': '0.023',
    'infrequent access GB': '0.0125',
    'glacier instant GB': '0.004',
    'thousand writes': '0.005',
    'thousand reads': '0.0004',
  },
};
