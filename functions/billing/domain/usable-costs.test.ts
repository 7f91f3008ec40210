import { describe, expect, test } from 'vitest';
import { columnsWith, factsOf } from './bill.fixtures.ts';
import type { ProviderFact } from './bill.ts';
import { costsOf, leastRowsForWholeDollars, trendKind, unusableCosts } from './usable-costs.ts';

const provider = (overrides: Partial<ProviderFact> = {}): ProviderFact => ({
  provider: 'AWS',
  rows: 100,
  fractionalBilled: 80,
  fractional: { EffectiveCost: 80, ContractedCost: 80, ListCost: 80 },
  without: { EffectiveCost: 0, ContractedCost: 0, ListCost: 0 },
  ...overrides,
});
const none = { EffectiveCost: 0, ContractedCost: 80, ListCost: 80 };
const unusable = (...providers: ProviderFact[]) => unusableCosts(factsOf({ providers }));

describe('a cost that is not what it says', () => {
  test('holds whole dollars only beside billed costs with cents', () => {
    expect(unusable(provider({ fractional: none }))).toEqual([
      {
        provider: 'AWS',
        kind: 'effective',
        isWrong: true,
        reason:
          'EffectiveCost holds whole units of currency only, also in the 80 rows whose BilledCost has fractions: it was rounded before it was exported',
      },
    ]);
  });

  test('is told from ten such rows on, since fewer are chance', () => {
    expect(unusable(provider({ fractionalBilled: leastRowsForWholeDollars - 1, fractional: none }))).toEqual([]);
    expect(unusable(provider({ fractionalBilled: leastRowsForWholeDollars, fractional: none }))).toHaveLength(1);
  });

  test('is fine with one row of cents', () => {
    expect(unusable(provider({ fractional: { ...none, EffectiveCost: 1 } }))).toEqual([]);
  });

  test('is not asked of a bill in whole dollars', () => {
    const whole = { EffectiveCost: 0, ContractedCost: 0, ListCost: 0 };
    expect(unusable(provider({ fractionalBilled: 0, fractional: whole }))).toEqual([]);
  });

  test('has holes, is empty, or is not there', () => {
    const holes = { EffectiveCost: 3, ContractedCost: 100, ListCost: 0 };
    expect(unusable(provider({ without: holes }))).toEqual([
      { provider: 'AWS', kind: 'effective', reason: 'EffectiveCost is empty in 3 of 100 rows', isWrong: true },
      { provider: 'AWS', kind: 'contracted', reason: 'ContractedCost is empty', isWrong: false },
    ]);
    const facts = factsOf({ providers: [provider()], columns: columnsWith('ListCost', 'missing', ['a', 'b']) });
    expect(unusableCosts(facts)).toEqual([
      { provider: 'AWS', kind: 'list', reason: 'the export has no column for it (a, b)', isWrong: false },
    ]);
  });

  test('is one provider’s own: another’s may be used', () => {
    const found = unusable(provider({ fractional: none }), provider({ provider: 'Microsoft' }));
    const sums = { BilledCost: '1.5', EffectiveCost: '1.25', ContractedCost: '1.5', ListCost: '2' };
    const kindsOf = (of?: string) => Object.keys(costsOf(sums, 'USD', found, of));
    expect(kindsOf('AWS')).toEqual(['billed', 'contracted', 'list']);
    expect(kindsOf('Microsoft')).toEqual(['billed', 'effective', 'contracted', 'list']);
    // A sum over all providers needs the column of each of them.
    expect(kindsOf()).toEqual(['billed', 'contracted', 'list']);
  });

  test('lets trends speak of billed cost', () => {
    expect(trendKind([])).toBe('effective');
    expect(trendKind(unusable(provider({ fractional: none })))).toBe('billed');
  });
});
