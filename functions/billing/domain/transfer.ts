import { unknown } from '../../../lib/core/estimate.ts';
import { compare } from './decimal.ts';
import { usagePlace } from './place.ts';
import type { Group } from './question.ts';
import type { JudgeContext, RuleNeeds, Verdict } from './rule.ts';
import { amount, byRegion, figure, lasting, merged } from './verdicts.ts';
import { daysOf, monthly } from './window.ts';

/** What a rule about traffic needs: a usage of an account and region. */
export function transferNeeds(usageType: string): RuleNeeds {
  return {
    columns: ['UsageType', 'PricingQuantity', 'ListCost'],
    costs: ['list'],
    over: 'days',
    where: [
      { column: 'ChargeCategory', in: ['Usage'] },
      { column: 'UsageType', matches: usageType },
    ],
    groupBy: ['SubAccountId', 'RegionId'],
    sums: ['PricingQuantity', 'ListCost', 'BilledCost'],
  };
}

/** Traffic of an account and region that costs enough to be looked at. How much of it need not be is not in a bill. */
export function judgeTransfer(
  traffic: { readonly name: string; readonly current: string; readonly target: string; readonly leastCost: string },
  groups: readonly Group[],
  { window, currency }: JudgeContext,
): Verdict[] {
  return byRegion(lasting(groups, window.days)).flatMap((same): Verdict[] => {
    const group = merged(same);
    const cost = monthly(group.sums.ListCost ?? '0', group, window.days, 'GB');
    if (compare(cost, traffic.leastCost) < 0) return [];
    return [
      {
        place: usagePlace(group, 'ec2/usage', traffic.name),
        action: { kind: 'review', current: traffic.current, target: traffic.target },
        saving: unknown('how much of this traffic could be avoided is not in a bill'),
        currentCost: amount(cost, currency),
        effort: 'medium',
        risk: 'low',
        restartNeeded: false,
        lookbackDays: daysOf(group, window.days),
        figures: [
          figure('PricingQuantity', group.sums.PricingQuantity, 'GB'),
          figure('ListCost', group.sums.ListCost, currency),
        ],
      },
    ];
  });
}
