import { compare } from '../decimal.ts';
import { placeOf } from '../place.ts';
import type { Group } from '../question.ts';
import type { JudgeContext, Rule, Verdict } from '../rule.ts';
import { amount, billChangeOf, byResource, figure, lasting, merged } from '../verdicts.ts';
import { daysOf, monthly } from '../window.ts';

/** GB a month: what health checks and updates of a single machine make. */
const leastGigabytes = '1';
const isHours = /NatGateway-Hours$/;

export const quietNatGateways: Rule = {
  name: 'quiet-nat-gateways',
  title: 'NAT gateways that carry almost nothing',
  facet: 'network',
  threshold: `less than ${leastGigabytes} GB a month`,
  priceSource: 'what the export bills for it',
  limits: 'a gateway may stand ready for a failure of another zone: the bill does not tell',
  needs: {
    columns: ['UsageType', 'ResourceId', 'PricingQuantity', 'ListCost'],
    costs: ['list'],
    over: 'days',
    where: [
      { column: 'ChargeCategory', in: ['Usage'] },
      { column: 'UsageType', matches: '(^|-)NatGateway-(Hours|Bytes)$' },
    ],
    groupBy: ['SubAccountId', 'RegionId', 'ResourceId', 'UsageType'],
    sums: ['PricingQuantity', 'ListCost', 'BilledCost'],
    withTags: true,
  },
  judge: (groups, context) => byResource(groups).flatMap((same) => judgeGateway(same, context)),
};

function judgeGateway(groups: readonly Group[], { window, currency }: JudgeContext): Verdict[] {
  // A gateway without traffic has rows of hours alone, so only these tell whether it lasts.
  const hours = lasting(
    groups.filter(({ keys }) => isHours.test(keys.UsageType ?? '')),
    window.days,
  );
  if (hours.length === 0) return [];
  const running = merged(hours);
  const carried = merged(groups.filter(({ keys }) => !isHours.test(keys.UsageType ?? '')));
  const place = placeOf(running, 'ec2/natgateway');
  const gigabytes = monthly(carried.sums.PricingQuantity ?? '0', running, window.days, 'GB');
  if (place === undefined || compare(gigabytes, leastGigabytes) >= 0) return [];
  const whole = merged(groups);
  const saving = amount(monthly(whole.sums.ListCost ?? '0', running, window.days, 'Hrs'), currency);
  return [
    {
      place,
      action: { kind: 'delete', current: 'NAT gateway' },
      saving,
      currentCost: saving,
      billChange: billChangeOf(saving, whole),
      effort: 'low',
      risk: 'medium',
      restartNeeded: false,
      rollback: { possible: true, steps: 'Create a NAT gateway and point the routes at it.' },
      lookbackDays: daysOf(running, window.days),
      figures: [
        figure('PricingQuantity of NatGateway-Hours', running.sums.PricingQuantity, 'Hrs'),
        figure('PricingQuantity of NatGateway-Bytes', carried.sums.PricingQuantity, 'GB'),
        figure('ListCost', whole.sums.ListCost, currency),
      ],
      ...(running.tags && { tags: running.tags }),
    },
  ];
}
