import { unknown } from '../../../../lib/core/estimate.ts';
import { shiftDays } from '../../../../lib/core/period.ts';
import { minus } from '../decimal.ts';
import type { Group } from '../question.ts';
import type { JudgeContext, Rule, Verdict } from '../rule.ts';
import { amount, figure, merged } from '../verdicts.ts';
import { daysOf, isStillThere, monthly } from '../window.ts';
import { commitmentPlace } from './unused-commitments.ts';

/** Days before the end from which on a renewal has to be decided. */
const noticeDays = 60;

export const expiringCommitments: Rule = {
  name: 'expiring-commitments',
  title: 'Savings Plans and reservations that end soon',
  facet: 'commitment',
  threshold: `ends within ${noticeDays} days`,
  priceSource: 'list and effective cost of the export',
  limits: 'whether the usage will go on is not in a bill',
  needs: {
    columns: ['CommitmentDiscountId', 'CommitmentDiscountStatus', 'CommitmentEnd', 'EffectiveCost', 'ListCost'],
    costs: ['effective', 'list'],
    over: 'days',
    where: [{ column: 'CommitmentDiscountId', isPresent: true }],
    groupBy: ['CommitmentDiscountId', 'CommitmentDiscountType', 'SubAccountId', 'CommitmentDiscountStatus'],
    sums: ['EffectiveCost', 'ListCost'],
    latest: 'CommitmentEnd',
  },
  judge: (groups, context) => {
    const byId = Map.groupBy(groups, ({ keys }) => keys.CommitmentDiscountId ?? '');
    return [...byId].flatMap(([id, same]) => judgeCommitment(id, same, context));
  },
};

function judgeCommitment(id: string, groups: readonly Group[], { window, currency, asOf }: JudgeContext): Verdict[] {
  const end =
    groups
      .map(({ latest }) => latest ?? '')
      .toSorted()
      .at(-1) ?? '';
  const today = asOf.slice(0, 10);
  if (end === '' || end < asOf || end.slice(0, 10) > shiftDays(today, noticeDays)) return [];
  const whole = merged(groups);
  if (!isStillThere(whole, window.days)) return [];
  const used = merged(groups.filter(({ keys }) => keys.CommitmentDiscountStatus === 'Used'));
  const cost = monthly(used.sums.EffectiveCost ?? '0', whole, window.days, 'Hrs');
  const after = monthly(used.sums.ListCost ?? '0', whole, window.days, 'Hrs');
  return [
    {
      place: commitmentPlace(id, whole),
      action: {
        kind: 'review',
        current: `${whole.keys.CommitmentDiscountType ?? 'commitment'} that ends on ${end.slice(0, 10)}`,
        target: 'renew, or let it end',
      },
      saving: unknown('what a renewal saves depends on how much of the usage goes on'),
      currentCost: amount(cost, currency),
      effort: 'low',
      risk: 'medium',
      restartNeeded: false,
      lookbackDays: daysOf(whole, window.days),
      figures: [
        figure('CommitmentEnd', end),
        figure('EffectiveCost a month', cost, currency),
        figure('what the same usage costs more a month at list', minus(after, cost), currency),
      ],
    },
  ];
}
