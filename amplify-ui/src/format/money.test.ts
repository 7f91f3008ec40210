import { expect, test } from 'vitest';
import { addMoney, formatEstimate, formatMoney, formatSums, timesFraction } from './money.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });

test.each([
  ['16545.77', '$16,545.77'],
  ['0', '$0.00'],
  ['-4900.2', '-$4,900.20'],
  ['12345678901234567.89', '$12,345,678,901,234,567.89'],
  ['0.0032', '$0.0032'],
  ['0.009', '$0.009'],
  ['0.01', '$0.01'],
])('%s is shown as %s', (amount, shown) => {
  expect(formatMoney(usd(amount))).toBe(shown);
});

test('an unknown amount is never a figure', () => {
  expect(formatEstimate({ kind: 'unknown', reason: 'nobody states it' })).toBe('unknown');
  expect(formatEstimate(undefined)).toBe('not stated');
  expect(formatSums([])).toBe('no known amount');
});

test('amounts are added exactly, whatever their scales and signs', () => {
  expect(addMoney([usd('0.1'), usd('0.2'), usd('-0.305')], 'USD')).toEqual(usd('-0.005'));
  expect(addMoney([], 'USD')).toEqual(usd('0'));
});

test.each([
  ['266.3', 168, 730, '61.29'],
  ['16545.77', 12, 1, '198549.24'],
  ['0.01', 1, 2, '0.01'],
  ['0.01', 49, 100, '0.00'],
])('%s x %s / %s is %s', (amount, numerator, denominator, product) => {
  expect(timesFraction(usd(amount), numerator, denominator)).toEqual(usd(product));
});
