import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyRows } from './any-bill.fixtures.ts';
import { billOf, chargeOf, type Row, usageOf } from './bill.fixtures.ts';
import { plus, total } from './decimal.ts';
import { keysToTell, tagCoverageOf, tagQuestion, wholeQuestion } from './tags.ts';
import type { LedgerContext } from './totals.ts';

const context: LedgerContext = {
  currency: 'USD',
  unusable: [],
  completeUntil: '2026-10-01',
  hasUsageTypes: true,
  accountNames: new Map(),
};

function coverage(rows: readonly Row[], key = 'team') {
  const ask = billOf(rows);
  return tagCoverageOf(key, ask(tagQuestion(key)), ask(wholeQuestion), context);
}

const charge = (BilledCost: string, team?: string, more: Readonly<Record<string, string>> = {}) =>
  usageOf('2026-09-02', { BilledCost, ...(team && { 'tag team': team }), ...more });

describe('how far a tag reaches', () => {
  test('tagged and untagged charges are all charges, and all values with others are all that is billed, for any bill', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        for (const { provider, tagged, untagged, credits, values, others, share } of coverage(rows)) {
          const own = rows.filter((row) => row.BillingCurrency === 'USD' && row.ProviderName === provider);
          const charges = total(own.flatMap((row) => chargeOf(row) ?? []));
          expect(plus(tagged.amount, untagged.amount)).toBe(charges);
          const billed = total(own.map(({ BilledCost = '0' }) => BilledCost));
          const listed = values.map(({ costs }) => costs.billed?.amount ?? '0');
          expect(total([...listed, others?.costs.billed?.amount ?? '0'])).toBe(billed);
          expect(total([charges, credits.tagged.amount, credits.untagged.amount])).toBe(billed);
          if (share.kind === 'known') expect(Number(share.value)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('untagged credits make untagged spend negative, and no share larger than all', () => {
    // 80 of tagged usage, 20 untagged, and a credit of 50 that has no tag: 80 of 50 would be 160 %
    const [told] = coverage([
      charge('80', 'shop'),
      charge('20'),
      charge('-50', undefined, { ChargeCategory: 'Credit' }),
    ]);
    expect(told).toMatchObject({
      share: { kind: 'known', value: '0.8' },
      tagged: { amount: '80' },
      untagged: { amount: '20' },
      credits: { tagged: { amount: '0' }, untagged: { amount: '-50' } },
      values: [
        { value: 'shop', rows: 1, costs: { billed: { amount: '80' } } },
        { value: null, rows: 2, costs: { billed: { amount: '-30' } } },
      ],
    });
  });

  test('tagged credits stand apart from tagged charges', () => {
    const credit = charge('-30', 'shop', { ChargeCategory: 'Credit' });
    expect(coverage([charge('80', 'shop'), charge('20'), credit])).toMatchObject([
      {
        share: { value: '0.8' },
        tagged: { amount: '80' },
        credits: { tagged: { amount: '-30' }, untagged: { amount: '0' } },
        values: [{ value: 'shop', costs: { billed: { amount: '50' } } }, { value: null }],
      },
    ]);
  });

  test('is unknown where a discount without the tag is larger than what is untagged', () => {
    const [told] = coverage([charge('80', 'shop'), charge('5'), charge('-10')]);
    expect(told).toMatchObject({
      share: { kind: 'unknown', reason: 'discounts that stand apart make it no part of the whole' },
      tagged: { amount: '80' },
      untagged: { amount: '-5' },
    });
  });

  test('is unknown where there are no charges', () => {
    const [told] = coverage([charge('-5', 'shop', { ChargeCategory: 'Credit' })]);
    expect(told?.share).toEqual({ kind: 'unknown', reason: 'there are no charges' });
  });

  test('is told provider by provider', () => {
    const rows = [
      charge('10', 'shop'),
      charge('5', 'shop', { ProviderName: 'Microsoft' }),
      charge('5', undefined, { ProviderName: 'Oracle' }),
    ];
    expect(coverage(rows).map(({ provider, share }) => [provider, share.kind === 'known' && share.value])).toEqual([
      ['AWS', '1'],
      ['Microsoft', '1'],
    ]);
  });

  test('never adds two currencies', () => {
    const rows = [charge('10', 'shop'), charge('30', undefined, { BillingCurrency: 'EUR' })];
    expect(coverage(rows)).toMatchObject([{ tagged: { amount: '10' }, untagged: { amount: '0' } }]);
  });

  test('twenty values are told one by one, and the others as one', () => {
    const rows = Array.from({ length: 25 }, (_, at) => charge(String(100 - at), `team ${at}`));
    const [told] = coverage(rows);
    expect(told?.values.filter(({ value }) => value !== null)).toHaveLength(20);
    expect(told?.others).toMatchObject({ rows: 5, costs: { billed: { amount: '390' } } });
  });
});

describe('which tags are told', () => {
  test('those of owners first, and not those that providers write', () => {
    const keys = ['aws:createdBy', 'env', 'team', 'ms-resource-usage', 'cost-center'];
    expect(keysToTell(keys, ['team'])).toEqual(['team', 'env', 'cost-center']);
  });

  test('twenty at the most', () => {
    const keys = Array.from({ length: 30 }, (_, at) => `key ${at}`);
    expect(keysToTell(keys, ['key 29'])).toHaveLength(20);
    expect(keysToTell(keys, ['key 29'])[0]).toBe('key 29');
  });
});
