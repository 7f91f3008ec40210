import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  csvOf,
  curRow,
  focusRow,
  gzipOf,
  makeFolder,
  oldCurRow,
  openBill,
  type Row,
  writeParquet,
} from './exports.fixtures.ts';

let folder: string;
beforeEach(async () => {
  folder = await makeFolder();
});

const write = async (rows: readonly Row[], name = 'bill.csv') => {
  const path = join(folder, name);
  await writeFile(path, name.endsWith('.gz') ? gzipOf(rows) : csvOf(rows));
  return path;
};

describe('the columns tell the format', () => {
  test.each([
    ['FOCUS 1.0', focusRow()],
    ['FOCUS 1.1', { ...focusRow(), CommitmentDiscountQuantity: '', SkuMeter: 'Compute' }],
    ['FOCUS 1.2', { ...focusRow(), SkuMeter: 'Compute', InvoiceId: '', PricingCurrency: 'USD' }],
    ['FOCUS 1.3 or later', { ...focusRow(), InvoiceId: '', ServiceProviderName: 'AWS', Whatever: 'comes next' }],
    ['CUR 2.0', curRow()],
    ['CUR 1', oldCurRow()],
  ])('%s', async (format, row) => {
    const { facts } = await openBill(await write([row]));
    expect([facts.format, facts.formatForced, facts.rows]).toEqual([format, false, 1]);
  });

  test('unless the format is forced', async () => {
    const path = await write([{ ...focusRow(), InvoiceId: '1' }]);
    const { facts } = await openBill(path, { BILLING_EXPORT_FORMAT: 'focus-1.0' });
    expect([facts.format, facts.formatForced]).toEqual(['FOCUS 1.0', true]);
  });

  test('also where CUR 1 is Parquet, with its names in lower case and a column a tag', async () => {
    const named = Object.entries(oldCurRow()).map(([name, value]) => [
      name
        .replace(/(?<=[a-zA-Z])[A-Z]/g, (letter) => `_${letter}`)
        .replace(/[/:]/g, '_')
        .toLowerCase(),
      value,
    ]);
    const { facts } = await openBill(await writeParquet(join(folder, 'bill.parquet'), Object.fromEntries(named)));
    expect([facts.format, facts.rows, facts.tagKeys]).toEqual(['CUR 1', 3, ['user_owner']]);
  });
});

/** What every format must say of one and the same hour. */
const hour = {
  keys: {
    ServiceName: 'Amazon Elastic Compute Cloud',
    SubAccountId: '444455556666',
    RegionId: 'us-east-1',
    ChargeCategory: 'Usage',
    PricingCategory: 'Standard',
    ResourceId: 'i-0a1b2c3d4e5f60001',
    SkuId: 'SKU1',
    Owner: 'team-a',
    Day: '2026-09-10',
    Month: '2026-09-01',
    Hour: '2026-09-10T08:00:00Z',
  },
  sums: { BilledCost: '0.1', EffectiveCost: '0.1', ListCost: '0.1', PricingQuantity: '1', charges: '0.1' },
  rows: 1,
  start: '2026-09-10T08:00:00Z',
  end: '2026-09-10T09:00:00Z',
};
const aboutTheHour = {
  groupBy: Object.keys(hour.keys) as (keyof typeof hour.keys)[],
  sums: Object.keys(hour.sums) as (keyof typeof hour.sums)[],
};

describe('one hour is the same in every format', () => {
  test.each([
    ['FOCUS', focusRow(), 'bill.csv'],
    ['FOCUS, packed', focusRow(), 'bill.csv.gz'],
    ['CUR 2.0', curRow(), 'bill.csv'],
    ['CUR 1', oldCurRow(), 'bill.csv'],
    ['CUR 1, packed', oldCurRow(), 'bill.csv.gz'],
    [
      'CUR 1, without a product name column',
      { ...without(oldCurRow(), 'product/ProductName'), 'lineItem/ProductCode': 'Amazon Elastic Compute Cloud' },
      'bill.csv',
    ],
  ])('%s', async (_, row, name) => {
    const { ask } = await openBill(await write([row], name));
    expect(await ask(aboutTheHour)).toEqual([hour]);
  });

  // Parquet marks times as those of UTC or of nowhere; both mean UTC here.
  test.each(['TIMESTAMP', 'TIMESTAMPTZ'])('CUR 2.0 in Parquet with doubles, %s and maps', async (type) => {
    const path = await writeParquet(
      join(folder, 'bill.parquet'),
      curRow(),
      {
        line_item_unblended_cost: '0.1::DOUBLE',
        line_item_usage_amount: '1::DOUBLE',
        pricing_public_on_demand_cost: '0.1::DOUBLE',
        line_item_usage_start_date: `'2026-09-10 08:00:00+00'::${type}`,
        line_item_usage_end_date: `'2026-09-10 09:00:00+00'::${type}`,
        bill_billing_period_start_date: `'2026-09-01 00:00:00+00'::${type}`,
        product: "MAP {'product_name': 'Amazon Elastic Compute Cloud', 'region': 'us-east-1'}",
        resource_tags: "MAP {'user_owner': 'team-a'}",
      },
      1,
    );
    const { ask } = await openBill(path);
    expect(await ask(aboutTheHour)).toEqual([hour]);
  });
});

describe('what commitments do is the same in CUR as in FOCUS', () => {
  const plan = { savings_plan_savings_plan_a_r_n: 'arn:aws:savingsplans::1:savingsplan/p' };
  const reserved = { reservation_reservation_a_r_n: 'arn:aws:ec2:us-east-1:1:reserved-instances/r' };
  const rows = [
    curRow({
      ...plan,
      line_item_line_item_type: 'SavingsPlanCoveredUsage',
      savings_plan_savings_plan_effective_cost: '0.07',
    }),
    curRow({ ...plan, line_item_line_item_type: 'SavingsPlanNegation', line_item_unblended_cost: '-0.10' }),
    curRow({
      ...plan,
      line_item_line_item_type: 'SavingsPlanRecurringFee',
      line_item_unblended_cost: '0.09',
      savings_plan_total_commitment_to_date: '0.09',
      savings_plan_used_commitment: '0.07',
    }),
    curRow({
      ...reserved,
      line_item_line_item_type: 'DiscountedUsage',
      line_item_unblended_cost: '0',
      reservation_effective_cost: '0.06',
    }),
    {
      ...curRow({ ...reserved, line_item_line_item_type: 'RIFee', line_item_unblended_cost: '43.80' }),
      reservation_unused_amortized_upfront_fee_for_billing_period: '1.25',
      reservation_unused_recurring_fee: '2.50',
    },
    curRow({ ...reserved, line_item_line_item_type: 'Fee', line_item_unblended_cost: '500' }),
    curRow({ line_item_line_item_type: 'Credit', line_item_unblended_cost: '-5' }),
    curRow({ line_item_line_item_type: 'Refund', line_item_unblended_cost: '-1' }),
    curRow({ line_item_line_item_type: 'Tax', line_item_unblended_cost: '2' }),
    curRow({ line_item_line_item_type: 'EdpDiscount', line_item_unblended_cost: '-0.01' }),
  ].map((row) => ({
    reservation_unused_amortized_upfront_fee_for_billing_period: '',
    reservation_unused_recurring_fee: '',
    ...row,
  }));

  test('covered usage is billed at nothing, what is unused is a row of its own, a negation is none', async () => {
    const { ask, facts } = await openBill(await write(rows));
    const groups = await ask({
      groupBy: ['ChargeCategory', 'ChargeClass', 'CommitmentDiscountCategory', 'CommitmentDiscountStatus'],
      sums: ['BilledCost', 'EffectiveCost', 'ListCost'],
    });
    const told = groups.map(({ keys, sums, rows: count }) => [
      Object.values(keys).join(' '),
      count,
      ...Object.values(sums),
    ]);
    expect(told).toEqual([
      ['Adjustment Correction  ', 1, '-1', '-1', '-1'],
      ['Credit   ', 1, '-5', '-5', '-5'],
      ['Purchase  Spend ', 1, '0.09', '0', '0.09'],
      ['Purchase  Usage ', 2, '543.8', '0', '543.8'],
      ['Tax   ', 1, '2', '2', '2'],
      ['Usage  Spend Unused', 1, '0', '0.02', '0'],
      ['Usage  Spend Used', 1, '0', '0.07', '0.1'],
      ['Usage  Usage Unused', 1, '0', '3.75', '0'],
      ['Usage  Usage Used', 1, '0', '0.06', '0.1'],
      ['Usage   ', 1, '-0.01', '-0.01', '0'],
    ]);
    expect(facts.negation).toEqual({ covered: '0.100000000000000000', negated: '-0.100000000000000000' });
  });

  test('discounts lower what is charged, credits and refunds do not', async () => {
    const { ask } = await openBill(
      await write([
        curRow({ line_item_unblended_cost: '10' }),
        curRow({ line_item_line_item_type: 'EdpDiscount', line_item_unblended_cost: '-2' }),
        curRow({ line_item_line_item_type: 'Credit', line_item_unblended_cost: '-5' }),
        curRow({ line_item_line_item_type: 'Refund', line_item_unblended_cost: '-1' }),
      ]),
    );
    expect(await ask({ groupBy: [], sums: ['charges', 'BilledCost'] })).toMatchObject([
      { sums: { charges: '8', BilledCost: '2' } },
    ]);
  });

  test('net columns come first where the report has them', async () => {
    const net = { line_item_net_unblended_cost: '0.08', savings_plan_net_savings_plan_effective_cost: '' };
    const covered = {
      ...plan,
      line_item_line_item_type: 'SavingsPlanCoveredUsage',
      savings_plan_savings_plan_effective_cost: '0.07',
    };
    const { ask } = await openBill(
      await write([
        { ...curRow(), ...net },
        { ...curRow(covered), ...net, savings_plan_net_savings_plan_effective_cost: '0.05' },
      ]),
    );
    expect(await ask({ groupBy: [], sums: ['BilledCost', 'EffectiveCost'] })).toMatchObject([
      { sums: { BilledCost: '0.08', EffectiveCost: '0.13' } },
    ]);
  });
});

describe('amounts', () => {
  test('of text are added to the last digit', async () => {
    const costs = ['0.1', '0.2', '0.000000000000000001', '1e-3', '99999999999.12'];
    const { ask } = await openBill(await write(costs.map((BilledCost) => focusRow({ BilledCost }))));
    expect(await ask({ groupBy: [], sums: ['BilledCost'] })).toMatchObject([
      { sums: { BilledCost: '99999999999.421000000000000001' } },
    ]);
  });

  test('of doubles are cast to twelve decimals before they are added, so that their order does not matter', async () => {
    const path = await writeParquet(
      join(folder, 'bill.parquet'),
      focusRow(),
      { BilledCost: 'CASE i % 3 WHEN 0 THEN 1e9 WHEN 1 THEN 0.1::DOUBLE ELSE -1e9 END' },
      30_000,
    );
    const { ask } = await openBill(path);
    expect(await ask({ groupBy: [], sums: ['BilledCost'] })).toMatchObject([{ sums: { BilledCost: '1000' } }]);
  });
});

function without(row: Row, column: string): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== column));
}
