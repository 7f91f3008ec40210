import { finding } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

const rule = 2;
const smaller = 'rightsize m5.2xlarge>m5.xlarge';

export const duplicateCases: readonly Case[] = [
  {
    name: 'five sources, one instance, one saving',
    rule,
    findings: [
      finding('legacy', 'i-1', 'stop', { by: 'Qch7DwouX1', list: '70' }),
      finding('viaHub', 'i-1', smaller, { by: 'c1z7kmr00n', unstated: '40' }),
      finding('hub', 'i-1', smaller, { by: 'hub', list: '40' }),
      finding('co', 'i-1', smaller, { by: 'co', list: '40', net: '32', rank: 1 }),
      finding('ce', 'i-1', smaller, { by: 'ce', net: '38' }),
    ],
    expect: {
      net: '40',
      naive: '190',
      lines: [
        'hub 40 = 40',
        'co 40 = 0, duplicate 40 by hub',
        'viaHub 40 = 0, duplicate 40 by hub',
        'legacy 70 = 0, duplicate 70 by hub',
      ],
      beside: ['ce other-basis 38, exclusive-action by hub'],
      winners: { 'i-1': 'hub' },
      rules: { 'i-1': '4 exclusive actions' },
      texts: {
        co: 'Compute Optimizer repeats what the Hub says of the same instance',
        viaHub: 'Trusted Advisor repeats what the Hub says of the same instance',
        legacy: "an older check's rule of thumb; what the Hub says of the same instance is better evidenced",
        ce: "the Hub's rightsizing of the same instance states its own amount",
      },
      bill: { 'i-1': '32' },
    },
  },
  {
    name: 'one id with two amounts: the later refresh, though it is more',
    rule,
    findings: [
      finding('hub', 'i-1', smaller, { by: 'hub', list: '40', ageHours: 12 }),
      finding('hub', 'i-1', smaller, { by: 'hub', list: '45', ageHours: 6 }),
    ],
    expect: {
      net: '45',
      naive: '85',
      lines: ['hub 45 = 45', 'hub 40 = 0, duplicate 40 by hub'],
      texts: { hub: 'the same opinion, stated twice' },
      rules: { 'i-1': '2 the same opinion' },
    },
  },
  {
    name: 'one id with two amounts at one time: the lower',
    rule,
    findings: [
      finding('hub', 'i-1', smaller, { by: 'hub', list: '100' }),
      finding('hub', 'i-1', smaller, { by: 'hub', list: '40' }),
    ],
    expect: { net: '40', naive: '140', lines: ['hub 40 = 40', 'hub 100 = 0, duplicate 100 by hub'] },
  },
  {
    name: 'one id, and the later one states no amount: the earlier lends its own',
    rule,
    findings: [
      finding('hub', 'i-1', smaller, { by: 'hub', list: '50', ageHours: 12 }),
      finding('hub', 'i-1', smaller, { by: 'hub', list: '?', ageHours: 6 }),
    ],
    expect: {
      net: '50',
      naive: '50',
      lines: ['hub 50 = 50'],
      beside: ['hub unknown, counted by hub'],
      winners: { 'i-1': 'hub' },
    },
  },
  {
    name: "the Hub's opinion takes the better grade of the option it was made of",
    rule,
    findings: [
      finding('hub', 'i-1', smaller, { by: 'hub', list: '40' }),
      finding('co', 'i-1', smaller, { by: 'co', list: '40', grade: 'A', rank: 1 }),
      finding('ce', 'i-1', 'rightsize m5.2xlarge>m5.large', { by: 'ce', list: '60' }),
    ],
    expect: {
      net: '40',
      naive: '140',
      lines: ['hub 40 = 40', 'co 40 = 0, duplicate 40 by hub', 'ce 60 = 0, exclusive-action 60 by hub'],
      texts: { ce: "the Hub's rightsizing of the same instance is better evidenced" },
    },
  },
  {
    name: 'the same change under two names: an upgrade to the Hub, another type to Compute Optimizer',
    rule,
    findings: [
      finding('hub', 'vol-1', 'upgrade gp2>gp3', { by: 'hub', list: '0.64' }),
      finding('co', 'vol-1', 'change-storage gp2>GP3', { by: 'co', list: '0.64' }),
    ],
    settings: { minimumSaving: '0' },
    expect: { net: '0.64', naive: '1.28', lines: ['hub 0.64 = 0.64', 'co 0.64 = 0, duplicate 0.64 by hub'] },
  },
  {
    name: 'a check that repeats the Hub with another action is an opinion of its own',
    rule,
    findings: [
      finding('hub', 'i-1', smaller, { by: 'hub', list: '40' }),
      finding('viaHub', 'i-1', 'stop', { by: 'c1z7kmr00n', unstated: '90' }),
    ],
    expect: {
      net: '40',
      naive: '130',
      lines: ['hub 40 = 40', 'viaHub 90 = 0, exclusive-action 90 by hub'],
      texts: { viaHub: "the Hub's rightsizing of the same instance comes first by id" },
    },
  },
  {
    name: "an older showing of Compute Optimizer's opinion, with another target",
    rule,
    findings: [
      finding('old', 'fn-1', 'rightsize 1024>256', { by: 'COr6dfpM05', unstated: '5', ageHours: 100 }),
      finding('co', 'fn-1', 'rightsize 1024>512', { by: 'co', list: '3', rank: 1 }),
    ],
    expect: { net: '3', naive: '8', lines: ['co 3 = 3', 'old 5 = 0, duplicate 5 by co'] },
  },
  {
    name: 'an option stated twice and repeated by the Hub: the second time it is the option that it repeats',
    rule,
    findings: [
      finding('hub', 'i-1', smaller, { by: 'hub', list: '40' }),
      finding('co', 'i-1', smaller, { by: 'co', list: '41', ageHours: 6 }),
      finding('co', 'i-1', smaller, { by: 'co', list: '42', ageHours: 12 }),
    ],
    expect: {
      net: '40',
      naive: '123',
      lines: ['hub 40 = 40', 'co 41 = 0, duplicate 41 by hub', 'co 42 = 0, duplicate 42 by co'],
    },
  },
  {
    name: 'a person chose the option that the Hub repeats: it is no copy then',
    rule,
    findings: [
      finding('hub', 'i-1', smaller, { by: 'hub', list: '40' }),
      finding('co', 'i-1', smaller, { by: 'co', list: '38' }),
    ],
    flips: { 'i-1': 'co' },
    expect: { net: '38', naive: '78', lines: ['co 38 = 38', 'hub 40 = 0, exclusive-action 40 by co'] },
  },
  {
    name: 'one purchase, stated by the Hub, Cost Explorer and Trusted Advisor',
    rule,
    findings: [
      finding('hub', 'plan compute', 'buy', { by: 'hub', list: '100', term: 'one-year', payment: 'no-upfront' }),
      finding('ce', 'plan compute', 'buy', { by: 'ce', list: '100', term: 'one-year', payment: 'no-upfront' }),
      finding('viaHub', 'plan compute', 'buy', { by: 'c1z7kmr09n', unstated: '100' }),
    ],
    expect: {
      net: '100',
      naive: '300',
      lines: ['hub 100 = 100', 'ce 100 = 0, duplicate 100 by hub', 'viaHub 100 = 0, duplicate 100 by hub'],
      texts: { ce: "the same purchase as the Hub's Savings Plan" },
      commitments: ['100', '100', '0'],
    },
  },
  ...[['?', '40'] as const, ['40', '?'] as const].map((amounts) => ({
    name: `one id at one time with ${amounts.join(' and ')}: the amount that is known, though the other was asked later`,
    rule,
    findings: amounts.map((list) => {
      const stated = finding('hub', 'i-1', smaller, { by: 'hub', list });
      return list === '?' ? { ...stated, source: { ...stated.source, retrievedAt: '2026-11-01T00:00:01Z' } } : stated;
    }),
    expect: { net: '40', naive: '40', lines: ['hub 40 = 40'], beside: ['hub unknown, duplicate by hub'] },
  })),
  {
    name: 'one id at one time in two currencies: neither amount is the lower, and one of them is kept',
    rule,
    findings: [
      finding('hub', 'i-1', smaller, { by: 'hub', list: '5 EUR' }),
      finding('hub', 'i-1', smaller, { by: 'hub', list: '40' }),
      finding('other', 'i-2', smaller, { by: 'hub', list: '1' }),
    ],
    expect: {
      net: '41',
      naive: '41',
      lines: ['hub 40 = 40', 'other 1 = 1', 'hub 5 EUR = 0, duplicate 5 by hub'],
      others: { EUR: '0 of 5' },
    },
  },
];
