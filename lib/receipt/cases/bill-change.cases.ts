import type { CommitmentInForce } from '../../core/estate.ts';
import { known } from '../../core/estimate.ts';
import { account, finding } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

const rule = 10;
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

export const billChangeCases: readonly Case[] = [
  {
    name: 'an amount after discounts is the bill change already, whatever covers the instance',
    rule,
    findings: [finding('hub', 'i-1', smaller, { by: 'hub', net: '80' })],
    states: { 'i-1': { coverage: { sp: '1' } } },
    commitments: [savingsPlan('sp', '0')],
    expect: { net: '80', naive: '80', basis: 'after-discounts', lines: ['hub 80 = 80'], bill: { 'i-1': '80' } },
  },
  {
    name: 'a list amount on covered hours changes nothing where nothing takes over the commitment',
    rule,
    findings: [list100],
    states: { 'i-1': { coverage: { sp: '1' } } },
    commitments: [savingsPlan('sp', '0')],
    expect: { ...counted, bill: { 'i-1': '0' } },
  },
  {
    name: 'as far as other usage takes it over',
    rule,
    findings: [list100],
    states: { 'i-1': { coverage: { sp: '0.75' } } },
    commitments: [savingsPlan('sp', '30')],
    expect: { ...counted, bill: { 'i-1': '55' } },
  },
  {
    name: 'all of it where there is enough',
    rule,
    findings: [list100],
    states: { 'i-1': { coverage: { sp: '0.75' } } },
    commitments: [savingsPlan('sp', '75')],
    expect: { ...counted, bill: { 'i-1': '100' } },
  },
  {
    name: 'a freed commitment is taken over once, by the first action in order',
    rule,
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
    rule,
    findings: [list100],
    states: { 'i-1': { coverage: { sp: '0.75' } } },
    commitments: [savingsPlan('sp')],
    expect: { ...counted, bill: { 'i-1': '25..100' } },
  },
  {
    name: 'coverage was not read',
    rule,
    findings: [list100],
    states: { 'i-1': { coverage: undefined } },
    commitments: [savingsPlan('sp', '30')],
    expect: { ...counted, bill: { 'i-1': '?' } },
  },
  {
    name: 'no commitment prices a volume',
    rule,
    findings: [finding('vol', 'vol-1', 'delete', { by: 'co', list: '100' })],
    states: { 'vol-1': { coverage: undefined } },
    expect: { net: '100', naive: '100', lines: ['vol 100 = 100'], bill: { 'vol-1': '100' } },
  },
  {
    name: 'a basis that is not stated may be net already',
    rule,
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
    rule,
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
  {
    name: "the source's own figure, where it tells one",
    rule,
    findings: [{ ...list100, billChange: known({ amount: '12', currency: 'USD' }) }],
    states: { 'i-1': { coverage: { sp: '1' } } },
    expect: { ...counted, bill: { 'i-1': '12' } },
  },
  {
    name: 'but not for a schedule of which less counts than the source knew',
    rule,
    findings: [
      finding('smaller', 'i-1', smaller, { by: 'hub', list: '60', cost: '100>40' }),
      {
        ...finding('nights', 'i-1', 'schedule', { by: 'bill', list: '50', facet: 'schedule' }),
        billChange: known({ amount: '48', currency: 'USD' }),
      },
    ],
    expect: {
      net: '80',
      naive: '110',
      lines: ['smaller 60 = 60', 'nights 50 = 20, reduced 30 by smaller'],
      bill: { 'i-1 schedule': '20' },
    },
  },
  {
    name: 'of a proposal that is lent its amount, in the currency of that amount',
    rule,
    findings: [
      finding('a', 'i-1', 'delete', { by: 'bill', list: '9' }),
      finding('b', 'i-1', smaller, { by: 'hub', list: '?', grade: 'A' }),
      finding('c', 'i-1', smaller, { by: 'ce', list: '30 EUR' }),
      finding('other', 'i-2', smaller, { by: 'ce', list: '1 EUR' }),
    ],
    expect: {
      net: '31',
      naive: '31',
      lines: ['c 30 EUR = 30', 'other 1 EUR = 1', 'a 9 = 0, exclusive-action 9 by b'],
      beside: ['b unknown, counted by c'],
      others: { USD: '0 of 9' },
      bill: { 'i-1': '30' },
    },
  },
  {
    name: 'what no commitment could price needs no coverage',
    rule,
    findings: [finding('hub', 'thing-1', 'delete', { by: 'hub', list: '100' })],
    states: { 'thing-1': { coverage: undefined } },
    expect: { ...counted, bill: { 'thing-1': '100' } },
  },
];
