import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Big from 'big.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { SpendFacts } from '../../lib/core/spend.ts';
import { answerOf, csvOf, focusRow, type Row } from './exports.fixtures.ts';

/** More pairs of dimensions than a cube tells one by one. */
const services = 130;
const days = 120;

/** Four months of many services in a few accounts: each row has an amount of its own, to the last of six decimals. */
function bill(): Row[] {
  return Array.from({ length: services * 8 }, (_, index) => {
    const day = new Date(Date.UTC(2026, 5, 1 + ((index * 37) % days)));
    const month = day.toISOString().slice(0, 7);
    const next = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1)).toISOString();
    const BilledCost = `${index % 97}.${String((index * 7_919) % 1_000_000).padStart(6, '0')}`;
    return focusRow({
      BilledCost,
      EffectiveCost: BilledCost,
      ContractedCost: BilledCost,
      ListCost: BilledCost,
      BillingPeriodStart: `${month}-01T00:00:00Z`,
      BillingPeriodEnd: next,
      ChargePeriodStart: day.toISOString(),
      ChargePeriodEnd: new Date(day.getTime() + 3_600_000).toISOString(),
      ChargeCategory: index % 50 === 0 ? 'Tax' : 'Usage',
      RegionId: ['us-east-1', 'eu-west-1', ''][index % 3] ?? '',
      ServiceName: `Service ${index % services}`,
      SubAccountId: `4444555566${(index % services) % 7}`,
      SkuId: `SKU${index % services}`,
      Tags: index % 4 === 0 ? '' : `{"owner": "team-${index % 5}"}`,
    });
  });
}

let facts: SpendFacts;
let total: string;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'billing-test-'));
  const rows = bill();
  await writeFile(join(folder, 'bill.csv'), csvOf(rows));
  ({ spend: facts } = await answerOf(join(folder, 'bill.csv')));
  await rm(folder, { recursive: true });
  total = sumOf(rows.map(({ BilledCost = '0' }) => BilledCost));
}, 60_000);

describe('the spend of a bill', () => {
  test('is of the contract', () => {
    expect(SpendFacts.parse(facts)).toEqual(facts);
  });

  test('adds up to the same total by every dimension, by day and in every cube, to the last digit', () => {
    const [ledger] = facts.ledgers;
    expect(ledger?.net.billed?.amount).toBe(total);
    const byDimension = ledger?.breakdowns.map(({ dimension, entries }) => [
      dimension,
      sumOf(entries.map(({ costs }) => costs.billed?.amount ?? '0')),
    ]);
    expect(byDimension).toEqual(ledger?.breakdowns.map(({ dimension }) => [dimension, total]));
    expect(sumOf((ledger?.days ?? []).map(({ costs }) => costs.billed?.amount ?? '0'))).toBe(total);
    const cubes = ledger?.cubes.map(({ dimensions, grain, costKind, rows }) => {
      return [dimensions.join(' '), grain, costKind, sumOf(rows.flatMap(({ amounts }) => amounts))];
    });
    expect(cubes).toHaveLength(10 * (4 + 2));
    expect(new Set(cubes?.map((cube) => cube.at(-1)))).toEqual(new Set([total]));
  });

  test('tells a hundred pairs of a cube one by one, the largest, and the others as one', () => {
    const cube = facts.ledgers[0]?.cubes.find(
      ({ dimensions, grain, costKind }) =>
        dimensions.join() === 'service,account' && grain === 'month' && costKind === 'billed',
    );
    const sizes = cube?.rows.map(({ keys, amounts }) => ({
      isOthers: keys === 'others',
      amount: Number(sumOf(amounts)),
    }));
    const kept = (sizes ?? []).filter(({ isOthers }) => !isOthers).map(({ amount }) => amount);
    expect([cube?.times.length, kept.length, sizes?.filter(({ isOthers }) => isOthers).length]).toEqual([4, 100, 1]);
  });

  test('has the days before the last 92 as one column', () => {
    const daily = facts.ledgers[0]?.cubes.filter(({ grain }) => grain === 'day') ?? [];
    expect(new Set(daily.map(({ times }) => [times[0], times.length].join()))).toEqual(new Set(['earlier,93']));
  });
});

function sumOf(amounts: readonly string[]): string {
  return amounts.reduce((sum, amount) => sum.plus(amount), new Big(0)).toFixed();
}
