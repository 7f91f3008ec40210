import { finding } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

const rule = 2;
const smaller = 'rightsize m5.2xlarge>m5.xlarge';

export const olderCheckCases: readonly Case[] = [
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
    name: 'an older check without an amount is a copy of an unknown opinion too, whatever that proposes',
    rule,
    findings: [
      finding('legacy', 'nat-1', 'delete', { by: 'c2vlfg022t' }),
      finding('hub', 'nat-1', 'review', { by: 'hub', list: '?' }),
    ],
    expect: {
      net: '0',
      naive: '0',
      basis: 'unstated',
      bound: 'lower',
      beside: ['hub unknown', 'legacy unknown, duplicate by hub'],
    },
  },
  {
    name: 'an older check that states no basis adds nothing to the same action on another basis',
    rule,
    findings: [
      finding('legacy', 'i-1', 'stop', { by: 'Qch7DwouX1', unstated: '70' }),
      finding('hub', 'i-1', 'stop', { by: 'hub', net: '50' }),
    ],
    settings: { preferredBasis: 'list' },
    expect: {
      net: '0',
      naive: '70',
      bound: 'lower',
      lines: ['legacy 70 = 0, duplicate 70 by hub'],
      beside: ['hub other-basis 50'],
    },
  },
];
