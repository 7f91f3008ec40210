import type { WasteRule } from '../../../../lib/core/analysis-document.ts';
import type { Ledger, SpendFacts } from '../../../../lib/core/spend.ts';
import type { BillFacts } from './read-facts.ts';

const currency = 'USD';
export const usd = (amount: string) => ({ amount, currency });
const unknown = { kind: 'unknown', reason: 'cannot say: the export has no column x_UsageType' } as const;

export function makeRule(overrides: Partial<WasteRule> = {}): WasteRule {
  return {
    rule: 'gp2-to-gp3',
    title: 'gp2 volumes',
    state: 'judged',
    threshold: 'a dollar',
    findings: 0,
    ...overrides,
  };
}

export function makeLedger(overrides: Partial<Ledger> = {}): Ledger {
  const total = { billed: usd('100'), list: usd('100') };
  return {
    currency,
    costKinds: [{ kind: 'billed', usable: true }],
    net: total,
    gross: total,
    breakdowns: [],
    days: [],
    cubes: [],
    comparisons: [],
    unusual: [],
    commitments: [],
    utilisation: { share: unknown, formula: 'used / paid' },
    coverage: { share: unknown, formula: 'covered / eligible' },
    effectiveSavingsRate: { share: unknown, formula: '1 - effective / list' },
    unitPrices: [],
    tags: [],
    ...overrides,
  };
}

/** A bill of September 2026, of one file without faults. */
export function makeBill(
  overrides: {
    readonly ledgers?: readonly Ledger[];
    readonly quality?: Partial<SpendFacts['quality']>;
    readonly rules?: readonly WasteRule[];
  } = {},
): BillFacts {
  const { ledgers = [makeLedger()], quality = {}, rules = [makeRule()] } = overrides;
  const period = { start: '2026-09-01', end: '2026-10-01' };
  return {
    rules: [...rules],
    spend: {
      version: 1,
      source: 'billing:export',
      asOf: '2026-10-08T00:00:00.000Z',
      quality: {
        format: 'FOCUS 1.2',
        formatForced: false,
        files: [{ name: 'bill.csv', counted: true }],
        rows: 12,
        period,
        completeUntil: period.end,
        months: [{ month: period.start, firstDay: period.start, lastDay: '2026-09-30', state: 'final', rows: 12 }],
        currencies: [currency],
        providers: ['AWS'],
        columns: [],
        notes: [],
        ...quality,
      },
      ledgers: [...ledgers],
    },
  };
}
