import type { Cube, Ledger, SpendFacts, UnusualDays } from '../../../lib/core/spend.ts';

export function makeCube(overrides: Partial<Cube> = {}): Cube {
  return {
    dimensions: ['service', 'account'],
    grain: 'month',
    costKind: 'billed',
    times: ['2026-09-01', '2026-10-01'],
    rows: [
      { keys: ['Amazon Simple Storage Service', '111122223333'], amounts: ['10.10', '20.20'] },
      { keys: ['Amazon Elastic Compute Cloud', '111122223333'], amounts: ['100', '150'] },
      { keys: ['Amazon Elastic Compute Cloud', '444455556666'], amounts: ['50', '25.5'] },
      { keys: 'others', amounts: ['1', '2'] },
    ],
    ...overrides,
  };
}

export function makeUnusual(overrides: Partial<UnusualDays> = {}): UnusualDays {
  return {
    id: 'a'.repeat(20),
    period: { start: '2026-10-12', end: '2026-10-14' },
    provider: 'AWS',
    service: 'Amazon Elastic Compute Cloud',
    accountId: '111122223333',
    costKind: 'billed',
    shape: 'jump',
    actual: { amount: '40', currency: 'USD' },
    expected: { amount: '10', currency: 'USD' },
    impact: { amount: '30', currency: 'USD' },
    driver: {
      kind: 'quantity',
      item: 'BoxUsage:m5.large',
      region: 'eu-west-1',
      amount: { amount: '30', currency: 'USD' },
    },
    ...overrides,
  };
}

export function makeLedger(overrides: Partial<Ledger> = {}): Ledger {
  const net = { billed: { amount: '358.8', currency: 'USD' } };
  const unknownRatio = {
    share: { kind: 'unknown', reason: 'no commitment is billed' },
    formula: 'used by committed',
  } as const;
  return {
    currency: 'USD',
    costKinds: [
      { kind: 'billed', usable: true },
      { kind: 'effective', usable: false, reason: 'the column is empty' },
    ],
    net,
    gross: net,
    breakdowns: [
      {
        dimension: 'account',
        entries: [
          {
            provider: 'AWS',
            key: '111122223333',
            name: 'shop',
            rows: 3,
            costs: net,
            shareOfCharges: { kind: 'known', value: '1' },
          },
        ],
      },
    ],
    days: [{ provider: 'AWS', day: '2026-10-31', rows: 3, costs: net, complete: true }],
    cubes: [makeCube()],
    comparisons: [],
    unusual: [makeUnusual()],
    commitments: [],
    utilisation: unknownRatio,
    coverage: unknownRatio,
    effectiveSavingsRate: unknownRatio,
    unitPrices: [],
    tags: [],
    ...overrides,
  };
}

export function makeSpend(overrides: Partial<SpendFacts> = {}): SpendFacts {
  return {
    version: 1,
    source: 'billing:export',
    asOf: '2026-11-20T09:00:00.000Z',
    quality: {
      format: 'FOCUS 1.2',
      formatForced: false,
      files: [{ name: 'bill.csv', counted: true }],
      rows: 3,
      period: { start: '2026-09-01', end: '2026-11-01' },
      completeUntil: '2026-11-01',
      months: [],
      currencies: ['USD'],
      providers: ['AWS'],
      columns: [],
      notes: [],
    },
    ledgers: [makeLedger()],
    ...overrides,
  };
}
