import { describe, expect, test } from 'vitest';
import type { Group } from '../question.ts';
import { account, everyHourOf, findingsOf, group } from '../rule.fixtures.ts';
import { savingsPlan } from './savings-plan.ts';

const payer = { BillingAccountId: account };

/** On-demand use of m5 by hours, at list. */
const onDemand = (costIn: (index: number) => number | undefined, UsageType = 'BoxUsage:m5.large') =>
  everyHourOf({ ...payer, UsageType, PricingCategory: 'Standard' }, (_, index) => {
    const cost = costIn(index);
    return cost === undefined ? undefined : { ListCost: String(cost), EffectiveCost: String(cost) };
  });

/** Use that a plan covered at its rate. */
const covered = (CommitmentDiscountType: string, list: string, effective: string): Group =>
  group(
    {
      ...payer,
      UsageType: 'BoxUsage:m5.large',
      PricingCategory: 'Committed',
      CommitmentDiscountType,
      CommitmentDiscountStatus: 'Used',
    },
    { ListCost: list, EffectiveCost: effective },
  );

describe('a Savings Plan for steady use', () => {
  test('ten m5.large at AWS’s 0.096 an hour save 189.80 a month where the export shows that a plan takes them to 0.07 (aws.amazon.com/ec2/pricing/on-demand)', () => {
    const groups = [...onDemand(() => 0.96), covered('Compute Savings Plan', '96', '70')];
    const [compute, instance] = findingsOf(savingsPlan, groups);
    expect(compute).toMatchObject({
      resource: {
        kind: 'commitment',
        instrument: 'savings-plan',
        product: 'compute',
        term: 'one-year',
        payment: 'no-upfront',
      },
      action: { kind: 'purchase-savings-plan', target: 'Compute Savings Plan, one year, no upfront' },
      savings: { list: { value: { amount: '189.8' } } },
      purchase: { eligible: { value: { amount: '700.8' } }, upfront: { value: { amount: '0' } } },
    });
    expect(compute?.evidence).toMatchObject([
      { value: '0.96' },
      { value: '0.96' },
      { field: 'commitment an hour', value: '0.7' },
      { value: '0.270833' },
    ]);
    // The other kind of plan for the same use stands beside as an alternative; its rate is not in this export.
    expect(instance).toMatchObject({
      resource: { product: 'ec2-instance', family: 'm5', region: 'us-east-1' },
      savings: { list: { kind: 'unknown' } },
    });
  });

  test('use is told from 0.10 an hour on', () => {
    expect(
      findingsOf(
        savingsPlan,
        onDemand(() => 0.099),
      ),
    ).toEqual([]);
    expect(
      findingsOf(
        savingsPlan,
        onDemand(() => 0.1),
      ),
    ).toHaveLength(2);
  });

  test('what 19 of 20 hours reach must be half of the average hour', () => {
    // 30 of 336 hours are low, more than one of 20
    const low = (cost: number) => onDemand((index) => (index < 30 ? cost : 10));
    expect(findingsOf(savingsPlan, low(4.7))).toEqual([]);
    expect(findingsOf(savingsPlan, low(4.8))).toHaveLength(2);
  });

  test('one hour of twenty may be without use, and no more', () => {
    expect(
      findingsOf(
        savingsPlan,
        onDemand((index) => (index < 16 ? undefined : 1)),
      ),
    ).toHaveLength(2);
    expect(
      findingsOf(
        savingsPlan,
        onDemand((index) => (index < 17 ? undefined : 1)),
      ),
    ).toEqual([]);
  });

  test('what no instance is has a Compute Savings Plan alone', () => {
    const found = findingsOf(
      savingsPlan,
      onDemand(() => 1, 'USE2-Fargate-vCPU-Hours:perCPU'),
    );
    expect(found.map(({ resource }) => resource)).toMatchObject([{ product: 'compute' }]);
  });

  test('use that a plan covers already needs no other', () => {
    expect(findingsOf(savingsPlan, [covered('Compute Savings Plan', '322.56', '235.2')])).toEqual([]);
  });
});
