import { expect, test } from 'vitest';
import type { ReceiptEntry } from '../../../lib/core/analysis.ts';
import { money } from '../../../lib/core/money.ts';
import type { Beside, StruckReason } from '../../../lib/core/receipt.ts';
import { keepBook } from './receipt-book.ts';

function line(findingId: string, struck: readonly (readonly [StruckReason, string])[], currency = 'USD'): ReceiptEntry {
  const each = struck.map(([reason, amount]) => ({ reason, amount: money(amount, currency), text: 'because' }));
  const line = { opportunityId: 'one', findingId, stated: money('9', currency), counted: money('0', currency) };
  return { kind: 'line', currency, line: { ...line, struck: each } };
}

function beside(findingId: string, kind: Beside['kind'], more: Partial<Beside> = {}): ReceiptEntry {
  const estimate = { kind: 'unknown', reason: 'not stated' } as const;
  return { kind: 'beside', currency: 'USD', beside: { findingId, kind, estimate, text: 'beside the sum', ...more } };
}

function range(findingId: string, low: string, high: string, more: Partial<Beside> = {}): ReceiptEntry {
  const estimate = { kind: 'range', low: money(low, 'USD'), high: money(high, 'USD') } as const;
  return beside(findingId, 'range', { estimate, ...more });
}

test('what is struck is summed by reason, the largest first, and currencies are never added', () => {
  const book = keepBook();
  book.add(
    line('a', [
      ['duplicate', '0.1'],
      ['group', '5'],
    ]),
  );
  book.add(line('b', [['duplicate', '0.2']]));
  book.add(line('c', [['duplicate', '7']], 'EUR'));
  book.add(beside('d', 'range'));
  book.add(beside('e', 'unknown'));
  book.add(beside('f', 'unknown'));
  const { sums } = book.close();
  expect(sums.get('USD')).toEqual({
    struck: [
      { reason: 'group', amount: money('5', 'USD'), lines: 1 },
      { reason: 'duplicate', amount: money('0.3', 'USD'), lines: 2 },
    ],
    beside: [
      { kind: 'unknown', count: 2, open: 2 },
      { kind: 'range', count: 1, open: 1 },
    ],
  });
  expect(sums.get('EUR')).toEqual({
    struck: [{ reason: 'duplicate', amount: money('7', 'EUR'), lines: 1 }],
    beside: [],
  });
});

test('what stands beside is open where nothing counts in its place, and open ranges are summed exactly', () => {
  const book = keepBook();
  book.add(range('a', '0.1', '5'));
  book.add(range('b', '0.2', '7.5'));
  book.add(range('c', '100', '200', { reason: 'alternative', by: 'a' }));
  book.add(range('d', '100', '200', { by: 'a' }));
  book.add(beside('e', 'unknown', { reason: 'stale' }));
  expect(book.close().sums.get('USD')).toEqual({
    struck: [],
    beside: [
      { kind: 'range', count: 4, open: 2 },
      { kind: 'unknown', count: 1, open: 0 },
    ],
    range: { low: money('0.3', 'USD'), high: money('12.5', 'USD') },
  });
});

test('the entries of a finding are found again by their places', () => {
  const book = keepBook();
  for (const entry of [line('a', []), beside('b', 'range'), line('a', [])]) book.add(entry);
  expect([...book.close().places]).toEqual([
    ['a', [0, 2]],
    ['b', [1]],
  ]);
});
