import { gp3Included } from '../../../../lib/prices/storage.ts';
import { compare, minus, rounded } from '../decimal.ts';
import { placeOf } from '../place.ts';
import type { Group } from '../question.ts';
import type { JudgeContext, Rule, Verdict } from '../rule.ts';
import {
  amount,
  billChangeOf,
  byResource,
  cannotPrice,
  figure,
  lasting,
  leastSaving,
  merged,
  priceFigure,
} from '../verdicts.ts';
import { type Gp3Need, gp3Cost, volumeText } from '../volumes.ts';
import { daysOf, monthly } from '../window.ts';

/** gp2 has three IOPS a GiB, at least 100 and at most 16,000. https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html */
const iopsPerGib = 3;
const iopsLimits = { least: 100, most: 16_000 } as const;
/** gp2 reaches 250 MiB/s above 170 GiB, 128 below; gp3 includes 125, which stands for 128 here. */
const throughput = { aboveGib: 170, high: 250, low: 125 } as const;

export const gp2ToGp3: Rule = {
  name: 'gp2-to-gp3',
  title: 'gp2 volumes that would cost less as gp3',
  facet: 'storage',
  threshold: `a saving of at least ${leastSaving} a month, for a volume that was there for 7 days and still is`,
  priceSource: 'gp3 prices of the export, else https://aws.amazon.com/ebs/pricing/',
  limits:
    'priced for the same IOPS and throughput that gp2 gives at this size; what is used is not in a bill, so gp3 may do with less',
  needs: {
    columns: ['UsageType', 'ResourceId', 'PricingQuantity', 'ListCost'],
    costs: ['list'],
    over: 'days',
    where: [
      { column: 'ChargeCategory', in: ['Usage'] },
      { column: 'UsageType', matches: '(^|-)EBS:VolumeUsage\\.gp2$' },
    ],
    groupBy: ['SubAccountId', 'RegionId', 'ResourceId', 'PricingUnit'],
    sums: ['PricingQuantity', 'ListCost', 'BilledCost'],
    withTags: true,
  },
  judge: (groups, context) =>
    byResource(lasting(groups, context.window.days)).flatMap((same) => judgeVolume(merged(same), context)),
};

function judgeVolume(group: Group, { window, prices, currency }: JudgeContext): Verdict[] {
  const place = placeOf(group, 'ec2/volume');
  if (place === undefined) return [];
  const { keys, sums, tags } = group;
  const unit = keys.PricingUnit ?? 'GB-Mo';
  const cost = monthly(sums.ListCost ?? '0', group, window.days, unit);
  const given = givenBy(monthly(sums.PricingQuantity ?? '0', group, window.days, unit));
  const need = { ...given, iops: String(Math.max(Number(given.iops), gp3Included.iops)) };
  const target = gp3Cost(need, prices, keys.RegionId);
  const saving = target && minus(cost, target.cost);
  if (saving !== undefined && compare(rounded(saving, 2), leastSaving) < 0) return [];
  const estimate = saving === undefined ? cannotPrice('gp3', keys.RegionId) : amount(saving, currency);
  return [
    {
      place,
      action: { kind: 'upgrade', current: volumeText('gp2', given), target: volumeText('gp3', need) },
      saving: estimate,
      currentCost: amount(cost, currency),
      ...(target && { targetCost: amount(target.cost, currency) }),
      billChange: billChangeOf(estimate, group),
      effort: 'very-low',
      risk: 'very-low',
      restartNeeded: false,
      rollback: { possible: true, steps: 'Modify the volume back to gp2.' },
      lookbackDays: daysOf(group, window.days),
      figures: [
        figure('PricingQuantity', sums.PricingQuantity, unit),
        figure('ListCost', sums.ListCost, currency),
        priceFigure('price of gp3', target?.prices),
      ],
      ...(tags && { tags }),
    },
  ];
}

/** What gp2 gives at a size, which is whole GiB: the rest is rounding of daily shares of a month. */
function givenBy(gib: string): Gp3Need {
  const size = Number(rounded(gib, 0));
  const iops = Math.min(iopsLimits.most, Math.max(iopsLimits.least, size * iopsPerGib));
  return { gib, iops: String(iops), throughput: String(size > throughput.aboveGib ? throughput.high : throughput.low) };
}
