import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, dividedBy, largerOf, magnitude, minus, plus, rounded, times, total } from './decimal.ts';

const anyDecimal = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }).map((units) => {
  const digits = (units < 0n ? -units : units).toString().padStart(13, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -12)}.${digits.slice(-12)}`;
});

describe('decimals', () => {
  test('what is taken away after it was added leaves nothing over', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (left, right) => {
        expect(compare(minus(plus(left, right), right), left)).toBe(0);
      }),
    );
  });

  test('a sum is the same in any order', () => {
    fc.assert(
      fc.property(fc.array(anyDecimal), (values) => {
        expect(total(values.toReversed())).toBe(total(values));
      }),
    );
  });

  test('a product distributes over a sum', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, anyDecimal, (left, right, factor) => {
        expect(times(plus(left, right), factor)).toBe(plus(times(left, factor), times(right, factor)));
      }),
    );
  });

  test('amounts that binary fractions lose are kept', () => {
    expect(plus('0.1', '0.2')).toBe('0.3');
    expect(times('0.1', '3')).toBe('0.3');
    expect(minus('0.0000000001', '0.0000000001')).toBe('0');
  });

  test('a part of nothing is unknown', () => {
    expect(dividedBy('1', '0.00')).toBeUndefined();
    expect(dividedBy('1', '8')).toBe('0.125');
    expect(rounded(dividedBy('2', '3') ?? '', 4)).toBe('0.6667');
  });

  test('the larger is told with its sign, and the size without', () => {
    expect(largerOf('-2', '1')).toBe('1');
    expect(magnitude('-2.5')).toBe('2.5');
    expect(rounded('0.125', 2)).toBe('0.12');
  });
});
