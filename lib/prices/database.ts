import type { PriceList } from './price-list.ts';

/** Amazon RDS for PostgreSQL, single zone, an hour on demand. Multi-AZ costs twice as much. */
export const rdsPostgresOnDemand: PriceList = {
  source: 'https://aws.amazon.com/rds/postgresql/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: {
    'db.t3.large': '0.145',
    'db.t3.xlarge': '0.29',
    'db.m5.large': '0.178',
    'db.m5.xlarge': '0.356',
    'db.m5.2xlarge': '0.712',
    'db.m6g.large': '0.159',
    'db.m6g.xlarge': '0.318',
    'db.m6g.2xlarge': '0.636',
    'db.r5.large': '0.25',
    'db.r5.xlarge': '0.5',
    'db.r5.2xlarge': '1',
    'db.r5.4xlarge': '2',
    'db.r6g.large': '0.225',
    'db.r6g.xlarge': '0.45',
    'db.r6g.2xlarge': '0.9',
    'db.r6g.4xlarge': '1.8',
  },
};

/** Amazon RDS storage, a month: per GB, and per provisioned IOPS above what is included. Multi-AZ costs twice as much. */
export const rdsStorage: PriceList<'gp2 GB' | 'gp3 GB' | 'gp3 IOPS' | 'io1 GB' | 'io1 IOPS' | 'backup GB'> = {
  source: 'https://aws.amazon.com/rds/postgresql/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: {
    'gp2 GB': '0.115',
    'gp3 GB': '0.115',
    'gp3 IOPS': '0.02',
    'io1 GB': '0.125',
    'io1 IOPS': '0.1',
    'backup GB': '0.095',
  },
};

/** From this size on, RDS for PostgreSQL includes 12,000 IOPS in gp3 storage. */
export const rdsGp3Striped = { fromGib: 400, iops: 12_000 } as const;

/** Amazon Aurora PostgreSQL in the Standard configuration, an hour on demand. I/O-Optimized costs 30 % more. */
export const auroraOnDemand: PriceList = {
  source: 'https://aws.amazon.com/rds/aurora/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: {
    'db.r5.large': '0.29',
    'db.r5.xlarge': '0.58',
    'db.r5.2xlarge': '1.16',
    'db.r6i.large': '0.29',
    'db.r6i.xlarge': '0.58',
    'db.r6i.2xlarge': '1.16',
    'db.r6i.4xlarge': '2.32',
  },
};

/** Aurora's storage a GB-month in both configurations, and a million I/O requests in the Standard one. */
export const auroraStorage: PriceList<'standard GB' | 'io-optimized GB' | 'million I/O'> = {
  source: 'https://aws.amazon.com/rds/aurora/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { 'standard GB': '0.1', 'io-optimized GB': '0.225', 'million I/O': '0.2' },
};

/** What an Aurora instance costs more in the I/O-Optimized configuration, in percent. */
export const auroraIoOptimizedSurchargePercent = 30;

/** DynamoDB, Standard table class: a million request units on demand, and a GB-month. */
export const dynamodb: PriceList<'million writes' | 'million reads' | 'GB'> = {
  source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { 'million writes': '0.625', 'million reads': '0.125', GB: '0.25' },
};
