import { s3 } from '../../../../lib/prices/storage.ts';
import { compare, minus, times } from '../decimal.ts';
import { placeOf } from '../place.ts';
import type { Group } from '../question.ts';
import type { JudgeContext, Rule, Verdict } from '../rule.ts';
import { amount, byResource, cannotPrice, figure, lasts, leastDays, merged, priceFigure } from '../verdicts.ts';
import { daysOf, monthly } from '../window.ts';

/** GB-months of a bucket in S3 Standard: 1 TiB. */
const leastGigabytes = '1024';
const isStandard = /(^|-)TimedStorage-ByteHrs$/;
const usd = (value: string, currency: string) => ({ amount: value, currency });

export const s3StorageClasses: Rule = {
  name: 's3-storage-classes',
  title: 'Large buckets that hold everything in S3 Standard',
  facet: 'storage',
  threshold: `at least ${leastGigabytes} GB in S3 Standard for ${leastDays} days, and nothing in another class`,
  priceSource: 'price of Standard - Infrequent Access of the export, else https://aws.amazon.com/s3/pricing/',
  limits:
    'how often objects are read is not in a bill: the saving lies between nothing and the price of Standard-IA for all of them',
  needs: {
    columns: ['ServiceName', 'UsageType', 'ResourceId', 'PricingQuantity', 'ListCost'],
    costs: ['list'],
    over: 'days',
    where: [
      { column: 'ChargeCategory', in: ['Usage'] },
      { column: 'UsageType', matches: '(^|-)TimedStorage-[A-Za-z-]*ByteHrs' },
      { column: 'ServiceName', matches: '(?i)(simple storage|AmazonS3|\\bS3\\b)' },
    ],
    groupBy: ['SubAccountId', 'RegionId', 'ResourceId', 'UsageType', 'PricingUnit'],
    sums: ['PricingQuantity', 'ListCost', 'BilledCost'],
    withTags: true,
  },
  judge: (groups, context) => byResource(groups).flatMap((same) => judgeBucket(same, context)),
};

function judgeBucket(groups: readonly Group[], { window, prices, currency }: JudgeContext): Verdict[] {
  const standard = groups.filter(({ keys }) => isStandard.test(keys.UsageType ?? ''));
  const bucket = merged(standard);
  const place = placeOf(bucket, 's3/bucket');
  if (place === undefined || standard.length < groups.length || !lasts(bucket, window.days)) return [];
  const { keys, sums, tags } = bucket;
  const unit = keys.PricingUnit ?? 'GB-Mo';
  const gigabytes = monthly(sums.PricingQuantity ?? '0', bucket, window.days, unit);
  if (compare(gigabytes, leastGigabytes) < 0) return [];
  const cost = monthly(sums.ListCost ?? '0', bucket, window.days, unit);
  const price = prices.price({
    usageType: 'TimedStorage-SIA-ByteHrs',
    region: keys.RegionId,
    listed: { list: s3, name: 'infrequent access GB', unit: 'GB-Mo' },
  });
  const most = price && minus(cost, times(gigabytes, price.amount));
  return [
    {
      place,
      action: { kind: 'change-storage', current: 'S3 Standard', target: 'Intelligent-Tiering' },
      saving:
        most === undefined || compare(most, '0') <= 0
          ? cannotPrice('S3 Standard-IA', keys.RegionId)
          : { kind: 'range', low: usd('0', currency), high: usd(most, currency) },
      currentCost: amount(cost, currency),
      effort: 'low',
      risk: 'low',
      restartNeeded: false,
      rollback: { possible: true, steps: 'Remove the lifecycle rule; objects move back as they are written again.' },
      lookbackDays: daysOf(bucket, window.days),
      figures: [
        figure('PricingQuantity', sums.PricingQuantity, unit),
        figure('ListCost', sums.ListCost, currency),
        priceFigure('price of Standard-IA', price && [price]),
      ],
      ...(tags && { tags }),
    },
  ];
}
