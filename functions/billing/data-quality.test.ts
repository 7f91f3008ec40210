import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { answerOf, csvOf, focusRow, makeFolder, openBill, type Row, writeParquet } from './exports.fixtures.ts';

let path: string;
beforeEach(async () => {
  path = join(await makeFolder(), 'bill.csv');
});

const factsOf = async (rows: readonly Row[]) => {
  await writeFile(path, csvOf(rows));
  return (await openBill(path)).facts;
};
const many = (count: number, overrides: Row = {}) => Array.from({ length: count }, () => focusRow(overrides));

describe('nothing is spelled in many ways', () => {
  test.each(['NULL', 'null', 'None', 'NaN', '<NA>', '\\N'])('%s', async (word) => {
    await writeFile(
      path,
      csvOf([focusRow({ ResourceId: word, ListCost: word, ChargePeriodEnd: word, Tags: word }), focusRow()]),
    );
    const { facts, ask } = await openBill(path);
    expect(facts.nullWords.map(({ column, cells }) => [column, cells]).toSorted()).toEqual([
      ['ChargePeriodEnd', 1],
      ['ListCost', 1],
      ['ResourceId', 1],
      ['Tags', 1],
    ]);
    expect(await ask({ groupBy: ['ResourceId', 'Owner'], sums: ['ListCost'] })).toMatchObject([
      { keys: { ResourceId: 'i-0a1b2c3d4e5f60001', Owner: 'team-a' }, sums: { ListCost: '0.1' } },
      { keys: { ResourceId: null, Owner: null }, sums: { ListCost: null } },
    ]);
  });

  test('an empty cell is nothing and needs no note; a word in one column is a word in another', async () => {
    const facts = await factsOf([focusRow({ ResourceId: '', ServiceName: 'Nullable' })]);
    expect(facts.nullWords).toEqual([]);
  });
});

describe('rows that cannot be as they say are counted', () => {
  test('outside of their billing month', async () => {
    const inside = focusRow({ ChargePeriodStart: '2026-09-30T23:00:00Z', ChargePeriodEnd: '2026-10-01T00:00:00Z' });
    const after = focusRow({ ChargePeriodStart: '2026-10-01T00:00:00Z', ChargePeriodEnd: '2026-10-01T01:00:00Z' });
    const before = focusRow({ ChargePeriodStart: '2026-08-31T23:00:00Z', ChargePeriodEnd: '2026-09-01T00:00:00Z' });
    expect((await factsOf([inside, after, before])).outsidePeriod).toBe(2);
  });

  test('that end before they start', async () => {
    const backwards = focusRow({ ChargePeriodEnd: '2026-09-10T07:59:59Z' });
    expect((await factsOf([focusRow(), backwards])).endsBeforeStart).toBe(1);
  });

  test('of one machine with more hours than their time has', async () => {
    const rows = [
      focusRow(),
      focusRow({ PricingQuantity: '2' }),
      focusRow({ PricingQuantity: '24', ChargePeriodEnd: '2026-09-11T08:00:00Z' }),
      focusRow({ PricingQuantity: '24.5', ChargePeriodEnd: '2026-09-11T08:00:00Z' }),
      // No machine, so several may share a row.
      focusRow({ PricingQuantity: '50', ResourceId: 'arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/a/1' }),
    ];
    expect((await factsOf(rows)).impossibleHours).toBe(2);
  });

  test('with more digits than are kept', async () => {
    const facts = await factsOf([
      focusRow({ BilledCost: '0.123456789012345678' }),
      focusRow({ BilledCost: '0.1234567890123456789' }),
      focusRow({ BilledCost: '0.1000000000000000000000' }),
    ]);
    expect(facts.beyondScale).toEqual([{ column: 'BilledCost', cells: 1, decimals: 18 }]);
  });

  test('with more digits of a double than are kept', async () => {
    const file = path.replace('.csv', '.parquet');
    await writeParquet(file, focusRow(), {
      BilledCost: 'CASE WHEN i = 1 THEN 0.1234567890123456 ELSE 0.125 END::DOUBLE',
    });
    const { facts } = await openBill(file);
    expect(facts.beyondScale).toEqual([{ column: 'BilledCost', cells: 1, decimals: 12 }]);
  });
});

describe('a cost that was rounded before it was exported', () => {
  const rounded = { EffectiveCost: '0', BilledCost: '0.40', ListCost: '0.40', ContractedCost: '0.40' };
  const unusable = async (rows: readonly Row[]) => {
    await writeFile(path, csvOf(rows));
    const { spend } = await answerOf(path);
    return spend.quality.columns.filter(({ state }) => state === 'unusable').map(({ column }) => column);
  };

  test('is not used from ten rows on', async () => {
    expect(await unusable(many(9, rounded))).toEqual([]);
    expect(await unusable(many(10, rounded))).toEqual(['EffectiveCost']);
  });

  test('is used where one row has a fraction', async () => {
    expect(await unusable([...many(10, rounded), focusRow()])).toEqual([]);
  });

  test('is told from fractions that add up to a whole in every day', async () => {
    expect(await unusable(many(10, { BilledCost: '0.33', EffectiveCost: '0.10' }))).toEqual([]);
  });

  test('is told by provider', async () => {
    const other = many(3, { ProviderName: 'Other', PublisherName: 'Other' });
    await writeFile(path, csvOf([...many(10, rounded), ...other]));
    const { spend } = await answerOf(path);
    const [ledger] = spend.ledgers;
    const ofProvider = ledger?.breakdowns.find(({ dimension }) => dimension === 'provider')?.entries;
    expect(ofProvider?.map(({ key, costs }) => [key, Object.keys(costs).includes('effective')])).toEqual([
      ['AWS', false],
      ['Other', true],
    ]);
    expect(Object.keys(ledger?.net ?? {})).not.toContain('effective');
  });
});

describe('credits', () => {
  const rows = [
    focusRow({ BilledCost: '10', Tags: '{"owner": "team-a"}' }),
    focusRow({ BilledCost: '2', Tags: '' }),
    focusRow({ BilledCost: '-8', ChargeCategory: 'Credit', PricingQuantity: '', PricingUnit: '', Tags: '' }),
  ];

  test('may make untagged spend negative, and never a share larger than the whole', async () => {
    await writeFile(path, csvOf(rows));
    const { spend } = await answerOf(path);
    const [ledger] = spend.ledgers;
    expect(ledger?.tags).toMatchObject([
      {
        key: 'owner',
        share: { kind: 'known', value: '0.833333' },
        tagged: { amount: '10' },
        untagged: { amount: '2' },
        credits: { tagged: { amount: '0' }, untagged: { amount: '-8' } },
        values: [
          { value: 'team-a', costs: { billed: { amount: '10' } } },
          { value: null, costs: { billed: { amount: '-6' } } },
        ],
      },
    ]);
    const shares = ledger?.breakdowns.flatMap(({ entries }) => entries.map(({ shareOfCharges }) => shareOfCharges));
    for (const share of shares ?? []) {
      expect(share.kind === 'known' && Number(share.value) >= 0 && Number(share.value) <= 1).toBe(true);
    }
    expect([ledger?.net.billed?.amount, ledger?.gross.billed?.amount]).toEqual(['4', '12']);
  });

  test('alone make no share at all', async () => {
    await writeFile(path, csvOf([rows[2] ?? {}]));
    const { spend } = await answerOf(path);
    const [entry] = spend.ledgers[0]?.breakdowns.find(({ dimension }) => dimension === 'service')?.entries ?? [];
    expect(entry?.shareOfCharges).toEqual({ kind: 'unknown', reason: 'there are no charges' });
  });
});

test('currencies are never added', async () => {
  await writeFile(path, csvOf([focusRow({ BilledCost: '1' }), focusRow({ BilledCost: '2', BillingCurrency: 'EUR' })]));
  const { spend } = await answerOf(path);
  expect(spend.ledgers.map(({ currency, net }) => [currency, net.billed])).toEqual([
    ['EUR', { amount: '2', currency: 'EUR' }],
    ['USD', { amount: '1', currency: 'USD' }],
  ]);
});

test('what a rule needs and the export lacks is said by the name of the column', async () => {
  await writeFile(path, csvOf([focusRow()]));
  const { rules } = await answerOf(path);
  expect(rules.find(({ rule }) => rule === 'gp2-to-gp3')).toMatchObject({
    state: 'cannot-say',
    reason: 'cannot say: column x_UsageType is missing',
  });
});

test('without an export the answer is why, and no figure', async () => {
  const { status, gaps, findings, facts } = await answerOf('none');
  expect({ status, findings, facts }).toEqual({ status: 'failed', findings: [], facts: {} });
  expect(gaps).toMatchObject([{ code: 'not-enabled', remedy: expect.stringContaining('BILLING_EXPORT_URI') }]);
});

test('an export that cannot be read is a gap that says what to mend, and no figure', async () => {
  await writeFile(path, csvOf([focusRow({ BilledCost: 'free' })]));
  const { status, gaps, facts } = await answerOf(path);
  expect({ status, facts }).toEqual({ status: 'failed', facts: {} });
  expect(gaps).toMatchObject([
    { code: 'unusable-data', effect: 'bill.csv, row 1, column BilledCost: "free" is not a number such as 12.50.' },
  ]);
});
