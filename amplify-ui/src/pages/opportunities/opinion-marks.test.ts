import { expect, test } from 'vitest';
import type { Estimate, Finding } from '../../api/types.ts';
import { opinionAxisOf } from './opinion-marks.ts';

type Opinion = Pick<Finding, 'id' | 'source' | 'savings'>;

const known = (amount: string, currency = 'USD'): Estimate => ({ kind: 'known', value: { amount, currency } });
const unknown: Estimate = { kind: 'unknown', reason: 'nobody states it' };
const range: Estimate = {
  kind: 'range',
  low: { amount: '-5', currency: 'USD' },
  high: { amount: '40', currency: 'USD' },
};

function opinion(id: string, savings: Finding['savings'], rank?: number): Opinion {
  const source = {
    agent: 'rightsizing',
    family: 'compute-optimizer',
    api: 'co',
    retrievedAt: '2026-11-20T09:00:00.000Z',
  };
  return { id, savings, source: { ...source, ...(rank !== undefined && { rank }) } as Finding['source'] };
}

function detail(...opinions: Opinion[]) {
  return { counted: { amount: '30', currency: 'USD' }, opportunity: { winner: 'won', opinions } };
}

test('points and bands stand where they are stated, and what is unknown stands nowhere', () => {
  const axis = opinionAxisOf(
    detail(
      opinion('second', { list: unknown }, 2),
      opinion('first', { afterDiscounts: range, unstated: known('10') }, 1),
      opinion('won', { list: known('30') }, 3),
    ),
  );
  expect(axis).toMatchObject({ currency: 'USD', from: -5, to: 40, bases: ['after-discounts', 'list', 'unstated'] });
  expect(axis?.rows.map(({ opinion: { id }, isWinner, statements }) => [id, isWinner, statements])).toEqual([
    ['won', true, [{ basis: 'list', estimate: known('30'), from: 30, to: 30 }]],
    [
      'first',
      false,
      [
        { basis: 'after-discounts', estimate: range, from: -5, to: 40 },
        { basis: 'unstated', estimate: known('10'), from: 10, to: 10 },
      ],
    ],
    ['second', false, [{ basis: 'list', estimate: unknown, from: undefined, to: undefined }]],
  ]);
});

test('an amount in another currency is told and stands on no axis of this one', () => {
  const axis = opinionAxisOf(
    detail(opinion('won', { list: known('30') }), opinion('other', { list: known('900', 'EUR') })),
  );
  expect(axis).toMatchObject({ from: 0, to: 30 });
  expect(axis?.rows[1]?.statements).toMatchObject([{ from: undefined, to: undefined }]);
});

test('one opinion, two that say the same, and none with an amount have no axis', () => {
  const won = opinion('won', { list: known('30') });
  expect(opinionAxisOf(detail(won))).toBeUndefined();
  expect(opinionAxisOf(detail(won, opinion('same', { list: known('30') })))).toBeUndefined();
  const blind = { opportunity: { winner: 'won', opinions: [opinion('a', { list: unknown }), opinion('b', {})] } };
  expect(opinionAxisOf(blind)).toBeUndefined();
});
