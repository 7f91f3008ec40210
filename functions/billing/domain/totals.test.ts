import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyRows } from './any-bill.fixtures.ts';
import { billOf, type Row, usageOf } from './bill.fixtures.ts';
import { cubePlans, cubesOf } from './cubes.ts';
import { total } from './decimal.ts';
import { partOf } from './parts.ts';
import { accountNamesOf, type LedgerContext, totalQuestions, totalsOf } from './totals.ts';

const context: LedgerContext = {
  currency: 'USD',
  unusable: [],
  completeUntil: '2026-09-17',
  hasUsageTypes: true,
  accountNames: new Map([['111122223333', 'shop']]),
};

/** Every sum of a bill in one currency. */
function readTotals(rows: readonly Row[], own = context) {
  const ask = billOf(rows);
  const answers = Object.entries(totalQuestions).map(([name, question]) => [name, ask(question)]);
  return totalsOf(Object.fromEntries(answers) as Parameters<typeof totalsOf>[0], own);
}

function billedOf(rows: readonly Row[], currency: string): string {
  return total(rows.filter((row) => row.BillingCurrency === currency).map(({ BilledCost = '0' }) => BilledCost));
}

const charge = (more: Readonly<Record<string, string>>) =>
  usageOf('2026-09-02', { BillingPeriodStart: '2026-09-01T00:00:00Z', SubAccountId: '111122223333', ...more });

describe('the sums of a ledger', () => {
  test('are the same by every dimension and by day, exactly, for any bill', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom('USD', 'EUR'), (rows, currency) => {
        const { net, breakdowns, days } = readTotals(rows, { ...context, currency });
        const billed = billedOf(rows, currency);
        expect(net.billed).toEqual({ amount: billed, currency });
        for (const { entries } of breakdowns) {
          expect(total(entries.map(({ costs }) => costs.billed?.amount ?? '0'))).toBe(billed);
        }
        expect(total(days.map(({ costs }) => costs.billed?.amount ?? '0'))).toBe(billed);
      }),
      { numRuns: 60 },
    );
  });

  test('count every row once', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const own = rows.filter((row) => row.BillingCurrency === 'USD').length;
        for (const { entries } of readTotals(rows).breakdowns) {
          expect(entries.reduce((sum, entry) => sum + entry.rows, 0)).toBe(own);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('of two currencies are never added', () => {
    const rows = [charge({ BilledCost: '1' }), charge({ BilledCost: '2', BillingCurrency: 'EUR' })];
    expect(readTotals(rows).net.billed).toEqual({ amount: '1', currency: 'USD' });
    expect(readTotals(rows, { ...context, currency: 'EUR' }).net.billed).toEqual({ amount: '2', currency: 'EUR' });
  });

  test('are gross before credits, refunds and tax, and net with them', () => {
    const rows = [
      charge({ BilledCost: '100' }),
      charge({ BilledCost: '30', ChargeCategory: 'Purchase' }),
      charge({ BilledCost: '8', ChargeCategory: 'Tax' }),
      charge({ BilledCost: '-20', ChargeCategory: 'Credit' }),
      charge({ BilledCost: '-5', ChargeClass: 'Correction' }),
    ];
    const { net, gross, breakdowns } = readTotals(rows);
    expect(gross.billed?.amount).toBe('130');
    expect(net.billed?.amount).toBe('113');
    const parts = breakdowns.find(({ dimension }) => dimension === 'part')?.entries;
    expect(parts?.map(({ key, costs }) => [key, costs.billed?.amount])).toEqual([
      ['usage', '100'],
      ['purchases', '30'],
      ['tax', '8'],
      ['refunds', '-5'],
      ['credits', '-20'],
    ]);
  });

  test('have shares of charges that are never negative nor above one', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        for (const { entries } of readTotals(rows).breakdowns) {
          for (const { shareOfCharges: share } of entries) {
            if (share.kind === 'known') expect(Number(share.value)).toBeGreaterThanOrEqual(0);
            if (share.kind === 'known') expect(Number(share.value)).toBeLessThanOrEqual(1);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test('have no share where credits are all there is', () => {
    const { breakdowns } = readTotals([charge({ BilledCost: '-20', ChargeCategory: 'Credit' })]);
    expect(breakdowns[0]?.entries[0]?.shareOfCharges).toEqual({ kind: 'unknown', reason: 'there are no charges' });
  });

  test('leave a cost out that cannot be told, and say why', () => {
    const unusable = [{ provider: 'AWS', kind: 'effective' as const, reason: 'it was rounded', isWrong: true }];
    const { net, costKinds } = readTotals([charge({ BilledCost: '1', EffectiveCost: '1' })], { ...context, unusable });
    expect(Object.keys(net)).toEqual(['billed', 'contracted', 'list']);
    expect(costKinds).toContainEqual({ kind: 'effective', usable: false, reason: 'it was rounded' });
  });

  test('name accounts, and days that are not complete', () => {
    const rows = [charge({ BilledCost: '1' }), usageOf('2026-09-17', { BilledCost: '2' })];
    const { breakdowns, days } = readTotals(rows);
    const accounts = breakdowns.find(({ dimension }) => dimension === 'account')?.entries;
    expect(accounts).toMatchObject([{ key: null }, { key: '111122223333', name: 'shop' }]);
    expect(days).toMatchObject([
      { day: '2026-09-02', complete: true },
      { day: '2026-09-17', complete: false },
    ]);
  });
});

test('the names of accounts are those that have one', () => {
  const rows = [charge({ SubAccountName: 'shop' }), charge({ SubAccountId: '444455556666' })];
  expect(accountNamesOf(billOf(rows)(totalQuestions.names))).toEqual(new Map([['111122223333', 'shop']]));
});

describe('what a charge is', () => {
  const part = (more: Readonly<Record<string, string>>) =>
    partOf({
      keys: { ProviderName: 'AWS', PublisherName: 'AWS', ChargeCategory: 'Usage', ...more },
      sums: {},
      rows: 1,
      start: '',
      end: '',
    });

  test('support, marketplace and tax stand apart from usage', () => {
    expect(part({ ServiceName: 'AWS Support (Business)' })).toBe('support');
    expect(part({ PublisherName: 'Datadog, Inc.' })).toBe('marketplace');
    expect(part({ ServiceName: 'AWS Marketplace' })).toBe('marketplace');
    expect(part({ ChargeCategory: 'Tax', ServiceName: 'AWS Support (Business)' })).toBe('tax');
    expect(part({ ProviderName: 'Microsoft', PublisherName: 'Microsoft' })).toBe('usage');
    expect(part({ ChargeCategory: 'Adjustment' })).toBe('adjustments');
  });
});

describe('cubes', () => {
  test('of one currency, kind and grain all have the same total, exactly, for any bill', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const ask = billOf(rows);
        const cubes = cubePlans('USD', true).flatMap((plan) => cubesOf(plan, ask(plan.question), []));
        const totals = new Set(
          cubes
            .filter(({ costKind }) => costKind === 'billed')
            .map((cube) => total(cube.rows.flatMap(({ amounts }) => amounts))),
        );
        expect([...totals]).toEqual([billedOf(rows, 'USD')]);
      }),
      { numRuns: 20 },
    );
  });

  test('tell the hundred largest pairs and fold all others into one row', () => {
    const rows = Array.from({ length: 130 }, (_, at) =>
      charge({ ServiceName: `service ${String(at).padStart(3, '0')}`, BilledCost: String(130 - at) }),
    );
    const plan = cubePlans('USD', true).find(
      ({ dimensions, grain }) => dimensions.join() === 'service,account' && grain === 'month',
    );
    const [cube] = plan ? cubesOf(plan, billOf(rows)(plan.question), []) : [];
    expect(cube?.rows).toHaveLength(101);
    const others = cube?.rows.find(({ keys }) => keys === 'others');
    // 30 + 29 + ... + 1
    expect(others?.amounts).toEqual(['465']);
    expect(cube?.rows[0]?.keys).toEqual(['service 000', '111122223333']);
  });

  test('tell 92 days one by one, and all before them together', () => {
    const rows = Array.from({ length: 100 }, (_, at) => {
      const day = new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
      return usageOf(day, { ServiceName: 'Amazon S3', SubAccountId: '111122223333', BilledCost: '1' });
    });
    const plan = cubePlans('USD', true).find(
      ({ dimensions, grain }) => dimensions.join() === 'service,account' && grain === 'day',
    );
    const [cube] = plan ? cubesOf(plan, billOf(rows)(plan.question), []) : [];
    expect(cube?.times).toHaveLength(93);
    expect(cube?.times.slice(0, 2)).toEqual(['earlier', '2026-01-09']);
    expect(cube?.rows[0]?.amounts.slice(0, 2)).toEqual(['8', '1']);
  });

  test('are of usage types only where the bill has them', () => {
    const dimensions = (has: boolean) => cubePlans('USD', has).flatMap((plan) => plan.dimensions);
    expect(dimensions(true)).toContain('usage-type');
    expect(dimensions(false)).not.toContain('usage-type');
  });
});
