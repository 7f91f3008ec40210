import { describe, expect, test } from 'vitest';
import { money } from '../../../lib/core/money.ts';
import { headlineOf } from './headline.ts';

type Totals = Parameters<typeof headlineOf>[0][number];

function totals(net: string, overrides: Partial<Totals> = {}, currency = 'USD'): Totals {
  return { naive: money(net, currency), net: money(net, currency), basis: 'list', bound: 'exact', ...overrides };
}

describe('the headline', () => {
  test.each([
    ['a sum of which nothing is missing', [totals('101.88')], 0, 'USD 101.88 a month (at list prices) can be saved.'],
    [
      'a sum to which more can only add',
      [totals('1234.5', { bound: 'lower', basis: 'after-discounts' })],
      0,
      'At least USD 1,234.50 a month (after discounts) can be saved.',
    ],
    [
      'a sum that something missing could lower',
      [totals('101.88', { bound: 'open' })],
      1,
      'USD 101.88 a month (at list prices, of what answered) can be saved; for 1 opportunity the saving is unknown.',
    ],
    [
      'two currencies, which are never added',
      [totals('10', { bound: 'lower' }), totals('5', { bound: 'lower', basis: 'unstated' }, 'EUR')],
      1_200,
      'At least USD 10.00 a month (at list prices) and at least EUR 5.00 a month (price basis not stated) can be saved; for 1,200 opportunities the saving is unknown.',
    ],
    [
      'a currency of which nothing counts',
      [totals('10'), totals('0', {}, 'EUR')],
      0,
      'USD 10.00 a month (at list prices) can be saved.',
    ],
    ['nothing that a source states', [totals('0')], 0, 'No source states a saving.'],
    [
      'only what is not known',
      [totals('0')],
      2,
      'No source states a saving; for 2 opportunities the saving is unknown.',
    ],
    ['nothing, where something did not answer', [totals('0', { bound: 'open' })], 0, 'What answered states no saving.'],
    [
      'amounts that are all struck',
      [totals('0', { naive: money('70', 'USD') })],
      0,
      'Nothing of what the sources state counts.',
    ],
    ['nothing that was read', [], 0, 'Nothing could be read, so no saving is known.'],
  ])('tells %s', (_, receipts, unknowns, headline) => {
    expect(headlineOf(receipts, unknowns)).toBe(headline);
  });
});
