import { compare } from '../decimal.ts';
import { placeOf } from '../place.ts';
import type { Group } from '../question.ts';
import type { JudgeContext, Rule, Verdict } from '../rule.ts';
import { amount, billChangeOf, byResource, figure, lasting, merged } from '../verdicts.ts';
import { daysOf, monthly } from '../window.ts';

/** Capacity-unit hours, or GB of a classic one, a month: about one request a second for an hour a day is one. */
const leastUse = '1';
const isHours = /LoadBalancerUsage$/;

export const quietLoadBalancers: Rule = {
  name: 'quiet-load-balancers',
  title: 'Load balancers that serve almost nothing',
  facet: 'network',
  threshold: `less than ${leastUse} capacity-unit hour, or GB of a classic one, a month`,
  priceSource: 'what the export bills for it',
  limits: 'a load balancer may stand ready for a failover: the bill does not tell',
  needs: {
    columns: ['UsageType', 'ResourceId', 'PricingQuantity', 'ListCost'],
    costs: ['list'],
    over: 'days',
    where: [
      { column: 'ChargeCategory', in: ['Usage'] },
      // Data through a classic one has a usage type that other services have too, so its id must be a load balancer's.
      { column: 'UsageType', matches: '(^|-)(LoadBalancerUsage|LCUUsage|DataProcessing-Bytes)$' },
      { column: 'ResourceId', matches: 'loadbalancer' },
    ],
    groupBy: ['SubAccountId', 'RegionId', 'ResourceId', 'UsageType'],
    sums: ['PricingQuantity', 'ListCost', 'BilledCost'],
    withTags: true,
  },
  judge: (groups, context) => byResource(groups).flatMap((same) => judgeBalancer(same, context)),
};

function judgeBalancer(groups: readonly Group[], { window, currency }: JudgeContext): Verdict[] {
  const hours = lasting(
    groups.filter(({ keys }) => isHours.test(keys.UsageType ?? '')),
    window.days,
  );
  if (hours.length === 0) return [];
  const running = merged(hours);
  const served = merged(groups.filter(({ keys }) => !isHours.test(keys.UsageType ?? '')));
  const place = placeOf(running, 'elasticloadbalancing/loadbalancer');
  const use = monthly(served.sums.PricingQuantity ?? '0', running, window.days, 'Hrs');
  if (place === undefined || compare(use, leastUse) >= 0) return [];
  const whole = merged(groups);
  const saving = amount(monthly(whole.sums.ListCost ?? '0', running, window.days, 'Hrs'), currency);
  return [
    {
      place,
      action: { kind: 'delete', current: 'load balancer' },
      saving,
      currentCost: saving,
      billChange: billChangeOf(saving, whole),
      effort: 'low',
      risk: 'medium',
      restartNeeded: false,
      rollback: { possible: true, steps: 'Create a load balancer; its name in DNS will be another.' },
      lookbackDays: daysOf(running, window.days),
      figures: [
        figure('PricingQuantity of hours', running.sums.PricingQuantity, 'Hrs'),
        figure('PricingQuantity of use', served.sums.PricingQuantity, 'LCU-Hrs or GB'),
        figure('ListCost', whole.sums.ListCost, currency),
      ],
      ...(running.tags && { tags: running.tags }),
    },
  ];
}
