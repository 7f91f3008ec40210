import { expect, test } from 'vitest';
import type { Anomalies, UnusualDays } from '../api/types.ts';
import { largestUnusual, unusualName } from './unusual-words.ts';

function days(id: string, impact: string, more: Partial<UnusualDays> = {}): UnusualDays {
  const usd = (amount: string) => ({ amount, currency: 'USD' });
  return {
    ...{
      id,
      provider: 'AWS',
      service: 'AmazonCloudWatch',
      accountId: '111122223333',
      costKind: 'effective',
      shape: 'jump',
    },
    ...{
      period: { start: '2026-11-12', end: '2026-11-17' },
      actual: usd('9'),
      expected: usd('1'),
      impact: usd(impact),
    },
    ...more,
  };
}

function reply(...items: UnusualDays[]): Anomalies {
  const period = { start: '2026-09-01', end: '2026-11-20' };
  const of = { analysis: 'one', asOf: '2026-11-20T09:00:00.000Z', source: 'billing:export', period };
  return { kind: 'known', ...of, completeUntil: '2026-11-17', ledgers: [{ currency: 'USD', items }] };
}

test('of several the one that cost most too much is told, and how many others there are', () => {
  expect(largestUnusual(reply(days('a', '9.5'), days('b', '1000.25'), days('c', '99')))).toMatchObject({
    largest: { id: 'b' },
    others: 2,
  });
});

test('where nothing was unusual, or nobody knows, nothing is told', () => {
  expect(largestUnusual(reply())).toBeUndefined();
  expect(largestUnusual(undefined)).toBeUndefined();
});

test('what the bill does not name is said to be without a name', () => {
  expect(unusualName(days('a', '1', { accountName: 'production' }))).toBe('AmazonCloudWatch, production');
  expect(unusualName(days('a', '1'))).toBe('AmazonCloudWatch, 111122223333');
  expect(unusualName(days('a', '1', { service: null, accountId: null }))).toBe('No service named, no account named');
});
