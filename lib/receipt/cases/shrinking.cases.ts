import { finding } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

/** What shrinks a purchase, and what does not. */
const rule = 8;
const smaller = (id: string, thing: string, list: string) =>
  finding(id, thing, 'rightsize m5.2xlarge>m5.xlarge', { by: 'hub', list });
const plan = finding('plan', 'plan compute', 'buy', { by: 'hub', list: '300', eligible: '1000' });
const oneYear = { term: 'one-year', payment: 'no-upfront' } as const;
const untouched = ['300', '300', '0'] as const;
const byATenth = ['270', '200', '70'] as const;

export const shrinkingCases: readonly Case[] = [
  {
    name: 'a group of instances shrinks it',
    rule,
    findings: [finding('asg', 'asg-1', 'rightsize m5.2xlarge>m5.xlarge', { by: 'co', list: '100' }), plan],
    expect: {
      net: '370',
      naive: '400',
      lines: ['asg 100 = 100', 'plan 300 = 270, resized 30'],
      commitments: byATenth,
    },
  },
  {
    name: 'a gateway does not, though it is of the same service',
    rule,
    findings: [finding('nat', 'nat-1', 'delete', { by: 'co', list: '100', facet: 'compute' }), plan],
    expect: { net: '400', naive: '400', lines: ['nat 100 = 100', 'plan 300 = 300'], commitments: untouched },
  },
  {
    name: 'neither does the storage or the licence of what it prices',
    rule,
    findings: [
      finding('disk', 'db-1', 'change-storage io1>gp3', { by: 'hub', list: '100', facet: 'storage' }),
      finding('sql', 'i-1', 'rightsize', { by: 'co', list: '50', facet: 'licence' }),
      finding('db', 'plan database', 'buy', { by: 'ce', list: '200', eligible: '1000' }),
      plan,
    ],
    expect: {
      net: '650',
      naive: '650',
      lines: ['disk 100 = 100', 'sql 50 = 50', 'db 200 = 200', 'plan 300 = 300'],
      commitments: ['500', '500', '0'],
    },
  },
  {
    name: 'nor what is only to be looked at',
    rule,
    findings: [finding('look', 'i-1', 'review', { by: 'bill', list: '100' }), plan],
    expect: { net: '400', naive: '400', lines: ['look 100 = 100', 'plan 300 = 300'], commitments: untouched },
  },
  {
    name: 'a saving below the minimum is small, and shrinks it all the same',
    rule,
    findings: [
      smaller('i', 'i-1', '0.50'),
      finding('plan', 'plan compute', 'buy', { by: 'hub', list: '3', eligible: '5' }),
    ],
    // 3 x 4.50 / 5; the plan costs 5 - 3 = 2, of which a tenth would go unused
    expect: {
      net: '2.7',
      naive: '3',
      small: '0.5',
      lines: ['plan 3 = 2.7, resized 0.3'],
      beside: ['i small 0.50'],
      commitments: ['2.7', '2.5', '0.2'],
    },
  },
  {
    name: 'a schedule of which a part counts, but none at list price, could take all of it',
    rule,
    findings: [
      finding('smaller', 'i-1', 'rightsize m5.xlarge>m5.large', { by: 'hub', net: '60', list: '70', cost: '100>40' }),
      finding('nights', 'i-1', 'schedule', { by: 'bill', net: '50', facet: 'schedule' }),
      finding('plan', 'plan compute', 'buy', { by: 'hub', net: '300', eligible: '1000' }),
    ],
    settings: { preferredBasis: 'after-discounts' },
    expect: {
      net: '80',
      naive: '110',
      basis: 'after-discounts',
      bound: 'lower',
      lines: ['smaller 60 = 60', 'nights 50 = 20, reduced 30 by smaller'],
      // the 70 at list price are taken for certain: 300 x 930 / 1000
      beside: ['plan range 0..279'],
    },
  },
  {
    name: 'how much is not known, but some of it is taken for certain: the range ends below what is stated',
    rule,
    findings: [smaller('known', 'i-1', '100'), smaller('unread', 'i-2', '200'), plan],
    states: { 'i-2': { coverage: undefined } },
    expect: {
      net: '300',
      naive: '300',
      bound: 'lower',
      lines: ['known 100 = 100', 'unread 200 = 200'],
      beside: ['plan range 210..270'],
    },
  },
  {
    name: 'a function and an instance of an unknown family are two kinds of usage: a reservation is of the latter',
    rule,
    findings: [
      finding('fn', 'fn-1', 'rightsize 1024>512', { by: 'co', list: '100' }),
      finding('stop', 'i-1', 'stop', { by: 'hub', list: '200' }),
      finding('ri', 'reservation ec2 m5', 'buy', { by: 'hub', list: '100', eligible: '1000', units: 10 }),
    ],
    expect: {
      net: '300',
      naive: '300',
      bound: 'lower',
      lines: ['fn 100 = 100', 'stop 200 = 200'],
      beside: ['ri range 80..100'],
    },
  },
  {
    name: 'each currency shrinks its own purchases',
    rule,
    findings: [
      smaller('usd', 'i-1', '200'),
      smaller('other', 'i-3', '7'),
      smaller('eur', 'i-2', '100 EUR'),
      finding('plan', 'plan compute', 'buy', { by: 'hub', list: '300 EUR', eligible: '1000 EUR' }),
    ],
    expect: {
      net: '370',
      naive: '400',
      lines: ['usd 200 = 200', 'other 7 = 7', 'eur 100 EUR = 100', 'plan 300 EUR = 270, resized 30'],
      others: { USD: '207 of 207' },
      commitments: byATenth,
    },
  },
  {
    name: 'of two accounts that save the same kind of usage, a linked purchase is shrunk by its own',
    rule,
    findings: [
      finding('own', 'fn-1', 'rightsize 1024>512', { by: 'co', list: '100' }),
      finding('other', 'fn-2', 'rightsize 1024>512', { by: 'co', list: '400', account: '222222222222' }),
      finding('plan', 'plan compute', 'buy', { by: 'hub', list: '300', eligible: '1000', scope: 'linked' }),
    ],
    commitments: [],
    expect: {
      net: '770',
      naive: '800',
      lines: ['own 100 = 100', 'other 400 = 400', 'plan 300 = 270, resized 30'],
      commitments: byATenth,
    },
  },
  {
    name: 'what it could price is told by the proposal, or by whom it is counted at',
    rule,
    findings: [
      smaller('i', 'i-1', '100'),
      finding('hub', 'plan compute', 'buy', { by: 'hub', list: '?', eligible: '1000', ...oneYear }),
      finding('ce', 'plan compute', 'buy', { by: 'ce', list: '300', eligible: '2000', ...oneYear }),
      finding('rds', 'db-1', 'rightsize db.r5.xlarge>db.r5.large', { by: 'hub', list: '150' }),
      finding('hub5', 'reservation rds r5', 'buy', { by: 'hub', list: '?', ...oneYear }),
      finding('ce5', 'reservation rds r5', 'buy', { by: 'ce', list: '100', eligible: '1000', units: 10, ...oneYear }),
    ],
    expect: {
      net: '600',
      naive: '650',
      lines: ['i 100 = 100', 'ce 300 = 270, resized 30', 'rds 150 = 150', 'ce5 100 = 80, resized 20'],
      beside: ['hub unknown, counted by ce', 'hub5 unknown, counted by ce5'],
      commitments: ['350', '145', '205'],
    },
  },
  {
    name: 'too little to be seen in cents leaves it whole',
    rule,
    findings: [
      smaller('i', 'i-1', '0.01'),
      finding('plan', 'plan compute', 'buy', { by: 'hub', list: '3', eligible: '1000000' }),
    ],
    settings: { minimumSaving: '0' },
    expect: { net: '3.01', naive: '3.01', lines: ['i 0.01 = 0.01', 'plan 3 = 3'], commitments: ['3', '2.99', '0.01'] },
  },
  {
    name: 'where it could price nothing, nothing of it is left',
    rule,
    findings: [
      smaller('i', 'i-1', '100'),
      finding('plan', 'plan compute', 'buy', { by: 'hub', list: '3', eligible: '0' }),
    ],
    expect: { net: '100', naive: '103', lines: ['i 100 = 100', 'plan 3 = 0, resized 3'] },
  },
  {
    name: 'a plan is bought in cents though its source tells units, a reservation too where none does',
    rule,
    findings: [
      smaller('i', 'i-1', '150'),
      finding('plan', 'plan compute', 'buy', { by: 'hub', list: '300', eligible: '1000', units: 10 }),
      finding('rds', 'db-1', 'rightsize db.r5.xlarge>db.r5.large', { by: 'hub', list: '150' }),
      finding('ri', 'reservation rds r5', 'buy', { by: 'hub', list: '100', eligible: '1000' }),
    ],
    // the costs are 700 and 900, of which 15 % would go unused
    expect: {
      net: '640',
      naive: '700',
      lines: ['i 150 = 150', 'plan 300 = 255, resized 45', 'rds 150 = 150', 'ri 100 = 85, resized 15'],
      commitments: ['340', '100', '240'],
    },
  },
];
