import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCube, makeLedger, makeSpend, makeUnusual } from '../../functions/api/domain/spend.fixtures.ts';
import { AnomalyReply, SpendOverviewReply, SpendReply } from '../../functions/api/schemas/spend-replies.ts';
import { analyseDemo, type Caller, read, startTestFront, storeBill, type TestFront } from './api-fixture.ts';

const euros = makeLedger({ currency: 'EUR', cubes: [makeCube({ dimensions: ['service', 'region'] })], unusual: [] });
let world: TestFront;
let maria: Caller;
let withoutBill: string;
let withBill: string;
beforeAll(async () => {
  world = await startTestFront();
  maria = await world.signIn();
  withoutBill = await analyseDemo(world, maria);
  const bill = await storeBill(world, makeSpend({ ledgers: [makeLedger(), euros] }));
  withBill = await analyseDemo({ inputs: [...world.inputs, bill] }, maria);
});
afterAll(() => world.remove());

describe('an analysis that a bill was read for', () => {
  test('tells spend by two dimensions, a ledger a currency, and why a ledger cannot', async () => {
    const spend = await read(maria, SpendReply, '/spend');
    expect(spend).toMatchObject({
      kind: 'known',
      analysis: withBill,
      source: 'billing:export',
      by: ['service', 'account'],
      grain: 'month',
      costKind: 'billed',
      completeUntil: '2026-11-01',
      ledgers: [
        {
          currency: 'USD',
          accountNames: { 111122223333: 'shop' },
          table: { kind: 'known', totals: ['161.1', '197.7'] },
        },
        { currency: 'EUR', table: { kind: 'unknown', reason: 'The bill does not tell spend by service and account.' } },
      ],
    });
  });

  test('tells one ledger where one currency is asked for', async () => {
    const spend = await read(maria, SpendReply, '/spend?by=region&currency=EUR');
    expect(spend).toMatchObject({ by: ['region'], ledgers: [{ currency: 'EUR', table: { kind: 'known' } }] });
  });

  test('tells all else without the cubes', async () => {
    const overview = await read(maria, SpendOverviewReply, '/spend/overview?currency=USD');
    const { cubes: _, unusual: __, ...ledger } = makeLedger();
    expect(overview).toMatchObject({ kind: 'known', quality: makeSpend().quality, ledgers: [ledger] });
  });

  test('tells unusual days', async () => {
    const all = await read(maria, AnomalyReply, '/anomalies');
    expect(all).toMatchObject({ kind: 'known', ledgers: [{ items: [makeUnusual()] }, { items: [] }] });
    const none = await read(maria, AnomalyReply, '/anomalies?account=444455556666');
    expect(none).toMatchObject({ kind: 'known', ledgers: [{ items: [] }, { items: [] }] });
  });

  test('answers what is known with 304', async () => {
    const first = await maria.call('GET', '/spend');
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await maria.call('GET', '/spend', { headers })).status).toBe(304);
    expect((await maria.call('GET', '/spend?grain=day', { headers })).status).toBe(200);
  });
});

test.each(['/spend?', '/spend/overview?', '/anomalies?'])(
  'an analysis without a bill answers %s with the reason and the remedy, and no zero',
  async (path) => {
    const { status, body } = await maria.call('GET', `${path}analysis=${withoutBill}`);
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        kind: 'unknown',
        analysis: withoutBill,
        asOf: expect.any(String),
        reason: `Analysis ${withoutBill} has no report of the billing agent, which reads the bill.`,
        remedy: expect.stringContaining('billing export'),
      },
    });
  },
);

test.each([
  ['one dimension twice', '/spend?by=owner&by=owner'],
  ['three dimensions', '/spend?by=owner&by=account&by=region'],
  ['a dimension that is none', '/spend?by=colour'],
  ['a currency that is none', '/spend/overview?currency=dollars'],
])('%s is refused', async (_, path) => {
  expect(await maria.call('GET', path)).toMatchObject({ status: 400, body: { code: 'bad-input' } });
});
