import { finding } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

const smaller = 'rightsize m5.2xlarge>m5.xlarge';
const list100 = finding('hub', 'i-1', smaller, { by: 'hub', list: '100' });
const counted = { net: '100', naive: '100', lines: ['hub 100 = 100'] };

export const basisCases: readonly Case[] = [
  {
    name: "the Hub's mode decides: its amounts after discounts count, a list amount stands beside",
    rule: 9,
    findings: [
      finding('hub', 'i-1', smaller, { by: 'hub', net: '80' }),
      finding('legacy', 'i-2', 'stop', { by: 'Qch7DwouX1', list: '70' }),
      finding('legacy3', 'i-3', 'stop', { by: 'Qch7DwouX1', list: '7' }),
    ],
    preferences: { savingsEstimationMode: 'after-discounts' },
    expect: {
      net: '80',
      naive: '80',
      basis: 'after-discounts',
      bound: 'lower',
      lines: ['hub 80 = 80'],
      beside: ['legacy other-basis 70', 'legacy3 other-basis 7'],
      texts: { legacy: 'its amount is on another price basis, which does not add to this receipt' },
    },
  },
  {
    name: 'the settings decide before the Hub',
    rule: 9,
    findings: [finding('hub', 'i-1', smaller, { by: 'hub', net: '80', list: '100' })],
    preferences: { savingsEstimationMode: 'after-discounts' },
    settings: { preferredBasis: 'list' },
    expect: { ...counted, bill: { 'i-1': '80' } },
  },
  {
    name: 'else the basis that most amounts share, though the other has the larger sum',
    rule: 9,
    findings: [
      finding('a', 'i-1', smaller, { by: 'hub', net: '8' }),
      finding('b', 'i-2', smaller, { by: 'hub', net: '9' }),
      finding('c', 'i-3', smaller, { by: 'ce', list: '500' }),
    ],
    expect: {
      net: '17',
      naive: '17',
      basis: 'after-discounts',
      bound: 'lower',
      lines: ['a 8 = 8', 'b 9 = 9'],
      beside: ['c other-basis 500'],
    },
  },
  {
    name: 'as many of each: list',
    rule: 9,
    findings: [
      finding('a', 'i-1', smaller, { by: 'hub', net: '8' }),
      finding('c', 'i-3', smaller, { by: 'ce', list: '500' }),
    ],
    expect: { net: '500', naive: '500', bound: 'lower', lines: ['c 500 = 500'], beside: ['a other-basis 8'] },
  },
  {
    name: 'what states no basis counts in either, and the receipt says how much that is',
    rule: 9,
    findings: [
      finding('a', 'i-1', smaller, { by: 'hub', net: '8' }),
      finding('b', 'vol-2', 'rightsize io1>gp3', { by: 'COr6dfpM03', unstated: '17.20' }),
      finding('c', 'vol-2', 'delete', { by: 'DAvU99Dc4C' }),
    ],
    expect: {
      net: '25.2',
      naive: '25.2',
      unstatedNet: '17.2',
      basis: 'after-discounts',
      lines: ['a 8 = 8', 'b 17.20 = 17.20'],
      beside: ['c unknown, duplicate by b'],
    },
  },
  {
    name: "a check that repeats the Hub states the Hub's basis where its mode is known",
    rule: 9,
    findings: [
      finding('a', 'i-1', smaller, { by: 'c1z7kmr00n', unstated: '8' }),
      finding('b', 'i-2', smaller, { by: 'ce', list: '30' }),
    ],
    preferences: { savingsEstimationMode: 'after-discounts' },
    settings: { preferredBasis: 'list' },
    expect: { net: '30', naive: '30', bound: 'lower', lines: ['b 30 = 30'], beside: ['a other-basis 8'] },
  },
  {
    name: 'two currencies, two receipts',
    rule: 9,
    findings: [
      list100,
      finding('b', 'i-2', smaller, { by: 'hub', list: '30 EUR' }),
      finding('c', 'i-3', smaller, { by: 'hub', list: '60' }),
      finding('d', 'i-4', smaller, { by: 'hub', list: '?' }),
    ],
    expect: {
      net: '160',
      naive: '160',
      bound: 'lower',
      lines: ['hub 100 = 100', 'c 60 = 60', 'b 30 EUR = 30'],
      beside: ['d unknown'],
      others: { EUR: '30 of 30' },
    },
  },
  {
    name: 'two currencies on one unit: evidence decides, never the larger number',
    rule: 9,
    findings: [
      finding('a', 'i-1', smaller, { by: 'hub', list: '100', effort: 'low' }),
      finding('b', 'i-1', 'delete', { by: 'ce', list: '5000 EUR', effort: 'high' }),
      finding('c', 'i-2', smaller, { by: 'hub', list: '1' }),
    ],
    expect: {
      net: '101',
      naive: '101',
      lines: ['a 100 = 100', 'c 1 = 1', 'b 5000 EUR = 0, exclusive-action 5000 by a'],
      others: { EUR: '0 of 5000' },
    },
  },
  {
    name: 'as many lines in two currencies: the first by name comes first, whatever account it is of',
    rule: 9,
    findings: [
      finding('a', 'i-1', smaller, { by: 'hub', list: '40' }),
      finding('b', 'i-2', smaller, { by: 'hub', list: '30 EUR', account: '222222222222' }),
    ],
    expect: {
      net: '30',
      naive: '30',
      bound: 'open',
      lines: ['a 40 = 40', 'b 30 EUR = 30'],
      others: { USD: '40 of 40' },
    },
  },
  {
    name: 'the receipt of most lines comes first, and the others by name',
    rule: 9,
    findings: [
      finding('a', 'vol-1', 'delete', { by: 'hub', list: '4 SEK' }),
      finding('b', 'vol-2', 'delete', { by: 'hub', list: '5 SEK' }),
      finding('c', 'vol-3', 'delete', { by: 'hub', list: '6' }),
      finding('d', 'vol-4', 'delete', { by: 'hub', list: '7 EUR' }),
    ],
    expect: {
      net: '9',
      naive: '9',
      lines: ['a 4 SEK = 4', 'b 5 SEK = 5', 'c 6 = 6', 'd 7 EUR = 7'],
      others: { EUR: '7 of 7', USD: '6 of 6' },
    },
  },
  {
    name: "the Hub's mode is that of the checks that repeat it, and of no other",
    rule: 9,
    findings: [
      finding('a', 'i-1', smaller, { by: 'c1z7kmr00n', unstated: '8' }),
      finding('b', 'vol-1', 'rightsize io1>gp3', { by: 'COr6dfpM03', unstated: '17.20' }),
    ],
    preferences: { savingsEstimationMode: 'list' },
    expect: { net: '25.2', naive: '25.2', unstatedNet: '17.2', lines: ['a 8 = 8', 'b 17.20 = 17.20'] },
  },
];
