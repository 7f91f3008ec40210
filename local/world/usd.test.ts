import { expect, test } from 'vitest';
import { cents, costOf, micros, partOf, percentOf, toMoney, usd } from './usd.ts';

const amount = (value: bigint) => toMoney(value).amount;

test('an amount is kept to its last decimal', () => {
  expect(amount(usd('0.0000166667'))).toBe('0.0000166667');
  expect(amount(usd('-12.50'))).toBe('-12.5');
  expect(amount(costOf(usd('0.0416'), micros(730)))).toBe('30.368');
});

test('cents are rounded half to even', () => {
  expect(amount(cents(usd('1.005')))).toBe('1');
  expect(amount(cents(usd('1.015')))).toBe('1.02');
  expect(amount(cents(usd('1.0050000001')))).toBe('1.01');
  expect(amount(cents(usd('-1.015')))).toBe('-1.02');
});

test('a part of an amount is exact where it can be', () => {
  expect(amount(percentOf(usd('0.0416'), 93))).toBe('0.038688');
  expect(amount(partOf(usd('10'), 1n, 3n))).toBe('3.333333333333333333');
});

test('what is not an amount is refused with what is allowed', () => {
  expect(() => usd('1,5')).toThrow('"1,5" is not an amount of dollars with up to 18 decimals');
});
