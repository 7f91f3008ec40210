import { expect, test } from 'vitest';
import { anomaliesIn } from './anomalies.ts';
import { lineItems } from './bill/line-items.ts';
import { budgetsOf } from './budgets.ts';
import { demoSeed, sizes } from './size.ts';
import { world } from './world.ts';

const demo = world(demoSeed, sizes.startup, '2026-11-20T09:00:00Z');
const budgets = budgetsOf(demo);

test('budgets overlap: the account, the service and the teams lie inside the whole', () => {
  const [whole, ...parts] = budgets;
  for (const { actual } of parts) expect(actual > 0n && actual < (whole?.actual ?? 0n)).toBe(true);
});

test('the budget of everything is spent as the bill says', () => {
  let billed = 0n;
  for (const item of lineItems(demo, { start: '2026-11-01' })) billed += item.billed;
  expect(budgets[0]?.actual).toBe(billed);
});

test('one budget will be breached and is not yet', () => {
  const breached = budgets.filter(({ forecast, limit }) => forecast !== undefined && forecast > limit);
  expect(breached.map(({ name }) => name)).toEqual(['production-account']);
  expect(breached.every(({ actual, limit }) => actual < limit)).toBe(true);
});

test('a budget without a forecast has none, and not zero', () => {
  expect(budgets.filter(({ forecast }) => forecast === undefined).map(({ name }) => name)).toEqual([
    'search-experiment',
  ]);
});

test('the anomaly has a cause, a place and an impact that can be told from the bill', () => {
  const [anomaly] = anomaliesIn(demo);
  expect(anomaly?.accountName).toBe('production');
  expect(anomaly?.product).toBe('AmazonCloudWatch');
  expect(anomaly?.text).toContain('debug logging');
  expect((anomaly?.actual ?? 0n) > 2n * (anomaly?.expected ?? 1n)).toBe(true);
});

test('every world has an anomaly in its production account', () => {
  for (const seed of [1, 2, 3]) {
    const names = [...anomaliesIn(world(seed, sizes.startup, '2026-11-20T09:00:00Z'))].map(
      ({ accountName }) => accountName,
    );
    expect(names).toContain('production');
  }
});
