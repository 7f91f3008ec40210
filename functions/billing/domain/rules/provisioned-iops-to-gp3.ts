import { gp3Included } from '../../../../lib/prices/storage.ts';
import { compare, minus, rounded } from '../decimal.ts';
import { placeOf } from '../place.ts';
import type { Group } from '../question.ts';
import type { Figure, JudgeContext, Rule, Verdict } from '../rule.ts';
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

/** What gp3 gives in every region, https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html */
const gp3MostIops = 16_000;
/** io1 moves a quarter of a MiB an operation, up to 500 MiB/s: https://docs.aws.amazon.com/ebs/latest/userguide/provisioned-iops.html */
const mibAnOperation = 0.25;
const mostThroughput = 500;
const isSize = /EBS:VolumeUsage\.(piops|io2)$/;

export const provisionedIopsToGp3: Rule = {
  name: 'provisioned-iops-to-gp3',
  title: 'io1 and io2 volumes whose IOPS gp3 can give for less',
  facet: 'storage',
  threshold: `at most ${gp3MostIops} provisioned IOPS, and a saving of at least ${leastSaving} a month`,
  priceSource: 'gp3 prices of the export, else https://aws.amazon.com/ebs/pricing/',
  limits:
    'gp3 has less durability and no multi-attach, and io2 is faster, above 500 MiB/s too: whether that is needed is not in a bill',
  needs: {
    columns: ['UsageType', 'ResourceId', 'PricingQuantity', 'ListCost'],
    costs: ['list'],
    over: 'days',
    where: [
      { column: 'ChargeCategory', in: ['Usage'] },
      { column: 'UsageType', matches: '(^|-)EBS:Volume(Usage|P-IOPS)\\.(piops|io2(\\.tier\\d)?)$' },
    ],
    groupBy: ['SubAccountId', 'RegionId', 'ResourceId', 'UsageType', 'PricingUnit'],
    sums: ['PricingQuantity', 'ListCost', 'BilledCost'],
    withTags: true,
  },
  judge: (groups, context) =>
    byResource(lasting(groups, context.window.days)).flatMap((same) => judgeVolume(same, context)),
};

function judgeVolume(groups: readonly Group[], { window, prices, currency }: JudgeContext): Verdict[] {
  const sizes = groups.filter(({ keys }) => isSize.test(keys.UsageType ?? ''));
  const provisioned = groups.filter((group) => !sizes.includes(group));
  const whole = merged(groups);
  const place = placeOf(whole, 'ec2/volume');
  if (place === undefined || sizes.length === 0) return [];
  const quantity = (some: readonly Group[]) => monthly(quantityOf(some), whole, window.days, 'GB-Mo');
  const iops = Number(rounded(quantity(provisioned), 0));
  if (iops > gp3MostIops) return [];
  const need = needOf(quantity(sizes), iops);
  const region = whole.keys.RegionId;
  const cost = monthly(whole.sums.ListCost ?? '0', whole, window.days, 'GB-Mo');
  const target = gp3Cost(need, prices, region);
  const saving = target && minus(cost, target.cost);
  if (saving !== undefined && compare(rounded(saving, 2), leastSaving) < 0) return [];
  const estimate = saving === undefined ? cannotPrice('gp3', region) : amount(saving, currency);
  const type = /\.io2/.test(sizes[0]?.keys.UsageType ?? '') ? 'io2' : 'io1';
  return [
    {
      place,
      action: {
        kind: 'rightsize',
        current: volumeText(type, { ...need, iops: String(iops) }),
        target: volumeText('gp3', need),
      },
      saving: estimate,
      currentCost: amount(cost, currency),
      ...(target && { targetCost: amount(target.cost, currency) }),
      billChange: billChangeOf(estimate, whole),
      effort: 'low',
      risk: 'medium',
      restartNeeded: false,
      rollback: { possible: true, steps: `Modify the volume back to ${type}.` },
      lookbackDays: daysOf(whole, window.days),
      figures: [
        ...figuresOf(sizes, provisioned),
        figure('ListCost', whole.sums.ListCost, currency),
        priceFigure('price of gp3', target?.prices),
      ],
      ...(whole.tags && { tags: whole.tags }),
    },
  ];
}

function quantityOf(groups: readonly Group[]): string {
  return merged(groups).sums.PricingQuantity ?? '0';
}

function figuresOf(sizes: readonly Group[], provisioned: readonly Group[]): Figure[] {
  return [
    figure('PricingQuantity of storage', quantityOf(sizes), 'GB-Mo'),
    figure('PricingQuantity of IOPS', quantityOf(provisioned), 'IOPS-Mo'),
  ];
}

/** A gp3 volume that does what these IOPS do. */
function needOf(gib: string, iops: number): Gp3Need {
  const throughput = Math.min(mostThroughput, Math.max(gp3Included.throughput, Math.ceil(iops * mibAnOperation)));
  return { gib, iops: String(Math.max(iops, gp3Included.iops)), throughput: String(throughput) };
}
