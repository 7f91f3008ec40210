import { describe, expect, it } from 'vitest';
import type { Savings } from '../core/finding.ts';
import { currencyIn, unaddedOf } from './amounts.ts';
import { estimate } from './examples.fixtures.ts';

/** As JSON from elsewhere may have it, past every schema. */
const broken = (savings: object) => savings as Savings;

describe('what a finding without an amount says instead', () => {
  it.each<[string, Savings]>([
    ['the service knows no price', { list: { kind: 'unknown', reason: 'the service knows no price' } }],
    ['not stated', { list: estimate('NaN'), unstated: { kind: 'unknown', reason: 'not stated' } }],
    ['not stated', { list: { kind: 'unknown', reason: '' }, afterDiscounts: estimate('?') }],
    ['"NaN" of currency "USD" is not an amount', { list: estimate('NaN') }],
    ['"5" of currency "usd" is not an amount', { afterDiscounts: estimate('5 usd') }],
    ['the stated range is not one of amounts', { unstated: estimate('5..x') }],
    ['the source states no saving', {}],
    ['the source states no saving', broken({ list: null })],
    ['"undefined" of currency "undefined" is not an amount', broken({ list: { kind: 'known' } })],
  ])('%s', (reason, savings) => {
    expect(unaddedOf(savings, 'list')).toEqual({ kind: 'unknown', estimate: { kind: 'unknown', reason } });
  });

  it('is a range on the basis of the receipt, a range without basis, an amount on another, a range on another', () => {
    const [onBasis, without, known, elsewhere] = ['1..2', '3..4', '5', '6..7'].map(estimate);

    const of = (savings: object) => unaddedOf(savings, 'list');
    expect(of({ list: onBasis, unstated: without })).toEqual({ kind: 'range', estimate: onBasis });
    expect(of({ unstated: without, afterDiscounts: known })).toEqual({ kind: 'range', estimate: without });
    expect(of({ afterDiscounts: known })).toEqual({ kind: 'other-basis', estimate: known });
    expect(of({ afterDiscounts: elsewhere })).toEqual({ kind: 'other-basis', estimate: elsewhere });
    expect(unaddedOf({ afterDiscounts: elsewhere }, 'unstated')).toEqual({ kind: 'range', estimate: elsewhere });
  });
});

describe('the currency of an estimate', () => {
  it('is none where a range has two, or an amount is none', () => {
    expect(currencyIn(estimate('5..9 EUR'))).toBe('EUR');
    expect(currencyIn({ ...estimate('5..9'), high: { amount: '9', currency: 'EUR' } } as never)).toBeUndefined();
    expect(currencyIn(estimate('x'))).toBeUndefined();
    expect(currencyIn(estimate('?'))).toBeUndefined();
    expect(currencyIn(undefined)).toBeUndefined();
  });

  it('is three capital letters in a text', () => {
    expect(currencyIn(estimate('5 USDX'))).toBeUndefined();
    expect(currencyIn(estimate('5 US'))).toBeUndefined();
    expect(currencyIn({ kind: 'known', value: { amount: '5', currency: ['USD'] } } as never)).toBeUndefined();
  });
});
