import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { period } from '../../../lib/core/period.ts';
import { anyRows } from './any-bill.fixtures.ts';
import { billOf, factsOf, type Row, usageOf } from './bill.fixtures.ts';
import { type ComparisonPlan, compareSpans, comparisonPlans, spanQuestion } from './comparison.ts';
import { minus, plus, total } from './decimal.ts';
import { timelineOf } from './timeline.ts';

const fullMonth: ComparisonPlan = {
  kind: 'full-month',
  baseline: period('2026-08-01', '2026-09-01'),
  current: period('2026-09-01', '2026-10-01'),
};

function compare(rows: readonly Row[], plan = fullMonth) {
  const ask = billOf(rows);
  const [before, after] = [plan.baseline, plan.current].map((span) =>
    ask(spanQuestion('USD', plan.kind, span, 'billed')),
  );
  const accountNames = new Map([['111122223333', 'shop']]);
  return compareSpans(plan, before ?? [], after ?? [], { currency: 'USD', costKind: 'billed', accountNames });
}

/** Hours of a machine on a day, and what an hour costs. */
const machine = (day: string, hours: string, cost: string, more: Readonly<Record<string, string>> = {}) =>
  usageOf(day, {
    ServiceName: 'Amazon EC2',
    SubAccountId: '111122223333',
    RegionId: 'us-east-1',
    UsageType: 'BoxUsage:m5.large',
    PricingUnit: 'Hrs',
    PricingQuantity: hours,
    BilledCost: cost,
    ...more,
  });
const driversOf = (rows: readonly Row[]) =>
  compare(rows).movers[0]?.drivers.map(({ kind, item, amount }) => [kind, item, amount.amount]);

test('the days of an unfinished month are compared without fees of a whole one', () => {
  const fee = (day: string, end: string, cost: string) =>
    machine(day, '1', cost, { ServiceName: 'AWS Support', ChargePeriodEnd: end });
  const rows = [
    machine('2026-08-03', '24', '2'),
    machine('2026-09-03', '24', '3'),
    fee('2026-08-01', '2026-09-01T00:00:00Z', '100'),
    fee('2026-09-01', '2026-10-01T00:00:00Z', '50'),
  ];
  const spans = { baseline: period('2026-08-01', '2026-08-17'), current: period('2026-09-01', '2026-09-17') };
  expect(compare(rows, { kind: 'same-days', ...spans }).change.amount).toBe('1');
  expect(compare(rows, { kind: 'full-month', ...spans }).change.amount).toBe('-49');
});

describe('what moved', () => {
  test('drivers add up to their mover, and movers with all others to the change, exactly, for any bill', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { baseline, current, change, movers, others } = compare(rows);
        expect(change.amount).toBe(minus(current.amount, baseline.amount));
        expect(plus(total(movers.map((mover) => mover.change.amount)), others.amount)).toBe(change.amount);
        for (const mover of movers) {
          expect(total(mover.drivers.map(({ amount }) => amount.amount))).toBe(mover.change.amount);
          expect(mover.change.amount).toBe(minus(mover.current.amount, mover.baseline.amount));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('tax, credits and corrections make no trend', () => {
    const noise = { ServiceName: 'Amazon EC2', BilledCost: '1000' };
    const rows = [
      machine('2026-08-02', '10', '1'),
      machine('2026-09-02', '10', '1'),
      usageOf('2026-09-03', { ...noise, ChargeCategory: 'Tax' }),
      usageOf('2026-09-03', { ...noise, ChargeCategory: 'Credit', BilledCost: '-50' }),
      usageOf('2026-09-03', { ...noise, ChargeCategory: 'Adjustment' }),
    ];
    expect(compare(rows)).toMatchObject({ change: { amount: '0' }, movers: [] });
  });

  test('is told with the account’s name, the largest move first, be it up or down', () => {
    const rows = [
      machine('2026-08-02', '10', '50'),
      machine('2026-09-02', '10', '20'),
      machine('2026-09-02', '10', '10', { ServiceName: 'Amazon S3', SubAccountId: '444455556666' }),
    ];
    expect(compare(rows).movers).toMatchObject([
      { service: 'Amazon EC2', accountName: 'shop', change: { amount: '-30' } },
      { service: 'Amazon S3', accountId: '444455556666', change: { amount: '10' } },
    ]);
  });

  test('twenty are told one by one, and the others as one sum', () => {
    const rows = Array.from({ length: 25 }, (_, at) =>
      machine('2026-09-02', '1', String(at + 1), { ServiceName: `service ${at + 1}` }),
    );
    const { movers, others } = compare(rows);
    expect(movers).toHaveLength(20);
    expect(others.amount).toBe('15');
  });
});

describe('what drives a change', () => {
  test('is the price where as much is used', () => {
    const rows = [machine('2026-08-02', '100', '10'), machine('2026-09-02', '100', '12')];
    expect(driversOf(rows)).toEqual([['price', 'BoxUsage:m5.large', '2']]);
  });

  test('is the quantity where it costs as much', () => {
    const rows = [machine('2026-08-02', '100', '10'), machine('2026-09-02', '150', '15')];
    expect(driversOf(rows)).toEqual([['quantity', 'BoxUsage:m5.large', '5']]);
  });

  test('is both: the price at today’s quantity, and the quantity at the old price', () => {
    const rows = [machine('2026-08-02', '100', '10'), machine('2026-09-02', '150', '18')];
    expect(driversOf(rows)).toEqual([
      ['quantity', 'BoxUsage:m5.large', '5'],
      ['price', 'BoxUsage:m5.large', '3'],
    ]);
  });

  test('is what is new and what is gone, as when one type takes the place of another', () => {
    const rows = [
      machine('2026-08-02', '100', '10'),
      machine('2026-09-02', '100', '8.5', { UsageType: 'BoxUsage:m7g.large' }),
    ];
    expect(driversOf(rows)).toEqual([
      ['gone', 'BoxUsage:m5.large', '-10'],
      ['new', 'BoxUsage:m7g.large', '8.5'],
    ]);
  });

  test('is unexplained where the bill has no quantity', () => {
    const rows = [machine('2026-08-02', '0', '10'), machine('2026-09-02', '0', '12')];
    expect(driversOf(rows)).toEqual([['unexplained', 'BoxUsage:m5.large', '2']]);
  });

  test('keeps quantities of different units apart', () => {
    const rows = [
      machine('2026-08-02', '100', '10'),
      machine('2026-09-02', '100', '10'),
      machine('2026-09-02', '7', '3', { PricingUnit: 'vCPU-Hours' }),
    ];
    expect(driversOf(rows)).toEqual([['new', 'BoxUsage:m5.large', '3']]);
  });
});

describe('which spans are compared', () => {
  const month = (first: string, firstDay: string, lastDay: string) => ({
    month: first,
    rows: 1,
    firstDay,
    lastDay,
    invoiced: false,
  });
  const plansOf = (months: ReturnType<typeof month>[], asOf: string) =>
    comparisonPlans(timelineOf(factsOf({ months }), asOf));
  const july = month('2026-07-01', '2026-07-01', '2026-07-31');
  const august = month('2026-08-01', '2026-08-01', '2026-08-31');

  test('the last full month against the one before, and the complete days of an open one against the same days', () => {
    const september = month('2026-09-01', '2026-09-01', '2026-09-19');
    expect(plansOf([july, august, september], '2026-09-20T06:00:00Z')).toEqual([
      { kind: 'full-month', baseline: period('2026-07-01', '2026-08-01'), current: period('2026-08-01', '2026-09-01') },
      { kind: 'same-days', baseline: period('2026-08-01', '2026-08-17'), current: period('2026-09-01', '2026-09-17') },
    ]);
  });

  test('no month is compared with one that the export has only a part of', () => {
    const cut = month('2026-07-01', '2026-07-02', '2026-07-31');
    expect(plansOf([cut, august], '2026-10-01T00:00:00Z')).toEqual([]);
  });

  test('no month is compared with one that is not there', () => {
    expect(plansOf([month('2026-06-01', '2026-06-01', '2026-06-30'), august], '2026-10-01T00:00:00Z')).toEqual([]);
  });

  test('an open month is compared from its fourth day on', () => {
    const open = (lastDay: string) =>
      plansOf([august, month('2026-09-01', '2026-09-01', lastDay)], '2026-09-10T06:00:00Z');
    expect(open('2026-09-03')).toEqual([]);
    expect(open('2026-09-04')).toMatchObject([{ kind: 'same-days', current: { end: '2026-09-02' } }]);
  });

  test('the days of a long month are compared with all of a short one', () => {
    const february = month('2026-02-01', '2026-02-01', '2026-02-28');
    const march = month('2026-03-01', '2026-03-01', '2026-03-31');
    expect(plansOf([february, march], '2026-04-01T06:00:00Z')).toMatchObject([
      { kind: 'same-days', baseline: period('2026-02-01', '2026-03-01'), current: { end: '2026-03-29' } },
    ]);
  });
});
