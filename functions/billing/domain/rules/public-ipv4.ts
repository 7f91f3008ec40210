import { unknown } from '../../../../lib/core/estimate.ts';
import { compare } from '../decimal.ts';
import { usagePlace } from '../place.ts';
import type { Group } from '../question.ts';
import type { JudgeContext, Rule, Verdict } from '../rule.ts';
import { amount, byRegion, figure, lasting, merged } from '../verdicts.ts';
import { daysOf, monthly } from '../window.ts';

/** Units of currency a month in one account and region: about twenty addresses at 0.005 an hour. */
const leastCost = '73';

export const publicIpv4: Rule = {
  name: 'public-ipv4',
  title: 'Accounts with many public IPv4 addresses in use',
  facet: 'network',
  threshold: `at least ${leastCost} a month in one account and region`,
  priceSource: 'what the export bills for it',
  limits: 'which of them are needed is not in a bill: load balancers, NAT gateways and IPv6 make most unnecessary',
  needs: {
    columns: ['UsageType', 'PricingQuantity', 'ListCost'],
    costs: ['list'],
    over: 'days',
    where: [
      { column: 'ChargeCategory', in: ['Usage'] },
      { column: 'UsageType', matches: '(^|-)PublicIPv4:InUseAddress$' },
    ],
    groupBy: ['SubAccountId', 'RegionId'],
    sums: ['PricingQuantity', 'ListCost', 'BilledCost'],
  },
  judge: (groups, context) =>
    byRegion(lasting(groups, context.window.days)).flatMap((same) => judgeRegion(merged(same), context)),
};

function judgeRegion(group: Group, { window, currency }: JudgeContext): Verdict[] {
  const { sums } = group;
  const cost = monthly(sums.ListCost ?? '0', group, window.days, 'Hrs');
  if (compare(cost, leastCost) < 0) return [];
  return [
    {
      place: usagePlace(group, 'ec2/usage', 'PublicIPv4:InUseAddress'),
      action: { kind: 'review', current: 'public IPv4 addresses in use' },
      saving: unknown('which of the addresses are needed is not in a bill'),
      currentCost: amount(cost, currency),
      effort: 'medium',
      risk: 'medium',
      lookbackDays: daysOf(group, window.days),
      figures: [figure('PricingQuantity', sums.PricingQuantity, 'Hrs'), figure('ListCost', sums.ListCost, currency)],
    },
  ];
}
