import { finding } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

const rule = 2;
const smaller = 'rightsize m5.2xlarge>m5.xlarge';
/** The best evidenced opinion, of which nothing is known on this basis: the others of the same change lend to it. */
const hub = finding('hub', 'i-1', smaller, { by: 'hub', list: '?', grade: 'A' });
const byUnknown = { winners: { 'i-1': 'hub' }, beside: ['hub unknown, counted by b'] };

export const lendingCases: readonly Case[] = [
  {
    name: 'of three that could lend an amount the better evidenced does, though it is the largest',
    rule,
    findings: [
      hub,
      finding('a', 'i-1', smaller, { by: 'ce', list: '30', grade: 'C' }),
      finding('b', 'i-1', smaller, { by: 'ce', list: '50', grade: 'B' }),
      finding('c', 'i-1', smaller, { by: 'ce', list: '20', grade: 'C' }),
    ],
    expect: {
      ...byUnknown,
      net: '50',
      naive: '100',
      lines: ['b 50 = 50', 'a 30 = 0, exclusive-action 30 by hub', 'c 20 = 0, exclusive-action 20 by hub'],
    },
  },
  {
    name: 'of equal evidence the one that states its basis',
    rule,
    findings: [
      hub,
      finding('a', 'i-1', smaller, { by: 'ce', unstated: '30' }),
      finding('b', 'i-1', smaller, { by: 'ce', list: '50' }),
      finding('c', 'i-1', smaller, { by: 'ce', unstated: '20' }),
    ],
    expect: {
      ...byUnknown,
      net: '50',
      naive: '100',
      lines: ['b 50 = 50', 'a 30 = 0, exclusive-action 30 by hub', 'c 20 = 0, exclusive-action 20 by hub'],
    },
  },
  {
    name: 'of equal evidence and basis the lower amount',
    rule,
    findings: [
      hub,
      finding('a', 'i-1', smaller, { by: 'ce', list: '30' }),
      finding('b', 'i-1', smaller, { by: 'ce', list: '20' }),
      finding('c', 'i-1', smaller, { by: 'ce', list: '30' }),
    ],
    expect: {
      ...byUnknown,
      net: '20',
      naive: '80',
      lines: ['b 20 = 20', 'a 30 = 0, exclusive-action 30 by hub', 'c 30 = 0, exclusive-action 30 by hub'],
    },
  },
  {
    name: 'of amounts in two currencies none is the lower: the first by id lends',
    rule,
    findings: [
      hub,
      finding('b', 'i-1', smaller, { by: 'ce', list: '30' }),
      finding('c', 'i-1', smaller, { by: 'ce', list: '20 EUR' }),
      finding('other', 'i-2', 'stop', { by: 'ce', list: '1' }),
    ],
    expect: {
      ...byUnknown,
      net: '31',
      naive: '31',
      lines: ['b 30 = 30', 'other 1 = 1', 'c 20 EUR = 0, exclusive-action 20 by hub'],
      others: { EUR: '0 of 20' },
    },
  },
  {
    name: 'of equal amounts too',
    rule,
    findings: [
      hub,
      finding('b', 'i-1', smaller, { by: 'ce', list: '30' }),
      finding('c', 'i-1', smaller, { by: 'ce', list: '30' }),
    ],
    expect: {
      ...byUnknown,
      net: '30',
      naive: '60',
      lines: ['b 30 = 30', 'c 30 = 0, exclusive-action 30 by hub'],
    },
  },
  {
    name: 'what its source excludes lends nothing, and neither does what is too old',
    rule,
    findings: [
      hub,
      finding('no', 'i-1', smaller, { by: 'ce', list: '30', excluded: 'excluded by hand' }),
      finding('old', 'i-1', smaller, { by: 'ce', list: '20', ageHours: 49 }),
    ],
    expect: {
      net: '0',
      naive: '50',
      bound: 'lower',
      lines: ['no 30 = 0, excluded 30', 'old 20 = 0, stale 20'],
      beside: ['hub unknown'],
      winners: { 'i-1': 'hub' },
    },
  },
  {
    name: 'what the policy rules out lends nothing either, whatever else is said of the instance',
    rule,
    findings: [
      hub,
      finding('ce', 'i-1', smaller, { by: 'ce', list: '30', risk: 'high' }),
      finding('legacy', 'i-1', 'stop', { by: 'Qch7DwouX1', list: '70', risk: 'high' }),
    ],
    settings: { riskPolicy: { maximumRisk: 'medium', allowRestart: true, allowArchitectureChange: true } },
    expect: {
      net: '0',
      naive: '100',
      bound: 'lower',
      lines: ['ce 30 = 0, excluded 30', 'legacy 70 = 0, duplicate 70 by hub'],
      beside: ['hub unknown'],
      winners: { 'i-1': 'hub' },
    },
  },
  {
    name: 'an amount without a basis is lent to an opinion that states none at all',
    rule,
    findings: [hub, finding('viaHub', 'i-1', smaller, { by: 'c1z7kmr00n', unstated: '40' })],
    expect: {
      net: '40',
      naive: '40',
      unstatedNet: '40',
      basis: 'unstated',
      lines: ['viaHub 40 = 40'],
      beside: ['hub unknown, counted by viaHub'],
    },
  },
  {
    name: 'but not to one that states another: the same change says on which basis it is',
    rule,
    findings: [
      finding('hub', 'i-1', smaller, { by: 'hub', net: '32' }),
      finding('viaHub', 'i-1', smaller, { by: 'c1z7kmr00n', unstated: '40' }),
      finding('optimizer', 'i-1', 'stop', { by: 'Qch7DwouX1', unstated: '9' }),
    ],
    settings: { preferredBasis: 'list' },
    expect: {
      net: '9',
      naive: '49',
      unstatedNet: '9',
      lines: ['optimizer 9 = 9', 'viaHub 40 = 0, duplicate 40 by hub'],
      beside: ['hub other-basis 32, exclusive-action by optimizer'],
    },
  },
];
