import { type Estimate, unknown } from '../../../../lib/core/estimate.ts';
import { daysIn } from '../../../../lib/core/period.ts';
import { compare, dividedBy, minus, times, total } from '../decimal.ts';
import type { CommitmentInstrument } from '../place.ts';
import type { Group } from '../question.ts';
import type { JudgeContext, Rule, Verdict } from '../rule.ts';
import { amount, figure, merged } from '../verdicts.ts';

const hoursAMonth = '730';
const hoursADay = 24;
/** The spend an hour that nineteen of twenty hours reach: what is committed is used in nearly all hours. */
const steadyQuantile = 0.05;
/** Steady spend at list, in units of currency an hour, and as a part of the average hour. */
const leastAnHour = '0.1';
const leastSteady = '0.5';
const instance = /(?:^|-)BoxUsage:([a-z][a-z0-9-]*)\./;
const noUpfront = { term: 'ONE_YEAR', payment: 'NO_UPFRONT' } as const;

export const savingsPlan: Rule = {
  name: 'savings-plan',
  title: 'Steady use on demand that a Savings Plan would cover',
  facet: 'commitment',
  threshold: `two weeks in which 19 of 20 hours have at least ${leastAnHour} of it, and half of the average hour`,
  priceSource:
    'the discount that the export shows for usage under such a plan; where it shows none, the saving is unknown',
  limits: 'past use is no promise of future use; purchases after other changes of this list need less',
  needs: {
    columns: ['UsageType', 'PricingCategory', 'ListCost', 'EffectiveCost'],
    costs: ['list', 'effective'],
    over: 'hours',
    where: [
      { column: 'ChargeCategory', in: ['Usage'] },
      { column: 'PricingCategory', in: ['Standard', 'Committed'] },
      { column: 'UsageType', matches: '(^|-)(BoxUsage:|DedicatedUsage:|Fargate-|Lambda-(Provisioned-)?GB-Second)' },
    ],
    groupBy: [
      'BillingAccountId',
      'Hour',
      'RegionId',
      'UsageType',
      'PricingCategory',
      'CommitmentDiscountType',
      'CommitmentDiscountStatus',
    ],
    sums: ['ListCost', 'EffectiveCost'],
  },
  judge: (groups, context) => {
    const byPayer = Map.groupBy(groups, ({ keys }) => keys.BillingAccountId ?? 'unknown');
    return [...byPayer].flatMap(([payer, same]) => judgePayer(payer, same, context));
  },
};

/** The two kinds of plan for the same usage, as alternatives: adjudication counts one of them. */
function judgePayer(payer: string, groups: readonly Group[], context: JudgeContext): Verdict[] {
  const onDemand = groups.filter(({ keys }) => keys.PricingCategory === 'Standard');
  const families = Map.groupBy(
    onDemand.filter(({ keys }) => familyOf(keys.UsageType)),
    ({ keys }) => JSON.stringify([familyOf(keys.UsageType), keys.RegionId]),
  );
  const largest = [...families.entries()].toSorted(([, left], [, right]) => compare(listOf(right), listOf(left)))[0];
  const [family, region] = largest === undefined ? [] : (JSON.parse(largest[0]) as [string, string | null]);
  const plans = [
    { product: 'ComputeSavingsPlans', title: 'Compute Savings Plan', pattern: /compute/i, usage: onDemand },
    ...(largest === undefined || family === undefined
      ? []
      : [
          {
            product: 'EC2InstanceSavingsPlans',
            title: `EC2 Instance Savings Plan for ${family}${region ? ` in ${region}` : ''}`,
            pattern: /ec2\s*instance/i,
            usage: largest[1],
            family,
            ...(region && { region }),
          },
        ]),
  ];
  return plans.flatMap(({ pattern, usage, title, ...plan }) => {
    const place: CommitmentInstrument = { kind: 'purchase', accountId: payer, ...plan, ...noUpfront };
    return judgePlan({ place, title, discount: discountOf(groups, pattern) }, usage, context);
  });
}

function judgePlan(
  plan: { place: CommitmentInstrument; title: string; discount: string | undefined },
  usage: readonly Group[],
  { window, currency }: JudgeContext,
): Verdict[] {
  const { steady, average } = levelsOf(usage, daysIn(window.hours) * hoursADay);
  if (compare(steady, leastAnHour) < 0 || compare(steady, times(average, leastSteady)) < 0) return [];
  const { discount } = plan;
  const saving: Estimate =
    discount === undefined
      ? unknown(
          'the export shows no usage under such a plan, and AWS has a rate for each type: ask Cost Optimization Hub',
        )
      : amount(times(times(steady, discount), hoursAMonth), currency);
  const commitment = discount && times(steady, minus('1', discount));
  return [
    {
      place: plan.place,
      action: { kind: 'purchase-savings-plan', target: `${plan.title}, one year, no upfront` },
      saving,
      effort: 'low',
      risk: 'medium',
      restartNeeded: false,
      rollback: { possible: false, steps: 'A Savings Plan can be returned within seven days, and not later.' },
      purchase: {
        eligible: amount(times(average, hoursAMonth), currency),
        upfront: amount('0', currency),
      },
      lookbackDays: daysIn(window.hours),
      figures: [
        figure('ListCost an hour on demand that 19 of 20 hours reach', steady, currency),
        figure('ListCost of the average hour on demand', average.slice(0, 14), currency),
        figure('commitment an hour', commitment?.slice(0, 14) ?? 'unknown', currency),
        figure('discount that the export shows', discount?.slice(0, 8) ?? 'none'),
      ],
    },
  ];
}

/** What nineteen of twenty hours reach and what the average hour is, at list; an hour without usage counts as nothing. */
function levelsOf(usage: readonly Group[], hoursInWindow: number): { steady: string; average: string } {
  const used = [...Map.groupBy(usage, ({ keys }) => keys.Hour ?? '').values()].map(listOf);
  const unused = Array.from({ length: Math.max(0, hoursInWindow - used.length) }, () => '0');
  const hours = [...used, ...unused].toSorted(compare);
  const steady = hours[Math.floor(hours.length * steadyQuantile)] ?? '0';
  return { steady, average: dividedBy(total(hours), String(hours.length)) ?? '0' };
}

/** 1 - effective / list of usage that such a plan covered; `undefined` where there is none. */
function discountOf(groups: readonly Group[], plan: RegExp): string | undefined {
  const covered = groups.filter(({ keys }) => {
    return keys.CommitmentDiscountStatus === 'Used' && plan.test(keys.CommitmentDiscountType ?? '');
  });
  const { ListCost: list, EffectiveCost: effective } = merged(covered).sums;
  const part = list && effective && dividedBy(effective, list);
  return part ? minus('1', part) : undefined;
}

function listOf(groups: readonly Group[]): string {
  return total(groups.map(({ sums }) => sums.ListCost ?? '0'));
}

function familyOf(usageType: string | null | undefined): string | undefined {
  return instance.exec(usageType ?? '')?.[1];
}
