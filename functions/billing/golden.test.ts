import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, type TestContext, test } from 'vitest';
import type { Ledger, SpendEntry } from '../../lib/core/spend.ts';
import type { SpendDimension } from '../../lib/core/spend-view.ts';
import { answerOf, openBill } from './exports.fixtures.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'focus');
const sample = join(folder, 'focus-1.0-sample.csv');
const absent = existsSync(sample)
  ? undefined
  : 'the sample of FOCUS 1.0 is not beside the project (../shared/data/focus)';

type Figures = Readonly<Record<string, string | null>>;
type Golden = Readonly<Record<string, readonly Figures[]>>;

let golden: Golden = {};
let answer: Awaited<ReturnType<typeof answerOf>>;
beforeAll(async () => {
  if (absent !== undefined) return;
  golden = JSON.parse(readFileSync(join(folder, 'focus-1.0-sample.golden.json'), 'utf8'));
  answer = await answerOf(sample);
}, 60_000);

describe('the official sample of FOCUS 1.0', () => {
  test('has figures of no other kind than those compared here', (context) => {
    needsSample(context);
    expect(Object.keys(golden).toSorted()).toEqual([
      'aws_by_account_top10',
      'aws_by_charge_category',
      'aws_by_region',
      'aws_by_service',
      'aws_by_tag_environment',
      'aws_daily',
      'by_provider',
      'effective_cost_rounded',
    ]);
  });

  test('by provider', async (context) => {
    needsSample(context);
    const bill = await openBill(sample);
    const groups = await bill.ask({ groupBy: ['ProviderName'], sums: ['BilledCost', 'EffectiveCost', 'ListCost'] });
    const told = groups.map(({ keys, rows, sums }) => ({
      ProviderName: keys.ProviderName,
      n: String(rows),
      billed: sums.BilledCost,
      effective: sums.EffectiveCost,
      list: sums.ListCost,
    }));
    expect(told).toEqual(figuresOf('by_provider'));
    const entries = entriesOf('provider').map(({ key, rows, costs }) => [
      key,
      String(rows),
      costs.billed?.amount,
      costs.list?.amount,
    ]);
    expect(entries).toEqual(
      figuresOf('by_provider').map(({ ProviderName, n, billed, list }) => [ProviderName, n, billed, list]),
    );
  });

  test.for([
    ['service', 'aws_by_service', 'ServiceName'],
    ['region', 'aws_by_region', 'RegionId'],
    ['charge-category', 'aws_by_charge_category', 'ChargeCategory'],
  ] as const)('by %s', ([dimension, name, column], context) => {
    needsSample(context);
    const told = ofAws(dimension).map(({ key, rows, costs }) => ({
      [column]: key,
      n: String(rows),
      billed: costs.billed?.amount,
    }));
    expect(told).toHaveLength(figuresOf(name).length);
    expect(told).toEqual(expect.arrayContaining(figuresOf(name)));
  });

  test('the ten largest accounts, with their names', (context) => {
    needsSample(context);
    const told = ofAws('account')
      .slice(0, 10)
      .map(({ key, name, rows, costs }) => ({
        SubAccountId: key,
        SubAccountName: name,
        n: String(rows),
        billed: costs.billed?.amount,
      }));
    expect(told).toEqual(figuresOf('aws_by_account_top10'));
  });

  test('by the tag environment', (context) => {
    needsSample(context);
    const coverage = ledgerOf().tags.find(({ provider, key }) => provider === 'AWS' && key === 'environment');
    const told = coverage?.values.map(({ value, rows, costs }) => ({
      env: value ?? '(untagged)',
      n: String(rows),
      billed: costs.billed?.amount,
    }));
    expect(told).toEqual(figuresOf('aws_by_tag_environment'));
  });

  test('by day', (context) => {
    needsSample(context);
    const told = ledgerOf()
      .days.filter(({ provider }) => provider === 'AWS')
      .map(({ day, rows, costs }) => ({ d: day, n: String(rows), billed: costs.billed?.amount }));
    expect(told).toEqual(figuresOf('aws_daily'));
  });

  test('names effective cost as unusable for AWS, and uses it nowhere', async (context) => {
    needsSample(context);
    const { facts } = await openBill(sample);
    const aws = facts.providers.find(({ provider }) => provider === 'AWS');
    const wholeDollars = {
      nrows: String(aws?.rows),
      effective_is_integer: String((aws?.rows ?? 0) - (aws?.fractional.EffectiveCost ?? 0)),
    };
    expect([wholeDollars]).toEqual(figuresOf('effective_cost_rounded'));
    expect(answer.spend.quality.columns).toContainEqual({
      column: 'EffectiveCost',
      source: ['EffectiveCost'],
      state: 'unusable',
    });
    expect(answer.gaps.map(({ code, effect }) => [code, effect.split(':')[0]])).toEqual([
      [
        'unusable-data',
        'Of AWS, EffectiveCost holds whole units of currency only, also in the 209 rows whose BilledCost has fractions',
      ],
      [
        'unusable-data',
        'Of AWS, ContractedCost holds whole units of currency only, also in the 209 rows whose BilledCost has fractions',
      ],
    ]);
    const ledger = ledgerOf();
    expect(ledger.net).toEqual({ billed: usd('9.81734393654'), list: usd('9.81734393654') });
    expect(ofAws('service').flatMap(({ costs }) => Object.keys(costs))).not.toContain('effective');
    expect(ledger.cubes.map(({ costKind }) => costKind)).not.toContain('effective');
    expect(ledger.effectiveSavingsRate.share).toMatchObject({
      kind: 'unknown',
      reason: expect.stringMatching(/^cannot say: /),
    });
  });
});

function needsSample(context: TestContext): void {
  context.skip(absent !== undefined, absent);
}

/** Amounts without the zeros that the golden file fills them up with. */
function figuresOf(name: string): Figures[] {
  return (golden[name] ?? []).map((figures) => {
    const entries = Object.entries(figures).map(([key, value]) => [
      key,
      value?.includes('.') && /^-?[\d.]+$/.test(value) ? value.replace(/\.?0+$/, '') : value,
    ]);
    return Object.fromEntries(entries);
  });
}

function ledgerOf(): Ledger {
  const [ledger] = answer.spend.ledgers;
  if (ledger === undefined) throw new Error('there is no ledger');
  return ledger;
}

function entriesOf(dimension: SpendDimension | 'provider'): readonly SpendEntry[] {
  return ledgerOf().breakdowns.find((each) => each.dimension === dimension)?.entries ?? [];
}

function ofAws(dimension: SpendDimension): SpendEntry[] {
  return entriesOf(dimension).filter(({ provider }) => provider === 'AWS');
}

function usd(amount: string) {
  return { amount, currency: 'USD' };
}
