import { describe, expect, test } from 'vitest';
import { readAmount } from './amount.ts';
import { money } from './money.ts';

const amount = (text: string, currency = 'USD') => ({ kind: 'amount', value: money(text, currency) });

describe('an amount in a source’s own spelling', () => {
  test.each([
    ['$1,234.50', amount('1234.5')],
    ['-$12.00', amount('-12')],
    ['$-12.00', amount('-12')],
    ['17.20', amount('17.2')],
    ['17.20 EUR', amount('17.2', 'EUR')],
    ['€3', amount('3', 'EUR')],
    ['.5', amount('0.5')],
    ['1.7E-5', amount('0.000017')],
    ['0', amount('0')],
    [
      '1234567890123456789012345.1234567890123456789012345',
      amount('1234567890123456789012345.1234567890123456789012345'),
    ],
  ])('reads %s', (text, expected) => {
    expect(readAmount(text)).toEqual(expected);
  });

  test('reads a JSON number by its digits', () => {
    expect(readAmount(0.1)).toEqual(amount('0.1'));
  });

  test('takes the currency column over a sign', () => {
    expect(readAmount('¥100', 'CNY')).toEqual(amount('100', 'CNY'));
    expect(readAmount('100', 'eur')).toEqual(amount('100', 'EUR'));
  });

  test.each([null, undefined, '', '  ', '-', 'N/A', 'null'])('reads %s as absent, never as 0', (text) => {
    expect(readAmount(text)).toEqual({ kind: 'absent' });
  });

  test.each(['NaN', 'Infinity', 'about 5', '1,23.4', '12.3.4', '5 dollars', '1e999'])(
    'does not read "%s" as a number',
    (text) => {
      expect(readAmount(text)).toEqual({ kind: 'unreadable', text });
    },
  );

  test('does not cut a number that has more digits than any amount', () => {
    const text = '9'.repeat(65);
    expect(readAmount(text)).toEqual({ kind: 'unreadable', text });
  });

  test('does not guess a currency it cannot read', () => {
    expect(readAmount('5', 'dollars')).toEqual({ kind: 'unreadable', text: '5 DOLLARS' });
  });
});
