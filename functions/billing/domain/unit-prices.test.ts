import { describe, expect, test } from 'vitest';
import { billOf, type Row, usageOf } from './bill.fixtures.ts';
import { unitPriceQuestion, unitPricesOf } from './unit-prices.ts';

const context = {
  currency: 'USD',
  unusable: [],
  completeUntil: '2026-10-01',
  hasUsageTypes: true,
  accountNames: new Map<string, string>(),
};
const read = (rows: readonly Row[]) => unitPricesOf(billOf(rows)(unitPriceQuestion('USD')), context);
const usage = (PricingQuantity: string, cost: string, more: Readonly<Record<string, string>> = {}) =>
  usageOf('2026-09-02', {
    ServiceName: 'Amazon S3',
    RegionId: 'us-east-1',
    UsageType: 'TimedStorage-ByteHrs',
    PricingUnit: 'GB-Mo',
    PricingQuantity,
    BilledCost: cost,
    EffectiveCost: cost,
    ContractedCost: cost,
    ListCost: cost,
    ...more,
  });

describe('what a unit costs', () => {
  test('is cost by quantity over all of it, in each kind of cost', () => {
    expect(read([usage('1000', '23', { ListCost: '25' }), usage('2000', '44', { ListCost: '50' })])).toEqual([
      {
        provider: 'AWS',
        service: 'Amazon S3',
        item: 'TimedStorage-ByteHrs',
        region: 'us-east-1',
        unit: 'GB-Mo',
        quantity: '3000',
        cost: expect.objectContaining({
          billed: { amount: '67', currency: 'USD' },
          list: { amount: '75', currency: 'USD' },
        }),
        price: expect.objectContaining({
          billed: { amount: '0.0223333333', currency: 'USD' },
          list: { amount: '0.025', currency: 'USD' },
        }),
      },
    ]);
  });

  test('is not told without a unit or a quantity', () => {
    const { PricingUnit: _, ...unitless } = usage('1000', '23');
    expect(read([unitless, usage('0', '23', { UsageType: 'other' })])).toEqual([]);
  });

  test('is told of what costs most, a hundred at the most', () => {
    const rows = Array.from({ length: 120 }, (_, at) => usage('1', String(at + 1), { UsageType: `item ${at + 1}` }));
    const told = read(rows);
    expect(told).toHaveLength(100);
    expect(told[0]?.item).toBe('item 120');
  });

  test('is of usage in one currency', () => {
    const rows = [usage('1', '1', { ChargeCategory: 'Tax' }), usage('1', '1', { BillingCurrency: 'EUR' })];
    expect(read(rows)).toEqual([]);
  });
});
