import { unknown } from '../../../../lib/core/estimate.ts';
import { compare, dividedBy, plus } from '../decimal.ts';
import type { Place } from '../place.ts';
import type { Group } from '../question.ts';
import type { JudgeContext, Rule, Verdict } from '../rule.ts';
import { amount, figure, lasts, leastDays, merged } from '../verdicts.ts';
import { daysOf, monthly } from '../window.ts';

/** Of what the commitment costs. */
const leastShare = '0.05';
/** Units of currency a month. */
const leastUnused = '10';

export const unusedCommitments: Rule = {
  name: 'unused-commitments',
  title: 'Savings Plans and reservations that are paid for and not used',
  facet: 'commitment',
  threshold: `at least ${Number(leastShare) * 100} % and ${leastUnused} a month unused, of one that was held for ${leastDays} days and still is`,
  priceSource: 'effective cost of the export',
  limits:
    'a commitment cannot be returned: it can be used, shared with other accounts, exchanged or, a reservation, sold',
  needs: {
    columns: ['CommitmentDiscountId', 'CommitmentDiscountStatus', 'EffectiveCost'],
    costs: ['effective'],
    over: 'days',
    where: [
      { column: 'ChargeCategory', in: ['Usage'] },
      { column: 'CommitmentDiscountId', isPresent: true },
    ],
    groupBy: ['CommitmentDiscountId', 'CommitmentDiscountType', 'CommitmentDiscountStatus', 'SubAccountId'],
    sums: ['EffectiveCost'],
  },
  judge: (groups, context) => {
    const byId = Map.groupBy(groups, ({ keys }) => keys.CommitmentDiscountId ?? '');
    return [...byId].flatMap(([id, same]) => judgeCommitment(id, same, context));
  },
};

function judgeCommitment(id: string, groups: readonly Group[], { window, currency }: JudgeContext): Verdict[] {
  const whole = merged(groups);
  if (!lasts(whole, window.days)) return [];
  const left = groups.filter(({ keys }) => keys.CommitmentDiscountStatus === 'Unused');
  const unused = merged(left).sums.EffectiveCost ?? '0';
  const used = merged(groups.filter(({ keys }) => keys.CommitmentDiscountStatus === 'Used')).sums.EffectiveCost ?? '0';
  const share = dividedBy(unused, plus(used, unused)) ?? '0';
  const cost = monthly(unused, whole, window.days, 'Hrs');
  if (compare(share, leastShare) < 0 || compare(cost, leastUnused) < 0) return [];
  return [
    {
      place: commitmentPlace(id, left[0] ?? whole),
      action: { kind: 'review', current: `${whole.keys.CommitmentDiscountType ?? 'commitment'}, partly unused` },
      saving: unknown('it is paid for until it ends, whatever is done: it can only be used better'),
      currentCost: amount(cost, currency),
      effort: 'medium',
      risk: 'low',
      restartNeeded: false,
      lookbackDays: daysOf(whole, window.days),
      figures: [
        figure('EffectiveCost, Unused', unused, currency),
        figure('EffectiveCost, Used', used, currency),
        figure('share unused', share.slice(0, 8)),
      ],
    },
  ];
}

/** A commitment that is held, named by its ARN or id. */
export function commitmentPlace(id: string, { keys }: Group): Place {
  const { SubAccountId, RegionId, CommitmentDiscountType } = keys;
  const isPlan = /saving/i.test(`${CommitmentDiscountType} ${id}`);
  const type = isPlan ? 'savingsplans/savingsplan' : 'ec2/reserved-instances';
  return { kind: 'place', accountId: SubAccountId ?? 'unknown', region: RegionId ?? null, spelling: id, type };
}
