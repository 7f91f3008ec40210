import { expect, test } from 'vitest';
import type { ReceiptTotals } from '../api/types.ts';
import { intervalOf } from './interval.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });

function receipt(more: Partial<ReceiptTotals> = {}): ReceiptTotals {
  return {
    currency: 'USD',
    basis: 'after-discounts',
    naive: usd('200'),
    net: usd('100.10'),
    unstatedNet: usd('0'),
    bound: 'lower',
    commitments: { after: usd('0'), otherOrder: usd('0'), stranded: usd('0') },
    struck: [],
    beside: [],
    ...more,
  };
}

test('an exact net is closed on both sides', () => {
  expect(intervalOf(receipt({ bound: 'exact' }))).toEqual({
    net: usd('100.10'),
    mayFall: false,
    ranges: undefined,
    isOpenAbove: false,
    openings: [],
  });
});

test('ranges reach from the net with their least to the net with their most', () => {
  const beside = [{ kind: 'range' as const, count: 3, open: 2 }];
  const { ranges } = intervalOf(receipt({ beside, range: { low: usd('0'), high: usd('20.305') } }));
  expect(ranges).toEqual({ count: 2, from: usd('100.10'), to: usd('120.405') });
});

test('only what nothing counts for leaves the end open; too small or temporary savings do not', () => {
  const beside = [
    { kind: 'other-basis' as const, count: 206, open: 84 },
    { kind: 'unknown' as const, count: 38, open: 10 },
    { kind: 'member' as const, count: 4, open: 0 },
    { kind: 'small' as const, count: 1, open: 1 },
  ];
  const { isOpenAbove, openings } = intervalOf(receipt({ beside }));
  expect(isOpenAbove).toBe(true);
  expect(openings).toEqual([
    { kind: 'unknown', count: 10 },
    { kind: 'other-basis', count: 84 },
  ]);
});

test('where something did not answer, the net may fall, and has no upper end either', () => {
  expect(intervalOf(receipt({ bound: 'open' }))).toMatchObject({ mayFall: true, isOpenAbove: true, openings: [] });
});
