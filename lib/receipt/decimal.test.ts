import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addExact,
  approximately,
  compareExact,
  readExact,
  shareInCents,
  shareOf,
  subtractExact,
  toMoney,
  wholeUnits,
} from './decimal.ts';
import { runs } from './runs.fixtures.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{1,${length}}$`));
const decimal = (whole: number, places: number) =>
  fc
    .tuple(fc.boolean(), digits(whole), fc.option(digits(places)))
    .map(([minus, left, right]) => `${minus ? '-' : ''}${left}${right === null ? '' : `.${right}`}`);
/** Usual amounts, and such as leave the numbers that are counted in micros. */
const amounts = fc.oneof(decimal(6, 2), decimal(10, 7), decimal(30, 40));

const exact = (text: string) => readExact(text) ?? Number.NaN;
const text = (value: ReturnType<typeof exact>) => toMoney(value, 'USD').amount;
const plain = (value: Big) => (value.eq(0) ? '0' : value.toFixed());

describe('exact amounts', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['007.50', '7.5'],
    ['0.000001', '0.000001'],
    ['-0.1', '-0.1'],
    ['999999999.999999', '999999999.999999'],
    ['1234567890.1234567', '1234567890.1234567'],
    ['-1234567890', '-1234567890'],
    [`${'9'.repeat(64)}.${'9'.repeat(64)}`, `${'9'.repeat(64)}.${'9'.repeat(64)}`],
  ])('%s is %s', (stated, wanted) => {
    expect(text(exact(stated))).toBe(wanted);
  });

  it.each([
    '',
    '-',
    '.',
    '1.',
    '.5',
    '1e5',
    'NaN',
    'Infinity',
    '1,000',
    ' 1',
    '+1',
    '--1',
    '1.2.3',
    '1.a',
    `${'9'.repeat(65)}`,
  ])('%j is no amount', (stated) => {
    expect(readExact(stated)).toBeUndefined();
  });

  it.each([undefined, null, 12.5, {}, 7n])('%s is no amount either', (stated) => {
    expect(readExact(stated)).toBeUndefined();
  });

  it('adds, subtracts and compares as decimals do', () => {
    fc.assert(
      fc.property(amounts, amounts, (left, right) => {
        const [a, b] = [exact(left), exact(right)];

        expect(text(addExact(a, b))).toBe(plain(new Big(left).plus(right)));
        expect(text(subtractExact(a, b))).toBe(plain(new Big(left).minus(right)));
        expect(Math.sign(compareExact(a, b))).toBe(new Big(left).cmp(right));
      }),
      { numRuns: runs },
    );
  });

  it('adds up many numbers beyond what a number can count', () => {
    let total = exact('0');
    for (let count = 0; count < 20; count++) total = addExact(total, exact('999999999.999999'));
    expect(text(total)).toBe('19999999999.99998');
  });

  it('takes shares, rounded half to even to the cent', () => {
    fc.assert(
      fc.property(amounts, amounts, amounts, (value, part, whole) => {
        fc.pre(!new Big(whole).eq(0));
        // digits enough that only the last rounding is one
        const precise = Big();
        precise.DP = 400;
        const wanted = new precise(value).times(part).div(whole).round(2, Big.roundHalfEven);

        expect(text(shareInCents(exact(value), exact(part), exact(whole)))).toBe(plain(wanted));
      }),
      { numRuns: runs },
    );
  });

  it.each([
    ['10.05', '1', '2', '5.02'],
    ['10.15', '1', '2', '5.08'],
    ['-10.05', '1', '2', '-5.02'],
    ['1', '1', '3', '0.33'],
    ['2', '1', '3', '0.67'],
  ])('%s x %s / %s is %s', (value, part, whole, wanted) => {
    expect(text(shareInCents(exact(value), exact(part), exact(whole)))).toBe(wanted);
  });

  it('takes finer shares where nothing is rounded yet', () => {
    expect(text(shareOf(exact('10.05'), exact('1'), exact('2')))).toBe('5.025');
    expect(text(shareOf(exact('1'), exact('1'), exact('3')))).toBe(`0.${'3'.repeat(64)}`);
    expect(text(shareOf(exact('0.123456789'), exact('3'), exact('3')))).toBe('0.123456789');
  });

  it.each([
    [10, '850', 8],
    [10, '800', 8],
    [10, '799.99', 7],
    [10, '0', 0],
    [10, '-1', 0],
    [10, '1000', 10],
  ])('of %i units %s/1000 are %i whole ones', (units, part, wanted) => {
    expect(wholeUnits(units, exact(part), exact('1000'))).toBe(wanted);
  });

  it('gives a number for an order', () => {
    expect(approximately(exact('12.5'))).toBe(12.5);
    expect(approximately(exact('12345678901234.5678901'))).toBeCloseTo(12345678901234.568, 1);
  });
});
