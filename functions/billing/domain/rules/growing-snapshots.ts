import { unknown } from '../../../../lib/core/estimate.ts';
import { daysIn } from '../../../../lib/core/period.ts';
import { compare, minus, times } from '../decimal.ts';
import { usagePlace } from '../place.ts';
import type { Group } from '../question.ts';
import type { JudgeContext, Rule, Verdict } from '../rule.ts';
import { daysInMonth } from '../timeline.ts';
import { amount, byRegion, figure, merged } from '../verdicts.ts';

/** Days that must be there: less does not show that nothing is ever deleted. */
const leastDays = 28;
/** From the first day to the last. */
const leastGrowth = '1.1';
/** Units of currency a month on the last day. */
const leastCost = '10';
/** Shares of a month differ by a little between days of the same size. */
const noise = '0.001';

export const growingSnapshots: Rule = {
  name: 'growing-snapshots',
  title: 'EBS snapshots that only grow',
  facet: 'storage',
  threshold: `no day with less than the one before over ${leastDays} days, 10 % more at their end, and at least ${leastCost} a month`,
  priceSource: 'what the export bills for it',
  limits: 'growth of the data and snapshots that nobody deletes look the same in a bill',
  needs: {
    columns: ['UsageType', 'PricingQuantity', 'ListCost'],
    costs: ['list'],
    over: 'days',
    where: [
      { column: 'ChargeCategory', in: ['Usage'] },
      { column: 'UsageType', matches: '(^|-)EBS:SnapshotUsage$' },
    ],
    groupBy: ['SubAccountId', 'RegionId', 'Day'],
    sums: ['PricingQuantity', 'ListCost'],
  },
  judge: (groups, context) => byRegion(groups).flatMap((days) => judgeRegion(days, context)),
};

function judgeRegion(groups: readonly Group[], { window, currency }: JudgeContext): Verdict[] {
  const days = groups.toSorted((left, right) => (left.keys.Day ?? '').localeCompare(right.keys.Day ?? ''));
  const sizes = days.map((day) => times(day.sums.PricingQuantity ?? '0', String(daysInMonth(day.keys.Day ?? ''))));
  const [first = '0', last = '0'] = [sizes[0], sizes.at(-1)];
  const lastDay = days.at(-1);
  if (days.length < leastDays || days.length < daysIn(window.days) - 1 || lastDay === undefined) return [];
  const shrinks = sizes.some((size, index) => compare(size, minus(sizes[index - 1] ?? '0', times(first, noise))) < 0);
  const cost = times(lastDay.sums.ListCost ?? '0', String(daysInMonth(lastDay.keys.Day ?? '')));
  if (shrinks || compare(last, times(first, leastGrowth)) < 0 || compare(cost, leastCost) < 0) return [];
  const whole = merged(days);
  return [
    {
      place: usagePlace(whole, 'ec2/usage', 'EBS:SnapshotUsage'),
      action: { kind: 'review', current: 'EBS snapshots without an end', target: 'a lifecycle policy' },
      saving: unknown('which snapshots are needed is not in a bill'),
      currentCost: amount(cost, currency),
      effort: 'low',
      risk: 'low',
      restartNeeded: false,
      lookbackDays: days.length,
      figures: [
        figure('PricingQuantity of the first day x days of its month', first, 'GB-Mo'),
        figure('PricingQuantity of the last day x days of its month', last, 'GB-Mo'),
        figure('ListCost', whole.sums.ListCost, currency),
      ],
    },
  ];
}
