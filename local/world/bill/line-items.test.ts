import { expect, test } from 'vitest';
import { isWeekend } from '../calendar.ts';
import { demoSeed, sizes } from '../size.ts';
import { type Usd, usd } from '../usd.ts';
import { world } from '../world.ts';
import { hourlyUsageRows, usageRows } from './daily.ts';
import type { LineItem } from './line-item.ts';
import { lineItems } from './line-items.ts';

const demo = world(demoSeed, sizes.startup, '2026-11-20T09:00:00Z');
const items = [...lineItems(demo)];
const dollars = (amount: Usd) => Number(amount / 10n ** 14n) / 10_000;
const inMonth = (month: string) => items.filter(({ day }) => day.startsWith(month));

function sumBy(rows: readonly LineItem[], name: (row: LineItem) => string, cost: 'billed' | 'effective' = 'billed') {
  const sums = new Map<string, Usd>();
  for (const row of rows) sums.set(name(row), (sums.get(name(row)) ?? 0n) + row[cost]);
  return sums;
}

const total = (sums: ReadonlyMap<string, Usd>) => [...sums.values()].reduce((sum, each) => sum + each, 0n);

test('the history is 13 whole months and the current one up to yesterday', () => {
  const days = items.map(({ day }) => day).sort();
  expect([days[0], days.at(-1)]).toEqual(['2025-10-01', '2026-11-19']);
});

test('a month of the demo organisation costs what such a company pays', () => {
  const october = dollars(total(sumBy(inMonth('2026-10'), ({ accountId }) => accountId)));
  expect(october).toBeGreaterThan(60_000);
  expect(october).toBeLessThan(130_000);
});

test('totals are the same over every dimension', () => {
  const october = inMonth('2026-10');
  const totals = (['accountId', 'region', 'product', 'category', 'usageType', 'day'] as const).map((dimension) =>
    total(sumBy(october, (row) => String(row[dimension]))),
  );
  expect(new Set(totals).size).toBe(1);
});

test('every category of charge occurs, credits and refunds below zero', () => {
  const sums = sumBy(items, ({ category }) => category);
  expect([...sums.keys()].sort()).toEqual(
    ['credit', 'fee', 'purchase', 'refund', 'tax', 'usage'].filter((each) => sums.has(each)),
  );
  expect(sums.has('credit') && sums.has('refund')).toBe(true);
  expect((sums.get('credit') ?? 0n) < 0n && (sums.get('refund') ?? 0n) < 0n).toBe(true);
});

test('the bill grows over a year, and not like a fairy tale', () => {
  const [first, last] = ['2025-10', '2026-10'].map((month) =>
    dollars(total(sumBy(inMonth(month), ({ day }) => day, 'effective'))),
  );
  expect(last).toBeGreaterThan((first ?? 0) * 1.05);
  expect(last).toBeLessThan((first ?? 0) * 2);
});

test('from month to month a bill moves by less than a fifth, purchases apart', () => {
  const months = sumBy(items, ({ day }) => day.slice(0, 7), 'effective');
  const whole = [...months].filter(([month]) => month < '2026-11').map(([, sum]) => dollars(sum));
  for (const [at, sum] of whole.entries())
    if (at > 0) expect(Math.abs(sum / (whole[at - 1] ?? sum) - 1)).toBeLessThan(0.2);
});

test('weekdays cost more than weekends', () => {
  const days = [
    ...sumBy(
      inMonth('2026-09').filter(({ category }) => category === 'usage'),
      ({ day }) => day,
    ),
  ];
  const average = (weekend: boolean) => {
    const fitting = days.filter(([day]) => isWeekend(day) === weekend).map(([, sum]) => dollars(sum));
    return fitting.reduce((sum, each) => sum + each, 0) / fitting.length;
  };
  expect(average(false)).toBeGreaterThan(average(true) * 1.03);
});

test('month ends show where reports are made', () => {
  const glue = inMonth('2026-09').filter(({ product }) => product === 'AWSGlue');
  const days = sumBy(glue, ({ day }) => day);
  expect(dollars(days.get('2026-09-30') ?? 0n)).toBeGreaterThan(1.3 * dollars(days.get('2026-09-16') ?? 0n));
});

test('the last day has not wholly reached the bill', () => {
  const days = sumBy(
    inMonth('2026-11').filter(({ category }) => category === 'usage'),
    ({ day }) => day,
  );
  expect(dollars(days.get('2026-11-19') ?? 0n)).toBeLessThan(0.9 * dollars(days.get('2026-11-18') ?? 0n));
});

test('the hours of a day add up to it exactly, and there are none before the last 14 days', () => {
  const account = demo.account(1);
  const daily = [...usageRows(demo, account)('2026-11-12')];
  const hourly = [...hourlyUsageRows(demo, account)('2026-11-12')];
  const name = ({ resourceId, product, usageType, commitmentId }: LineItem) =>
    [resourceId, product, usageType, commitmentId].join(' ');
  expect(sumBy(hourly, name)).toEqual(sumBy(daily, name));
  expect(sumBy(hourly, name, 'effective')).toEqual(sumBy(daily, name, 'effective'));
  expect(new Set(hourly.map(({ hour }) => hour)).size).toBe(24);
  expect([...hourlyUsageRows(demo, account)('2026-11-05')]).toEqual([]);
  expect([...hourlyUsageRows(demo, account)('2026-11-06')].length).toBeGreaterThan(0);
});

test('rows have ten decimals, as bills have', () => {
  for (const { list, contracted, billed, effective } of inMonth('2026-10'))
    for (const amount of [list, contracted, billed, effective]) expect(amount % 10n ** 8n).toBe(0n);
});

test('a Savings Plan is billed as a fee, and its usage carries what it costs', () => {
  const [plan] = demo.organisation.commitments;
  const rows = inMonth('2026-10').filter(({ commitmentId }) => commitmentId === plan.id);
  const billed = total(sumBy(rows, ({ category }) => category));
  const effective = total(sumBy(rows, ({ category }) => category, 'effective'));
  expect(dollars(billed)).toBeGreaterThan(100);
  expect(dollars(billed)).toBeCloseTo(dollars(effective), 2);
  expect(rows.filter(({ category, billed: amount }) => category === 'usage' && amount !== 0n)).toEqual([]);
});

test("what commitments cover and what runs on demand are a machine's whole day, and no more", () => {
  const rows = inMonth('2026-10').filter(
    ({ day, usageType }) => day === '2026-10-14' && usageType.includes('BoxUsage'),
  );
  const hours = new Map<string, bigint>();
  for (const { resourceId = '', quantity } of rows) hours.set(resourceId, (hours.get(resourceId) ?? 0n) + quantity);
  const partly = rows.filter(({ resourceId }) => rows.filter((row) => row.resourceId === resourceId).length > 1);
  expect(partly.length).toBeGreaterThan(0);
  for (const { resourceId = '' } of partly) expect(hours.get(resourceId)).toBe(24_000_000n);
  expect(Math.max(...[...hours.values()].map(Number))).toBe(24_000_000);
});

test('what nothing uses of a reservation is a cost of its own', () => {
  const partly = demo.organisation.commitments.find(({ unusedPercent }) => unusedPercent > 0);
  const rows = inMonth('2026-10').filter(({ commitmentId }) => commitmentId === partly?.id);
  const unused = rows.filter(({ description }) => description.endsWith('unused'));
  expect(unused.length).toBe(31);
  expect(unused.every(({ billed, effective }) => billed === 0n && effective > 0n)).toBe(true);
});

test('the negotiated discount is in what is contracted', () => {
  const percent = BigInt(100 - demo.organisation.discountPercent);
  const onDemand = inMonth('2026-10').filter(
    ({ category, commitmentId }) => category === 'usage' && commitmentId === undefined,
  );
  for (const { list, contracted, billed } of onDemand.slice(0, 500)) {
    const difference = (list * percent) / 100n - contracted;
    expect(difference <= usd('0.0000000001') && difference >= -usd('0.0000000001')).toBe(true);
    expect(billed).toBe(contracted);
  }
});

test('a range gives whole months', () => {
  const rows = [...lineItems(demo, { start: '2026-09-01', end: '2026-10-01' })];
  expect(new Set(rows.map(({ day }) => day.slice(0, 7)))).toEqual(new Set(['2026-09']));
  expect(total(sumBy(rows, ({ day }) => day))).toBe(total(sumBy(inMonth('2026-09'), ({ day }) => day)));
});
