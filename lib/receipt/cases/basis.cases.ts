import type { CommitmentInForce } from '../../core/estate.ts';
import { account, finding } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

const smaller = 'rightsize m5.2xlarge>m5.xlarge';
const savingsPlan = (id: string, absorbable?: string): CommitmentInForce => ({
  id,
  instrument: 'savings-plan',
  product: 'compute',
  accountId: account,
  scope: 'payer',
  end: '2027-06-30',
  ...(absorbable && { absorbable: { amount: absorbable, currency: 'USD' } }),
});
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
    name: 'an amount after discounts is the bill change already, whatever covers the instance',
    rule: 10,
    findings: [finding('hub', 'i-1', smaller, { by: 'hub', net: '80' })],
    states: { 'i-1': { coverage: { sp: '1' } } },
    commitments: [savingsPlan('sp', '0')],
    expect: { net: '80', naive: '80', basis: 'after-discounts', lines: ['hub 80 = 80'], bill: { 'i-1': '80' } },
  },
  {
    name: 'a list amount on covered hours changes nothing where nothing takes over the commitment',
    rule: 10,
    findings: [list100],
    states: { 'i-1': { coverage: { sp: '1' } } },
    commitments: [savingsPlan('sp', '0')],
    expect: { ...counted, bill: { 'i-1': '0' } },
  },
  {
    name: 'as far as other usage takes it over',
    rule: 10,
    findings: [list100],
    states: { 'i-1': { coverage: { sp: '0.75' } } },
    commitments: [savingsPlan('sp', '30')],
    expect: { ...counted, bill: { 'i-1': '55' } },
  },
  {
    name: 'all of it where there is enough',
    rule: 10,
    findings: [list100],
    states: { 'i-1': { coverage: { sp: '0.75' } } },
    commitments: [savingsPlan('sp', '75')],
    expect: { ...counted, bill: { 'i-1': '100' } },
  },
  {
    name: 'a freed commitment is taken over once, by the first action in order',
    rule: 10,
    findings: [finding('second', 'i-2', smaller, { by: 'hub', list: '80' }), list100],
    states: { 'i-1': { coverage: { sp: '1' } }, 'i-2': { coverage: { sp: '1' } } },
    commitments: [savingsPlan('sp', '120')],
    expect: {
      net: '180',
      naive: '180',
      lines: ['hub 100 = 100', 'second 80 = 80'],
      bill: { 'i-1': '100', 'i-2': '20' },
    },
  },
  {
    name: 'how much other usage could take over is not known: between what runs on demand and all',
    rule: 10,
    findings: [list100],
    states: { 'i-1': { coverage: { sp: '0.75' } } },
    commitments: [savingsPlan('sp')],
    expect: { ...counted, bill: { 'i-1': '25..100' } },
  },
  {
    name: 'coverage was not read',
    rule: 10,
    findings: [list100],
    states: { 'i-1': { coverage: undefined } },
    commitments: [savingsPlan('sp', '30')],
    expect: { ...counted, bill: { 'i-1': '?' } },
  },
  {
    name: 'no commitment prices a volume',
    rule: 10,
    findings: [finding('vol', 'vol-1', 'delete', { by: 'co', list: '100' })],
    states: { 'vol-1': { coverage: undefined } },
    expect: { net: '100', naive: '100', lines: ['vol 100 = 100'], bill: { 'vol-1': '100' } },
  },
  {
    name: 'a basis that is not stated may be net already',
    rule: 10,
    findings: [finding('viaHub', 'i-1', smaller, { by: 'c1z7kmr00n', unstated: '100' })],
    states: { 'i-1': { coverage: { sp: '1' } } },
    commitments: [savingsPlan('sp', '30')],
    expect: {
      net: '100',
      naive: '100',
      unstatedNet: '100',
      basis: 'unstated',
      lines: ['viaHub 100 = 100'],
      bill: { 'i-1': '30..100' },
    },
  },
  {
    name: 'a schedule that was priced again changes the bill by what counts of it',
    rule: 10,
    findings: [
      finding('smaller', 'i-1', smaller, { by: 'hub', list: '60', cost: '100>40' }),
      finding('nights', 'i-1', 'schedule', { by: 'bill', list: '50', net: '45', facet: 'schedule' }),
    ],
    expect: {
      net: '80',
      naive: '110',
      lines: ['smaller 60 = 60', 'nights 50 = 20, reduced 30 by smaller'],
      bill: { 'i-1': '60', 'i-1 schedule': '18' },
    },
  },
];
