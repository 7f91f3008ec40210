import { describe, expect, test } from 'vitest';
import type { Opportunity, ReceiptEntry } from './analysis.ts';
import { known, unknown } from './estimate.ts';
import type { Finding } from './finding.ts';
import { countedById, type IndexRow, indexRowOf, packRow, unpackRow } from './index-row.ts';
import { money } from './money.ts';
import type { Commitment, Resource } from './resource.ts';

const row: IndexRow = {
  id: 'a'.repeat(20),
  order: 1,
  account: '111122223333',
  region: 'eu-west-1',
  service: 'ec2',
  resourceType: 'instance',
  resource: 'i-1',
  facet: 'compute',
  action: 'rightsize',
  effort: 'low',
  risk: 'medium',
  saving: { kind: 'unknown', reason: 'no source states it' },
  rule: 'the only opinion',
  opinions: 1,
  agents: ['rightsizing'],
  firstSeen: '2026-11-20T09:00:00.000Z',
  contentHash: 'b'.repeat(20),
  status: 'open',
};
const whole: IndexRow = {
  ...row,
  name: 'web',
  current: 'm5.large',
  target: 'm7g.large',
  owner: 'maria',
  tags: { team: 'search' },
  restartNeeded: true,
  grade: 'A',
  counted: money('1.50', 'USD'),
};
const returned = (each: IndexRow) => JSON.parse(JSON.stringify(unpackRow(JSON.stringify(packRow(each)))));

describe('a row of the index', () => {
  test.each<[string, IndexRow]>([
    ['with as little as a row has', row],
    [
      'with all that a row may have',
      { ...whole, saving: { kind: 'range', low: money('1', 'USD'), high: money('2', 'USD') } },
    ],
    ['of which more is stated than counts', { ...whole, saving: { kind: 'known', value: money('2', 'USD') } }],
    ['of which all that is stated counts', { ...whole, saving: { kind: 'known', value: money('1.50', 'USD') } }],
    ['whose amounts are of two currencies', { ...whole, saving: { kind: 'known', value: money('1.50', 'EUR') } }],
    [
      'that is stated on another basis only',
      { ...row, otherBasis: { basis: 'list', estimate: { kind: 'known', value: money('3', 'USD') } } },
    ],
    ['that takes no restart', { ...whole, restartNeeded: false }],
  ])('%s comes back from the index as it went in', (_, each) => {
    expect(returned(each)).toEqual(each);
  });

  test('is read where it was written before rows had what is stated on another basis', () => {
    expect(JSON.stringify(packRow(row))).toMatch(/,"open"\]$/);
    expect(returned(row)).not.toHaveProperty('otherBasis');
  });

  test('writes a saving that counts whole once', () => {
    const saving = { kind: 'known', value: money('1.50', 'USD') } as const;
    expect(JSON.stringify(packRow({ ...whole, saving })).split('"1.5"')).toHaveLength(2);
  });
});

const at = '2026-11-20T09:00:00.000Z';
const usd = (amount: string) => money(amount, 'USD');
const instance: Resource = {
  kind: 'resource',
  accountId: '111122223333',
  region: 'eu-west-1',
  service: 'ec2',
  type: 'instance',
  id: 'i-1',
};
const finding: Finding = {
  id: 'f-1',
  source: { agent: 'rightsizing', family: 'compute-optimizer', api: 'compute-optimizer:X', retrievedAt: at },
  resource: instance,
  facet: 'compute',
  action: { kind: 'rightsize', current: 'm5.large', target: 'm7g.large' },
  savings: { list: known(usd('10')) },
  monthlyCost: {},
  billChange: unknown('commitments were not read'),
  effort: 'low',
  risk: 'medium',
  rollback: {},
  grade: { value: 'A', why: 'memory was measured' },
  owner: { how: 'unknown' },
  evidence: [],
};
const opportunity: Opportunity = {
  id: 'o-1',
  unit: { resource: instance, facet: 'compute' },
  opinions: [finding],
  winner: 'f-1',
  rule: '5 the only one',
  savings: { list: known(usd('10')) },
  billChange: unknown('commitments were not read'),
  effort: 'low',
  risk: 'medium',
  owner: { how: 'unknown' },
  order: 7,
  contentHash: 'h',
  firstSeen: at,
  status: 'open',
};
const rowOf = (change: Partial<Opportunity>, counted?: string, ownerTags: string[] = ['owner', 'team']) =>
  indexRowOf(
    { ...opportunity, ...change },
    { counted: counted === undefined ? undefined : usd(counted), basis: 'list', ownerTags },
  );
const on = (resource: Resource) => ({ unit: { resource, facet: 'compute' as const } });

describe('the row of an opportunity', () => {
  test('has what a list shows of it, and nothing that is not there', () => {
    expect(rowOf({})).toStrictEqual({
      id: 'o-1',
      order: 7,
      account: '111122223333',
      region: 'eu-west-1',
      service: 'ec2',
      resourceType: 'instance',
      resource: 'i-1',
      facet: 'compute',
      action: 'rightsize',
      current: 'm5.large',
      target: 'm7g.large',
      effort: 'low',
      risk: 'medium',
      grade: 'A',
      saving: known(usd('10')),
      rule: '5 the only one',
      opinions: 1,
      agents: ['rightsizing'],
      firstSeen: at,
      contentHash: 'h',
      status: 'open',
    });
  });

  test('has what counts, the name, the owner and a restart where they are told', () => {
    const opinions = [{ ...finding, restartNeeded: false }];
    const change = { ...on({ ...instance, name: 'web' }), opinions, owner: { value: 'maria', how: 'tag' } as const };
    expect(rowOf(change, '8')).toMatchObject({ counted: usd('8'), name: 'web', owner: 'maria', restartNeeded: false });
  });

  test('proposes what the winner proposes, and names the agents of all its opinions once, in order', () => {
    const other: Finding = {
      ...finding,
      id: 'f-2',
      source: { ...finding.source, agent: 'budget' },
      action: { kind: 'stop' },
      grade: { value: 'B', why: 'measured' },
    };
    const opinions = [finding, other, { ...finding, id: 'f-3' }];
    expect(rowOf({ opinions, winner: 'f-2' })).toMatchObject({
      action: 'stop',
      grade: 'B',
      opinions: 3,
      agents: ['budget', 'rightsizing'],
    });
    expect(rowOf({ opinions, winner: 'f-2' })).not.toHaveProperty('target');
    expect(rowOf({ opinions, winner: 'f-2' })).not.toHaveProperty('current');
  });

  test('without a winner shows its first opinion; without any opinion, that it is to be looked at', () => {
    expect(rowOf({ winner: null })).toMatchObject({ action: 'rightsize', grade: 'A' });
    const bare = rowOf({ opinions: [], winner: null });
    expect(bare).toMatchObject({ action: 'review', opinions: 0, agents: [] });
    expect(bare).not.toHaveProperty('grade');
  });

  test('states the saving on the receipt’s basis, else without one, else that it is not known', () => {
    const unstated = known(usd('3'));
    expect(rowOf({ savings: { afterDiscounts: known(usd('2')), unstated } }).saving).toEqual(unstated);
    expect(rowOf({ savings: { list: known(usd('4')), unstated } }).saving).toEqual(known(usd('4')));
    expect(rowOf({ savings: {} }).saving).toEqual(unknown('no source states it on the basis of the receipt'));
  });

  test('says what is stated on another basis only where nothing is known on the receipt’s', () => {
    const [afterDiscounts, range] = [known(usd('2')), { kind: 'range', low: usd('1'), high: usd('3') } as const];
    const why = unknown('no price');
    expect(rowOf({ savings: { afterDiscounts } })).toMatchObject({
      saving: unknown('no source states it on the basis of the receipt'),
      otherBasis: { basis: 'after-discounts', estimate: afterDiscounts },
    });
    expect(rowOf({ savings: { list: why, unstated: range } })).toMatchObject({
      saving: why,
      otherBasis: { basis: 'unstated', estimate: range },
    });
    for (const savings of [
      {},
      { afterDiscounts: why },
      { list: known(usd('4')), afterDiscounts },
      { unstated: range },
    ]) {
      expect(rowOf({ savings })).not.toHaveProperty('otherBasis');
    }
  });

  test('of a purchase says what it is for', () => {
    const purchase: Commitment = {
      kind: 'commitment',
      accountId: '111122223333',
      instrument: 'reservation',
      product: 'rds',
      family: 'db.m5',
      region: 'eu-west-1',
      scope: 'linked',
    };
    const place = { account: '111122223333', service: 'rds', resourceType: 'reservation' };
    expect(rowOf(on(purchase))).toMatchObject({ ...place, region: 'eu-west-1', resource: 'rds db.m5' });
    const { family: _, region: __, ...plan } = purchase;
    expect(rowOf(on(plan))).toMatchObject({ ...place, region: 'global', resource: 'rds' });
    expect(rowOf(on(plan))).not.toHaveProperty('tags');
  });

  test('keeps of the tags those that name an owner', () => {
    const tagged = on({ ...instance, tags: { team: 'search', stage: 'prod' } });
    expect(rowOf(tagged).tags).toEqual({ team: 'search' });
    expect(rowOf(tagged, undefined, ['cost-centre'])).not.toHaveProperty('tags');
    expect(rowOf(on(instance))).not.toHaveProperty('tags');
  });
});

describe('what counts of an opportunity', () => {
  const line = (opportunityId: string, amount: string, currency = 'USD'): ReceiptEntry => {
    const counted = money(amount, currency);
    return { kind: 'line', currency, line: { opportunityId, findingId: 'f', stated: counted, counted, struck: [] } };
  };
  const beside: ReceiptEntry = {
    kind: 'beside',
    currency: 'USD',
    beside: { findingId: 'f', kind: 'unknown', estimate: unknown('not told'), text: 'not told' },
  };

  test('is the sum of its lines', () => {
    const counted = countedById([line('a', '1.50'), beside, line('b', '2'), line('a', '0.25')]);
    expect([...counted]).toEqual([
      ['a', usd('1.75')],
      ['b', usd('2')],
    ]);
  });

  test('is in the currency of the line that counts, where the others count nothing', () => {
    const first = countedById([line('a', '0', 'EUR'), line('a', '2')]);
    const last = countedById([line('a', '2'), line('a', '0', 'EUR')]);
    expect(first.get('a')).toEqual(usd('2'));
    expect(last.get('a')).toEqual(usd('2'));
  });
});
