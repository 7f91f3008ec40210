import { describe, expect, test } from 'vitest';
import { makeCube, makeLedger, makeUnusual } from './spend.fixtures.ts';
import { spendTable, unusualOf } from './spend.ts';
import { assertDistinct, type SpendQuery } from './spend-query.ts';

const query = { by: ['service', 'account'], grain: 'month', costKind: 'billed' } as const;
const ec2 = 'Amazon Elastic Compute Cloud';
const s3 = 'Amazon Simple Storage Service';
const ask = (overrides: Partial<SpendQuery> = {}, ledger = makeLedger()) =>
  spendTable(ledger, { ...query, by: [...query.by], ...overrides });

describe('spend by two dimensions', () => {
  test('has the largest first, others last, and the totals of all rows', () => {
    expect(ask()).toEqual({
      kind: 'known',
      times: ['2026-09-01', '2026-10-01'],
      rows: [
        { keys: [ec2, '111122223333'], amounts: ['100', '150'] },
        { keys: [ec2, '444455556666'], amounts: ['50', '25.5'] },
        { keys: [s3, '111122223333'], amounts: ['10.1', '20.2'] },
        { keys: 'others', amounts: ['1', '2'] },
      ],
      totals: ['161.1', '197.7'],
    });
  });

  test('has its keys in the order that was asked for', () => {
    expect(ask({ by: ['account', 'service'] })).toMatchObject({ rows: [{ keys: ['111122223333', ec2] }, {}, {}, {}] });
  });
});

describe('spend by one dimension', () => {
  test('sums the other one exactly', () => {
    expect(ask({ by: ['service'] })).toMatchObject({
      rows: [
        { keys: [ec2], amounts: ['150', '175.5'] },
        { keys: [s3], amounts: ['10.1', '20.2'] },
        { keys: 'others', amounts: ['1', '2'] },
      ],
      totals: ['161.1', '197.7'],
    });
  });

  test('is read from the pair that leaves the least to others', () => {
    const whole = makeCube({
      dimensions: ['service', 'charge-category'],
      rows: [{ keys: [ec2, 'Usage'], amounts: ['161.1', '197.7'] }],
    });
    const ledger = makeLedger({ cubes: [makeCube(), whole] });
    expect(ask({ by: ['service'] }, ledger)).toMatchObject({ rows: [{ keys: [ec2], amounts: ['161.1', '197.7'] }] });
  });
});

describe('spend that is not told', () => {
  test.each([
    ['a cost that the bill has not', { costKind: 'effective' }, /^The bill does not tell effective cost: the column/],
    [
      'a dimension that the bill has not',
      { by: ['owner', 'region'] },
      /^The bill does not tell spend by owner and region/,
    ],
    ['a grain that is not kept', { grain: 'day' }, /^The billed cost is not told by day/],
  ] as const)('for %s says why', (_, overrides, reason) => {
    const asked = { ...overrides, ...('by' in overrides && { by: [...overrides.by] }) } as Partial<SpendQuery>;
    expect(ask(asked)).toEqual({ kind: 'unknown', reason: expect.stringMatching(reason) });
  });
});

test('one dimension twice is refused by its name', () => {
  expect(() => assertDistinct(['owner', 'owner'])).toThrow('query: by names owner twice');
  expect(() => assertDistinct(['owner'])).not.toThrow();
});

test('unusual days are narrowed by account and by service', () => {
  const other = makeUnusual({ id: 'b'.repeat(20), accountId: '444455556666', service: s3 });
  const ledger = makeLedger({ unusual: [makeUnusual(), other] });
  expect(unusualOf(ledger, {}).length).toBe(2);
  expect(unusualOf(ledger, { account: ['444455556666'] })).toEqual([other]);
  expect(unusualOf(ledger, { service: [ec2] })).toEqual([makeUnusual()]);
  expect(unusualOf(ledger, { account: ['444455556666'], service: [ec2] })).toEqual([]);
});
