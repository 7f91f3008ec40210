import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { money } from '../../../lib/core/money.ts';
import { makeDecision, makeIndex, makeRow, makeStanding } from './index.fixtures.ts';
import { sorts } from './order.ts';
import { OpportunityFilter } from './query.ts';
import { select } from './select.ts';

const now = Date.parse('2026-11-21T09:00:00.000Z');
const standing = makeStanding();
const unknown = { kind: 'unknown', reason: 'nobody states it' } as const;
const { counted: _, ...uncounted } = makeRow(3, { saving: unknown });
const index = makeIndex([
  makeRow(1, {
    owner: 'maria',
    tags: { team: 'search' },
    name: 'Web Server',
    counted: money('100', 'USD'),
    risk: 'high',
  }),
  makeRow(2, { account: '999', service: 'rds', counted: money('0.10', 'USD'), firstSeen: '2026-11-01T09:00:00.000Z' }),
  uncounted,
  makeRow(4, { counted: money('5', 'EUR'), tags: { team: 'data' }, risk: 'unknown' }),
]);
const found = (filter: Partial<OpportunityFilter>, sort: (typeof sorts)[number] = 'order') =>
  select(index, { filter: OpportunityFilter.parse(filter), sort }, standing, now).entries.map(({ row }) => row.order);

describe('a filter', () => {
  test.each<[Partial<OpportunityFilter>, number[]]>([
    [{}, [1, 2, 3, 4]],
    [{ account: ['999', '998'] }, [2]],
    [{ service: ['ec2'], account: ['999'] }, []],
    [{ owner: ['maria'] }, [1]],
    [{ owner: [''] }, [2, 3, 4]],
    [{ tag: ['team=search', 'team=data'] }, [1, 4]],
    [{ tag: ['team'] }, [1, 4]],
    [{ tag: ['constructor'] }, []],
    [{ minimumAmount: '0.10' }, [1, 2, 4]],
    [{ minimumAmount: '0.11' }, [1, 4]],
    [{ maximumAmount: '0.10' }, [2]],
    [{ maximumAmount: '0.09' }, []],
    [{ minimumAmount: '5', currency: 'USD' }, [1]],
    [{ minimumAgeDays: 20 }, [2]],
    [{ minimumAgeDays: 21 }, []],
    [{ maximumAgeDays: 1 }, [1, 3, 4]],
    [{ text: 'SERVER web' }, [1]],
    [{ text: 'web .*' }, []],
    [{ text: 'search' }, [1]],
    [{ risk: ['unknown'] }, [4]],
  ])('%j finds %j', (filter, orders) => {
    expect(found(filter)).toEqual(orders);
  });

  test('by status follows what was decided since', () => {
    const decided = makeStanding([makeDecision({ opportunityId: makeRow(2).id })]);
    const { entries } = select(index, { filter: { status: ['approved'] }, sort: 'order' }, decided, now);
    expect(entries.map(({ row }) => row.order)).toEqual([2]);
  });
});

describe('an order', () => {
  test.each<[(typeof sorts)[number], number[]]>([
    ['-amount', [1, 4, 2, 3]],
    ['amount', [3, 2, 4, 1]],
    ['owner', [1, 2, 3, 4]],
    ['-age', [2, 1, 3, 4]],
    ['risk', [2, 3, 1, 4]],
    ['-order', [4, 3, 2, 1]],
  ])('by %s is %j', (sort, orders) => {
    expect(found({}, sort)).toEqual(orders);
  });

  test('is one order, so that pages follow on any row of it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sorts),
        fc.array(fc.tuple(fc.nat(3), fc.constantFrom('low', 'high')), { maxLength: 30 }),
        (sort, rows) => {
          const many = makeIndex(
            rows.map(([amount, risk], at) =>
              makeRow(at + 1, { counted: money(`${amount}`, 'USD'), risk: risk as 'low' }),
            ),
          );
          const selection = select(many, { filter: {}, sort }, standing, now);
          expect(selection.entries.map((entry) => selection.placeAfter(entry))).toEqual(rows.map((_, at) => at + 1));
        },
      ),
    );
  });
});

describe('what a list comes to', () => {
  test('is a sum per currency, and what has no amount is counted as unknown', () => {
    const { count, counted, unknown: none } = select(index, { filter: {}, sort: 'order' }, standing, now);
    expect({ count, counted, none }).toEqual({
      count: 4,
      counted: [money('5', 'EUR'), money('100.1', 'USD')],
      none: 1,
    });
  });

  test('is in its groups, the largest first, those without a value too', () => {
    const { groups } = select(index, { filter: { currency: 'USD' }, sort: 'order', groupBy: 'team' }, standing, now);
    expect(groups).toEqual([
      { value: 'search', count: 1, unknown: 0, counted: [money('100', 'USD')] },
      { value: null, count: 1, unknown: 0, counted: [money('0.1', 'USD')] },
    ]);
  });

  test('is whole where there are more groups than are shown', () => {
    const rows = Array.from({ length: 250 }, (_, at) =>
      makeRow(at + 1, { account: `${at}`, counted: money('1', 'USD') }),
    );
    const { groups, others } = select(
      makeIndex(rows),
      { filter: {}, sort: 'order', groupBy: 'account' },
      standing,
      now,
    );
    expect([groups?.length, others?.groups, others?.counted]).toEqual([200, 50, [money('50', 'USD')]]);
  });
});
