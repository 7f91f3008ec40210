import { finding } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

const rule = 8;
const smaller = (id: string, thing: string, list: string) =>
  finding(id, thing, 'rightsize m5.2xlarge>m5.xlarge', { by: 'hub', list });
const plan = (list: string, eligible?: string) =>
  finding('plan', 'plan compute', 'buy', { by: 'hub', list, ...(eligible && { eligible }) });
const reservation = (list: string, eligible: string, units: number) =>
  finding('ri', 'reservation ec2 m5', 'buy', { by: 'hub', list, eligible, units });

export const coverageCases: readonly Case[] = [
  {
    name: 'coverage that was not read: the range stands beside',
    rule,
    findings: [smaller('i', 'i-1', '100'), plan('300', '1000')],
    states: { 'i-1': { group: null, coverage: undefined } },
    expect: {
      net: '100',
      naive: '100',
      bound: 'lower',
      lines: ['i 100 = 100'],
      beside: ['plan range 270..300'],
      texts: { plan: 'how much of it is left to buy is not known: what the other actions take from it was not read' },
    },
  },
  {
    name: 'coverage was not read, but there is no commitment in force that could cover it',
    rule,
    findings: [smaller('i', 'i-1', '100'), plan('300', '1000')],
    states: { 'i-1': { group: null, coverage: undefined } },
    commitments: [],
    expect: {
      net: '370',
      naive: '400',
      lines: ['i 100 = 100', 'plan 300 = 270, resized 30'],
      commitments: ['270', '200', '70'],
    },
  },
  {
    name: 'only hours on demand shrink it: three quarters are covered already',
    rule,
    findings: [smaller('i', 'i-1', '100'), plan('300', '1000')],
    states: { 'i-1': { coverage: { a: '0.5', b: '0.25' } } },
    expect: {
      net: '392.5',
      naive: '400',
      lines: ['i 100 = 100', 'plan 300 = 292.5, resized 7.5'],
      commitments: ['292.5', '275', '17.5'],
    },
  },
  {
    name: 'a saving that is not known shrinks nothing, and leaves the bound open',
    rule,
    findings: [smaller('i', 'i-1', '?'), plan('300', '1000')],
    expect: {
      net: '300',
      naive: '300',
      bound: 'open',
      lines: ['plan 300 = 300'],
      beside: ['i unknown'],
      commitments: ['300', '300', '0'],
    },
  },
  {
    name: 'one that is known, but not at list price, could take all of it',
    rule,
    findings: [finding('i', 'i-1', 'rightsize m5.2xlarge>m5.xlarge', { by: 'hub', net: '80' }), plan('300', '1000')],
    settings: { preferredBasis: 'list' },
    expect: {
      net: '0',
      naive: '0',
      bound: 'lower',
      beside: ['i other-basis 80', 'plan range 0..300'],
    },
  },
  {
    name: 'a function shrinks a compute plan and no reservation; a volume shrinks neither',
    rule,
    findings: [
      finding('fn', 'fn-1', 'rightsize 1024>512', { by: 'co', list: '100' }),
      finding('vol', 'vol-1', 'upgrade gp2>gp3', { by: 'hub', list: '50' }),
      plan('300', '1000'),
    ],
    expect: {
      net: '420',
      naive: '450',
      lines: ['fn 100 = 100', 'vol 50 = 50', 'plan 300 = 270, resized 30'],
      commitments: ['270', '200', '70'],
    },
  },
  {
    name: 'a reservation is shrunk by its own family and region alone',
    rule,
    findings: [
      smaller('m5', 'i-1', '200'),
      finding('r5', 'i-2', 'rightsize r5.xlarge>r5.large', { by: 'hub', list: '400' }),
      finding('eu', 'i-3', 'rightsize m5.xlarge>m5.large', { by: 'hub', list: '400', region: 'eu-west-1' }),
      finding('fn', 'fn-1', 'rightsize 1024>512', { by: 'co', list: '400' }),
      reservation('100', '1000', 10),
    ],
    expect: {
      net: '1480',
      naive: '1500',
      bound: 'open',
      lines: ['m5 200 = 200', 'r5 400 = 400', 'eu 400 = 400', 'fn 400 = 400', 'ri 100 = 80, resized 20'],
      commitments: ['80', '-100', '180'],
    },
  },
  {
    name: 'an instance of a family that is not known may be of the reserved one',
    rule,
    findings: [finding('stop', 'i-1', 'stop', { by: 'hub', list: '200' }), reservation('100', '1000', 10)],
    expect: { net: '200', naive: '200', bound: 'lower', lines: ['stop 200 = 200'], beside: ['ri range 80..100'] },
  },
  {
    name: 'the configuration that was read tells the family',
    rule,
    findings: [finding('stop', 'i-1', 'stop', { by: 'hub', list: '200' }), reservation('100', '1000', 10)],
    states: { 'i-1': { configuration: 'm5.4xlarge' } },
    expect: {
      net: '280',
      naive: '300',
      lines: ['stop 200 = 200', 'ri 100 = 80, resized 20'],
      commitments: ['80', '-100', '180'],
    },
  },
  {
    name: "a linked account's purchase is shrunk by its own resources alone",
    rule,
    findings: [
      finding('other', 'fn-1', 'rightsize 1024>512', { by: 'co', list: '100', account: '222222222222' }),
      finding('plan', 'plan compute', 'buy', { by: 'hub', list: '300', eligible: '1000', scope: 'linked' }),
    ],
    expect: {
      net: '400',
      naive: '400',
      lines: ['other 100 = 100', 'plan 300 = 300'],
      commitments: ['300', '300', '0'],
    },
  },
  {
    name: "the payer's by those of all accounts",
    rule,
    findings: [
      finding('other', 'fn-1', 'rightsize 1024>512', { by: 'co', list: '100', account: '222222222222' }),
      plan('300', '1000'),
    ],
    commitments: [],
    expect: {
      net: '370',
      naive: '400',
      lines: ['other 100 = 100', 'plan 300 = 270, resized 30'],
      commitments: ['270', '200', '70'],
    },
  },
  {
    name: 'what stands beside as not lasting, or as costing more, shrinks nothing',
    rule,
    findings: [
      finding('stop', 'db-1', 'stop', { by: 'ce', list: '100' }),
      finding('up', 'db-2', 'upgrade db.r5.large>db.r5.xlarge', { by: 'hub', list: '-50' }),
      finding('plan', 'plan database', 'buy', { by: 'ce', list: '300', eligible: '1000' }),
    ],
    expect: {
      net: '300',
      naive: '300',
      lines: ['plan 300 = 300'],
      beside: ['stop temporary 100', 'up costs-more -50'],
      commitments: ['300', '300', '0'],
    },
  },
  {
    name: 'a schedule shrinks it by what counts of it',
    rule,
    // 60 + 20 of the 1000 are taken
    findings: [
      finding('smaller', 'i-1', 'rightsize m5.xlarge>m5.large', { by: 'hub', list: '60', cost: '100>40' }),
      finding('nights', 'i-1', 'schedule', { by: 'bill', list: '50', facet: 'schedule' }),
      plan('300', '1000'),
    ],
    expect: {
      net: '356',
      naive: '410',
      lines: ['smaller 60 = 60', 'nights 50 = 20, reduced 30 by smaller', 'plan 300 = 276, resized 24'],
      commitments: ['276', '220', '56'],
    },
  },
  {
    name: 'what the commitment itself costs, where the source tells it, is what would be stranded',
    rule,
    findings: [
      smaller('i', 'i-1', '100'),
      finding('plan', 'plan compute', 'buy', { by: 'hub', list: '300', eligible: '1000', cost: '1000>650' }),
    ],
    expect: {
      net: '370',
      naive: '400',
      lines: ['i 100 = 100', 'plan 300 = 270, resized 30'],
      commitments: ['270', '205', '65'],
    },
  },
  {
    name: 'a saving that is not known could be in any currency',
    rule,
    findings: [
      smaller('i', 'i-1', '?'),
      finding('plan', 'plan compute', 'buy', { by: 'hub', list: '300 EUR', eligible: '1000 EUR' }),
    ],
    expect: {
      net: '300',
      naive: '300',
      bound: 'open',
      lines: ['plan 300 EUR = 300'],
      beside: ['i unknown'],
      commitments: ['300', '300', '0'],
    },
  },
  {
    name: 'a purchase is shrunk in its own currency alone',
    rule,
    findings: [
      smaller('i', 'i-1', '100'),
      smaller('j', 'i-2', '100'),
      finding('plan', 'plan compute', 'buy', { by: 'hub', list: '300 EUR', eligible: '1000 EUR' }),
    ],
    expect: {
      net: '200',
      naive: '200',
      lines: ['i 100 = 100', 'j 100 = 100', 'plan 300 EUR = 300'],
      others: { EUR: '300 of 300' },
    },
  },
];
