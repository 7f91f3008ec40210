import { dynamodb } from '../../../lib/prices/database.ts';
import { cloudWatch } from '../../../lib/prices/operations.ts';
import { s3 } from '../../../lib/prices/storage.ts';
import type { Role, Site } from '../account.ts';
import { type Draw, drawFrom } from '../random.ts';
import type { Metered, Use } from '../resource.ts';
import { countOf, makeBase } from './maker.ts';

type Counts = Readonly<Record<Role, number>>;
const usualBuckets: Counts = { management: 2, production: 5, data: 5, staging: 2, development: 2, sandbox: 1 };
const usualLogs: Counts = { management: 1, production: 6, data: 3, staging: 2, development: 2, sandbox: 1 };
const usualTables: Counts = { management: 0, production: 4, data: 1, staging: 1, development: 1, sandbox: 0 };
/** How much of everything an account of that role uses, in percent of a production account. */
export const usageScale: Counts = {
  management: 12,
  production: 100,
  data: 130,
  staging: 14,
  development: 9,
  sandbox: 3,
};

/** Buckets, log groups and tables: resources that are billed by use. */
export function* makeMetered(site: Site): Generator<Metered> {
  const draw = drawFrom(site.seed, 'metered', site.index);
  for (let left = countOf(site, draw, usualBuckets[site.role]); left > 0; left -= 1) yield makeBucket(site, draw, left);
  for (let left = countOf(site, draw, usualLogs[site.role]); left > 0; left -= 1) yield makeLogs(site, draw, left);
  for (let left = countOf(site, draw, usualTables[site.role]); left > 0; left -= 1) yield makeTable(site, draw, left);
}

function makeBucket(site: Site, draw: Draw, at: number): Metered {
  const purposes = ['assets', 'lake', 'backups', 'exports', 'uploads', 'cloudtrail'] as const;
  const id = `${site.organisation.name.split(' ')[0]?.toLowerCase()}-${site.name}-${purposes[at % 6]}-${draw.hex(4)}`;
  const amount = (low: number, high: number) =>
    Math.max(1, Math.floor((draw.between(low, high) * usageScale[site.role]) / 100));
  const use = (
    name: keyof typeof s3.usd,
    usageType: string,
    unit: string,
    monthly: number,
    shape: Use['shape'],
  ): Use => ({
    product: 'AmazonS3',
    usageType,
    unit,
    rate: s3.usd[name],
    monthly,
    shape,
  });
  return {
    ...makeBase(site, draw, { service: 's3', type: 'bucket', id, name: id }),
    arn: `arn:aws:s3:::${id}`,
    kind: 'metered',
    lacksLifecycle: draw.chance(5),
    uses: [
      use('standard GB', 'TimedStorage-ByteHrs', 'GB-Mo', amount(4_000, 44_000), 'storage'),
      use('infrequent access GB', 'TimedStorage-SIA-ByteHrs', 'GB-Mo', amount(0, 30_000), 'storage'),
      use('thousand writes', 'Requests-Tier1', '1K Requests', amount(2_000, 40_000), 'traffic'),
      use('thousand reads', 'Requests-Tier2', '1K Requests', amount(20_000, 400_000), 'traffic'),
    ],
  };
}

function makeLogs(site: Site, draw: Draw, at: number): Metered {
  const id = `/${draw.pick(['ecs', 'aws/lambda', 'eks', 'app'])}/${site.role}/service-${at}`;
  const gigabytes = Math.max(1, Math.floor((draw.between(200, 1_500) * usageScale[site.role]) / 100));
  const product = 'AmazonCloudWatch';
  return {
    ...makeBase(site, draw, { service: 'logs', type: 'log-group', id, name: id, arnSuffix: `log-group:${id}` }),
    kind: 'metered',
    lacksLifecycle: false,
    uses: [
      {
        product,
        usageType: 'DataProcessing-Bytes',
        unit: 'GB',
        rate: cloudWatch.usd['log GB in'],
        monthly: gigabytes,
        shape: 'traffic',
      },
      {
        product,
        usageType: 'TimedStorage-ByteHrs',
        unit: 'GB-Mo',
        rate: cloudWatch.usd['log GB kept'],
        monthly: gigabytes * 3,
        shape: 'storage',
      },
    ],
  };
}

function makeTable(site: Site, draw: Draw, at: number): Metered {
  const id = `${draw.pick(['sessions', 'carts', 'devices', 'idempotency', 'rates'])}-${site.role}-${at}`;
  const millions = (low: number, high: number) =>
    Math.max(1, Math.floor((draw.between(low, high) * usageScale[site.role]) / 100));
  const product = 'AmazonDynamoDB';
  return {
    ...makeBase(site, draw, { service: 'dynamodb', type: 'table', id, name: id }),
    kind: 'metered',
    lacksLifecycle: false,
    uses: [
      {
        product,
        usageType: 'WriteRequestUnits',
        unit: '1M WriteRequestUnits',
        rate: dynamodb.usd['million writes'],
        monthly: millions(80, 900),
        shape: 'traffic',
      },
      {
        product,
        usageType: 'ReadRequestUnits',
        unit: '1M ReadRequestUnits',
        rate: dynamodb.usd['million reads'],
        monthly: millions(200, 3_000),
        shape: 'traffic',
      },
      {
        product,
        usageType: 'TimedStorage-ByteHrs',
        unit: 'GB-Mo',
        rate: dynamodb.usd.GB,
        monthly: millions(20, 800),
        shape: 'storage',
      },
    ],
  };
}
