import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, compareMoney, formatMoney, Money, money, roundMoney, signOf, subtract, sum, zero } from './money.ts';

const usd = (amount: string) => money(amount, 'USD');

/** Any decimal with up to 30 digits before and 20 after the point. */
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.stringMatching(/^\d{0,20}$/))
  .map(([whole, fraction]) => (fraction === '' ? `${whole}` : `${whole}.${fraction}`));

describe('money', () => {
  test('adds exactly where binary floating point does not', () => {
    expect(add(usd('0.1'), usd('0.2'))).toEqual(usd('0.3'));
  });

  test('keeps 50 digits', () => {
    const digits = '1234567890123456789012345.1234567890123456789012345';
    expect(add(usd(digits), usd('0'))).toEqual({ amount: digits, currency: 'USD' });
  });

  test('writes one spelling a value', () => {
    expect(usd('007.50').amount).toBe('7.5');
    expect(usd('-0').amount).toBe('0');
  });

  test.each(['', ' ', 'NaN', 'Infinity', '1e5', '1,000', '$5', '0x10', '.5', '5.'])('refuses "%s"', (text) => {
    expect(() => usd(text)).toThrow(expect.objectContaining({ code: 'bad-input' }));
    expect(() => usd(text)).toThrow(`"${text}"`);
  });

  test('never adds two currencies', () => {
    const mismatch = expect.objectContaining({ code: 'currency-mismatch' });
    expect(() => add(usd('1'), money('1', 'EUR'))).toThrow(mismatch);
    expect(() => add(usd('1'), money('1', 'EUR'))).toThrow('EUR cannot be added to USD');
    expect(() => subtract(usd('1'), money('1', 'EUR'))).toThrow(mismatch);
    expect(() => sum([money('1', 'EUR')], 'USD')).toThrow(mismatch);
    expect(() => compareMoney(usd('1'), money('1', 'EUR'))).toThrow(mismatch);
  });

  test('is not a number on the wire', () => {
    expect(Money.safeParse({ amount: 5, currency: 'USD' }).success).toBe(false);
    expect(Money.safeParse({ amount: '5', currency: 'usd' }).success).toBe(false);
  });

  test('sums nothing to zero of the currency that was asked for', () => {
    expect(sum([], 'EUR')).toEqual(zero('EUR'));
  });

  test.each([
    ['0.125', '0.12'],
    ['0.135', '0.14'],
    ['0.1251', '0.13'],
    ['-0.125', '-0.12'],
    ['-0.001', '0'],
  ])('rounds %s half to even, to %s', (amount, rounded) => {
    expect(roundMoney(usd(amount)).amount).toBe(rounded);
  });

  test.each([
    ['1234567.895', 'USD 1,234,567.90'],
    ['-1234.5', 'USD -1,234.50'],
    ['0', 'USD 0.00'],
  ])('prints %s as %s', (amount, text) => {
    expect(formatMoney(usd(amount))).toBe(text);
  });

  test('sums to the same amount in any order, and what was added can be taken away', () => {
    fc.assert(
      fc.property(fc.array(decimal, { maxLength: 8 }), decimal, (amounts, extra) => {
        const all = amounts.map(usd);
        expect(sum(all.toReversed(), 'USD')).toEqual(sum(all, 'USD'));
        expect(subtract(add(sum(all, 'USD'), usd(extra)), usd(extra))).toEqual(sum(all, 'USD'));
      }),
    );
  });

  test('orders as its sign says', () => {
    fc.assert(
      fc.property(decimal, decimal, (left, right) => {
        expect(Math.sign(compareMoney(usd(left), usd(right)))).toBe(signOf(subtract(usd(left), usd(right))));
      }),
    );
  });
});
