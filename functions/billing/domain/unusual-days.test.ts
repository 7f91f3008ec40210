import { describe, expect, test } from 'vitest';
import { UnusualDays } from '../../../lib/core/spend.ts';
import { billOf, type Row, usageOf } from './bill.fixtures.ts';
import { plus, total } from './decimal.ts';
import { driversOf } from './drivers.ts';
import {
  type SeriesContext,
  seriesQuestion,
  unusualDaysOf,
  unusualDriverQuestion,
  withDriver,
} from './unusual-days.ts';

const context: SeriesContext = {
  currency: 'USD',
  costKind: 'effective',
  start: '2026-06-01',
  end: '2026-09-01',
  accountNames: new Map([['111122223333', 'shop']]),
};
const days = Array.from({ length: 92 }, (_, at) =>
  new Date(Date.parse(context.start) + at * 86_400_000).toISOString().slice(0, 10),
);
const jumpDay = '2026-08-12';

/** One item of a service on each day; weekends are half. */
const itemOf = (
  name: string,
  of: (day: string) => { quantity: number; price: number } | undefined,
  more: Readonly<Record<string, string>> = {},
): Row[] =>
  days.flatMap((day) => {
    const used = of(day);
    if (used === undefined) return [];
    const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
    const quantity = used.quantity * (isWeekend ? 0.5 : 1);
    return [
      usageOf(day, {
        ServiceName: 'Amazon EC2',
        SubAccountId: '111122223333',
        RegionId: 'us-east-1',
        UsageType: name,
        PricingUnit: 'Hrs',
        PricingQuantity: quantity.toFixed(6),
        EffectiveCost: (quantity * used.price).toFixed(6),
        ...more,
      }),
    ];
  });

function read(rows: readonly Row[], own = context): UnusualDays[] {
  const ask = billOf(rows);
  return unusualDaysOf(ask(seriesQuestion(own)), own)
    .map((unusual) => withDriver(unusual, ask(unusualDriverQuestion(unusual, own)), own))
    .map((unusual) => UnusualDays.parse(unusual));
}

const steady = itemOf('BoxUsage:m5.large', () => ({ quantity: 1000, price: 0.1 }));

describe('unusual days', () => {
  test('are told with what they cost, what was to be expected, and who', () => {
    const rows = [
      ...steady,
      ...itemOf('BoxUsage:p4d.24xlarge', (day) => (day === jumpDay ? { quantity: 10, price: 32 } : undefined)),
    ];
    expect(read(rows)).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]+$/),
        period: { start: jumpDay, end: '2026-08-13' },
        provider: 'AWS',
        service: 'Amazon EC2',
        accountId: '111122223333',
        accountName: 'shop',
        costKind: 'effective',
        shape: 'jump',
        actual: { amount: '420', currency: 'USD' },
        expected: { amount: '100.00', currency: 'USD' },
        impact: { amount: '320', currency: 'USD' },
        driver: {
          kind: 'new',
          item: 'BoxUsage:p4d.24xlarge',
          region: 'us-east-1',
          amount: { amount: '320', currency: 'USD' },
        },
      },
    ]);
  });

  test('are driven by a quantity', () => {
    const storage = itemOf('EBS:VolumeUsage.gp3', () => ({ quantity: 100, price: 0.08 }));
    const rows = [
      ...itemOf('BoxUsage:m5.large', (day) => ({ quantity: day === jumpDay ? 3000 : 1000, price: 0.1 })),
      ...storage,
    ];
    expect(read(rows)).toMatchObject([
      { driver: { kind: 'quantity', item: 'BoxUsage:m5.large', amount: { amount: '200' } } },
    ]);
  });

  test('are driven by a price, on a weekday that always has more than a Sunday', () => {
    const rows = itemOf('BoxUsage:m5.large', (day) => ({ quantity: 1000, price: day === jumpDay ? 0.14 : 0.1 }));
    expect(read(rows)).toMatchObject([
      { driver: { kind: 'price', item: 'BoxUsage:m5.large', amount: { amount: '40' } } },
    ]);
  });

  test('are driven by a price, at a month’s end that always has twice as much', () => {
    const ends = ['2026-06-01', '2026-06-29', '2026-06-30', '2026-07-01', '2026-07-30', '2026-07-31', '2026-08-01'];
    const isEnd = (day: string) => ends.includes(day);
    const rows = itemOf('BoxUsage:m5.large', (day) => {
      return { quantity: isEnd(day) ? 2000 : 1000, price: day === '2026-07-31' ? 0.14 : 0.1 };
    });
    expect(read(rows)).toMatchObject([
      { period: { start: '2026-07-31' }, driver: { kind: 'price', item: 'BoxUsage:m5.large' } },
    ]);
  });

  test('are the costliest first, service by service', () => {
    const often = itemOf('x', (day) => ({ quantity: day === jumpDay ? 2000 : 1000, price: 0.1 }), {
      ServiceName: 'AWS Glue',
    });
    const more = itemOf('y', (day) => ({ quantity: day === '2026-08-13' ? 5000 : 1000, price: 0.1 }));
    expect(read([...often, ...more]).map(({ service }) => service)).toEqual(['Amazon EC2', 'AWS Glue']);
  });

  test('are not asked of days that are not complete', () => {
    const rows = itemOf('BoxUsage:m5.large', (day) => ({ quantity: day >= '2026-08-30' ? 9000 : 1000, price: 0.1 }));
    expect(read(rows, { ...context, end: '2026-08-30' })).toEqual([]);
    expect(read(rows)).not.toEqual([]);
  });

  test('are of usage in one currency alone', () => {
    const tax = usageOf(jumpDay, {
      ServiceName: 'Amazon EC2',
      SubAccountId: '111122223333',
      EffectiveCost: '900',
      ChargeCategory: 'Tax',
    });
    const euros = usageOf(jumpDay, {
      ServiceName: 'Amazon EC2',
      SubAccountId: '111122223333',
      EffectiveCost: '900',
      BillingCurrency: 'EUR',
    });
    expect(read([...steady, tax, euros])).toEqual([]);
  });

  test('have the same id tomorrow', () => {
    const rows = itemOf('BoxUsage:m5.large', (day) => ({ quantity: day === jumpDay ? 3000 : 1000, price: 0.1 }));
    const [today] = read(rows, { ...context, end: '2026-08-20' });
    const [tomorrow] = read(rows, { ...context, end: '2026-08-21' });
    expect(tomorrow?.id).toBe(today?.id);
  });

  test('of a service without an account are told as such', () => {
    const rows = itemOf('z', (day) => ({ quantity: day === jumpDay ? 3000 : 1000, price: 0.1 })).map(
      ({ SubAccountId: _, ...row }) => row as Row,
    );
    expect(read(rows)).toMatchObject([{ accountId: null, driver: { kind: 'quantity' } }]);
  });
});

test('drivers add up to what changed, the small ones as one that is unexplained', () => {
  const group = (Item: string, cost: string, quantity: string) => ({
    keys: { Item },
    sums: { BilledCost: cost, PricingQuantity: quantity },
    rows: 1,
    start: '',
    end: '',
  });
  const before = Array.from({ length: 12 }, (_, at) => group(`item ${at}`, String(at + 1), '10'));
  const after = Array.from({ length: 12 }, (_, at) => group(`item ${at}`, String((at + 1) * 2), '20'));
  const drivers = driversOf(before, after, { column: 'BilledCost', currency: 'USD' });
  expect(drivers).toHaveLength(9);
  expect(drivers.at(-1)).toMatchObject({ kind: 'unexplained', item: null, amount: { amount: '10' } });
  expect(total(drivers.map(({ amount }) => amount.amount))).toBe(plus('70', '8'));
});
