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
      finding('hub', 'i-1', smaller, { by: 'hub', list: '45' }),
      finding('hub', 'i-1', smaller, { by: 'hub', list: '40' }),
    ],
    expect: { net: '40', naive: '85', lines: ['hub 40 = 40', 'hub 45 = 0, duplicate 45 by hub'] },
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
    name: 'an older check beside Compute Optimizer, whatever its action and amount',
    rule,
    findings: [
      finding('legacy', 'i-1', 'stop', { by: 'Qch7DwouX1', list: '70' }),
      finding('co', 'i-1', smaller, { by: 'co', list: '30' }),
    ],
    expect: {
      net: '30',
      naive: '100',
      lines: ['co 30 = 30', 'legacy 70 = 0, duplicate 70 by co'],
      rules: { 'i-1': '2 the same opinion' },
    },
  },
  {
    name: 'an older check beside Cost Explorer gives way by its evidence, not as a copy',
    rule,
    findings: [
      finding('legacy', 'i-1', 'stop', { by: 'Qch7DwouX1', list: '70' }),
      finding('ce', 'i-1', smaller, { by: 'ce', list: '30' }),
    ],
    expect: { net: '30', naive: '100', lines: ['ce 30 = 30', 'legacy 70 = 0, exclusive-action 70 by ce'] },
  },
  {
    name: 'an unknown amount does not displace the known one of an older check',
    rule,
    findings: [
      finding('legacy', 'i-1', 'stop', { by: 'Qch7DwouX1', list: '70' }),
      finding('co', 'i-1', 'delete', { by: 'co', list: '?', grade: 'A' }),
    ],
    expect: {
      net: '70',
      naive: '70',
      lines: ['legacy 70 = 70'],
      beside: ['co unknown, exclusive-action by legacy'],
      texts: { co: "Trusted Advisor's stop of the same instance has an amount that can be counted" },
    },
  },
  {
    name: 'an older check that proposes the same lends its amount on the basis that the Hub lacks',
    rule,
    findings: [
      finding('legacy', 'i-1', 'stop', { by: 'Qch7DwouX1', list: '70' }),
      finding('hub', 'i-1', 'stop', { by: 'hub', net: '50' }),
    ],
    expect: {
      net: '70',
      naive: '70',
      lines: ['legacy 70 = 70'],
      beside: ['hub other-basis 50, counted by legacy'],
      winners: { 'i-1': 'hub' },
      texts: { hub: 'counted at what Trusted Advisor states for the same change' },
      bill: { 'i-1': '50' },
    },
  },
  {
    name: 'an older check without an amount is a copy too, and is not among the unknowns',
    rule,
    findings: [
      finding('inactive', 'nat-1', 'delete', { by: 'c2vlfg022t' }),
      finding('viaHub', 'nat-1', 'delete', { by: 'c1z7kmr18n', unstated: '32.85' }),
    ],
    expect: {
      net: '32.85',
      naive: '32.85',
      unstatedNet: '32.85',
      basis: 'unstated',
      lines: ['viaHub 32.85 = 32.85'],
      beside: ['inactive unknown, duplicate by viaHub'],
    },
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
];
