import { describe, expect, test } from 'vitest';
import { billOf, type Row, usageOf } from './bill.fixtures.ts';
import { commitmentQuestions, commitmentsOf } from './commitments.ts';
import type { LedgerContext } from './totals.ts';

const context: LedgerContext & { hasStatus: boolean } = {
  currency: 'USD',
  unusable: [],
  completeUntil: '2026-10-01',
  hasUsageTypes: true,
  accountNames: new Map(),
  hasStatus: true,
};

function read(rows: readonly Row[], own: Partial<typeof context> = {}) {
  const ask = billOf(rows);
  const answers = Object.entries(commitmentQuestions).map(([name, question]) => [name, ask(question)]);
  return commitmentsOf(Object.fromEntries(answers) as Parameters<typeof commitmentsOf>[0], { ...context, ...own });
}

const plan = { CommitmentDiscountId: 'sp-1', CommitmentDiscountType: 'Compute Savings Plan' };
const machine = (ListCost: string, EffectiveCost: string, more: Readonly<Record<string, string>> = {}) =>
  usageOf('2026-09-02', {
    UsageType: 'BoxUsage:m5.large',
    PricingCategory: 'Standard',
    SubAccountId: '111122223333',
    ListCost,
    EffectiveCost,
    BilledCost: EffectiveCost,
    ...more,
  });
const covered = (list: string, effective: string, more: Readonly<Record<string, string>> = {}) =>
  machine(list, effective, { PricingCategory: 'Committed', CommitmentDiscountStatus: 'Used', ...plan, ...more });
const unused = (effective: string, more: Readonly<Record<string, string>> = {}) =>
  usageOf('2026-09-02', {
    UsageType: 'ComputeSP:1yrNoUpfront',
    PricingCategory: 'Committed',
    CommitmentDiscountStatus: 'Unused',
    SubAccountId: '999988887777',
    ListCost: '0',
    EffectiveCost: effective,
    ...plan,
    ...more,
  });

describe('commitments', () => {
  // 100 at list of which 70 are paid, 50 on demand at list, 10 paid for nothing.
  const rows = [covered('100', '70'), machine('50', '50'), unused('10')];

  test('are used as far as their cost is for usage', () => {
    expect(read(rows).utilisation).toMatchObject({
      share: { kind: 'known', value: '0.875' },
      part: { amount: '70' },
      whole: { amount: '80' },
    });
  });

  test('cover as much of eligible usage as its list cost says', () => {
    expect(read(rows).coverage).toMatchObject({
      share: { value: '0.666667' },
      part: { amount: '100' },
      whole: { amount: '150' },
    });
  });

  test('save 1 - effective / list of eligible usage, what nothing used included', () => {
    // 1 - (70 + 50 + 10) / 150
    expect(read(rows).effectiveSavingsRate).toMatchObject({
      share: { value: '0.133333' },
      part: { amount: '130' },
      whole: { amount: '150' },
      formula: expect.stringContaining('1 - effective cost / list cost'),
    });
  });

  test('cost more than they save where most of them is unused', () => {
    expect(read([covered('100', '70'), unused('60')]).effectiveSavingsRate.share).toEqual({
      kind: 'known',
      value: '-0.3',
    });
  });

  test('are not asked of usage that none can cover, nor of Spot', () => {
    const others = [
      machine('500', '500', { UsageType: 'TimedStorage-ByteHrs' }),
      machine('500', '100', { UsageType: 'SpotUsage:m5.large', PricingCategory: 'Dynamic' }),
    ];
    expect(read([...rows, ...others])).toEqual(read(rows));
  });

  test('are told one by one, the one with most unused first, with its payer and its end', () => {
    const other = { CommitmentDiscountId: 'ri-1', CommitmentDiscountType: 'Reserved Instance' };
    const told = read([
      ...rows.map((row) => ({ ...row, CommitmentEnd: '2027-03-01T00:00:00Z' })),
      covered('10', '6', other),
    ]).commitments;
    expect(told).toEqual([
      {
        id: 'sp-1',
        type: 'Compute Savings Plan',
        accountId: '999988887777',
        used: { amount: '70', currency: 'USD' },
        unused: { amount: '10', currency: 'USD' },
        utilisation: { kind: 'known', value: '0.875' },
        end: '2027-03-01',
      },
      {
        id: 'ri-1',
        type: 'Reserved Instance',
        accountId: null,
        used: { amount: '6', currency: 'USD' },
        unused: { amount: '0', currency: 'USD' },
        utilisation: { kind: 'known', value: '1' },
      },
    ]);
  });

  test('of another currency are not added', () => {
    const euros = rows.map((row) => ({ ...row, BillingCurrency: 'EUR' }));
    expect(read([...rows, ...euros]).utilisation).toEqual(read(rows).utilisation);
  });

  test('that are none have no utilisation, which is not nought', () => {
    expect(read([machine('50', '50')])).toMatchObject({
      commitments: [],
      utilisation: { share: { kind: 'unknown', reason: 'there are no commitments' } },
      coverage: { share: { kind: 'known', value: '0' } },
      effectiveSavingsRate: { share: { kind: 'known', value: '0' } },
    });
  });

  test('cannot be told without usage types, a status, or an effective cost that is one', () => {
    expect(read(rows, { hasUsageTypes: false })).toMatchObject({
      utilisation: { share: { kind: 'known' } },
      coverage: { share: { reason: 'cannot say: the export has no column x_UsageType' } },
      effectiveSavingsRate: { share: { reason: 'cannot say: the export has no column x_UsageType' } },
    });
    expect(read(rows, { hasStatus: false })).toMatchObject({
      commitments: [],
      utilisation: { share: { reason: 'cannot say: the export has no column CommitmentDiscountStatus' } },
    });
    const wrong = [{ provider: 'AWS', kind: 'effective' as const, reason: 'it was rounded', isWrong: true }];
    expect(read(rows, { unusable: wrong })).toMatchObject({
      commitments: [],
      utilisation: { share: { kind: 'unknown', reason: 'cannot say: it was rounded' } },
      coverage: { share: { kind: 'known', value: '0.666667' } },
      effectiveSavingsRate: { share: { kind: 'unknown' } },
    });
  });
});
