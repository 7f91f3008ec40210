import { finding } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

const rule = 4;
const smaller = 'rightsize m5.2xlarge>m5.xlarge';
const noRestart = { maximumRisk: 'very-high', allowRestart: false, allowArchitectureChange: true } as const;
const mediumRisk = { maximumRisk: 'medium', allowRestart: true, allowArchitectureChange: true } as const;

export const exclusiveCases: readonly Case[] = [
  {
    name: 'a person chooses the smaller saving',
    rule,
    findings: [
      finding('hub', 'i-1', smaller, { by: 'hub', list: '40' }),
      finding('ce', 'i-1', 'delete', { by: 'ce', list: '90' }),
    ],
    flips: { 'i-1': 'hub' },
    expect: {
      net: '40',
      naive: '130',
      lines: ['hub 40 = 40', 'ce 90 = 0, exclusive-action 90 by hub'],
      texts: { ce: "the Hub's rightsizing of the same instance was chosen by a person" },
    },
  },
  {
    name: 'a person chooses the copy of an older check: it is the proposal then',
    rule,
    findings: [
      finding('hub', 'i-1', smaller, { by: 'hub', list: '40' }),
      finding('legacy', 'i-1', 'stop', { by: 'Qch7DwouX1', list: '70' }),
    ],
    flips: { 'i-1': 'legacy' },
    expect: { net: '70', naive: '110', lines: ['legacy 70 = 70', 'hub 40 = 0, exclusive-action 40 by legacy'] },
  },
  {
    name: 'a person chooses what has no amount: nothing counts, and the rest is struck',
    rule,
    findings: [
      finding('hub', 'i-1', smaller, { by: 'hub', list: '40' }),
      finding('ce', 'i-1', 'stop', { by: 'ce', list: '?' }),
    ],
    flips: { 'i-1': 'ce' },
    expect: {
      net: '0',
      naive: '40',
      bound: 'lower',
      lines: ['hub 40 = 0, exclusive-action 40 by ce'],
      beside: ['ce unknown'],
      winners: { 'i-1': 'ce' },
    },
  },
  {
    name: 'a choice that names no opinion of the unit changes nothing',
    rule,
    findings: [finding('hub', 'i-1', smaller, { by: 'hub', list: '40' })],
    flips: { 'i-1': 'elsewhere' },
    expect: { net: '40', naive: '40', lines: ['hub 40 = 40'], rules: { 'i-1': 'the only opinion' } },
  },
  {
    name: 'the better evidence before the larger saving',
    rule,
    findings: [
      finding('co', 'i-1', 'delete', { by: 'co', list: '90', grade: 'A' }),
      finding('ce', 'i-1', smaller, { by: 'ce', list: '95', grade: 'B' }),
    ],
    expect: {
      net: '90',
      naive: '185',
      lines: ['co 90 = 90', 'ce 95 = 0, exclusive-action 95 by co'],
      texts: { ce: "Compute Optimizer's deletion of the same instance is better evidenced" },
    },
  },
  {
    name: 'equal evidence: the larger saving',
    rule,
    findings: [
      finding('hub', 'i-1', smaller, { by: 'hub', list: '40' }),
      finding('ce', 'i-1', 'delete', { by: 'ce', list: '40.01' }),
    ],
    expect: { net: '40.01', naive: '80.01', lines: ['ce 40.01 = 40.01', 'hub 40 = 0, exclusive-action 40 by ce'] },
  },
  {
    name: 'no common basis: the lower effort, not the larger number',
    rule,
    findings: [
      finding('hub', 'i-1', smaller, { by: 'hub', list: '90', effort: 'high' }),
      finding('viaHub', 'i-1', 'stop', { by: 'c1z7kmr00n', unstated: '60', effort: 'medium' }),
    ],
    expect: {
      net: '60',
      naive: '150',
      unstatedNet: '60',
      lines: ['viaHub 60 = 60', 'hub 90 = 0, exclusive-action 90 by viaHub'],
      texts: { hub: "Trusted Advisor's stop of the same instance takes less effort" },
    },
  },
  {
    name: 'nothing tells them apart: the id',
    rule,
    findings: [
      finding('b', 'i-1', 'delete', { by: 'ce', list: '40' }),
      finding('a', 'i-1', smaller, { by: 'hub', list: '40' }),
    ],
    expect: { net: '40', naive: '80', lines: ['a 40 = 40', 'b 40 = 0, exclusive-action 40 by a'] },
  },
  {
    name: 'the better evidenced opinion wins without an amount on this basis, and is lent the one of the same change',
    rule,
    findings: [
      finding('ce', 'i-1', smaller, { by: 'ce', net: '38', grade: 'A' }),
      finding('hub', 'i-1', smaller, { by: 'hub', list: '45' }),
      finding('bill', 'i-1', 'schedule', { by: 'bill', list: '60', facet: 'compute' }),
    ],
    expect: {
      net: '45',
      naive: '105',
      lines: ['hub 45 = 45', 'bill 60 = 0, exclusive-action 60 by ce'],
      beside: ['ce other-basis 38, counted by hub'],
      winners: { 'i-1': 'ce' },
      bill: { 'i-1': '38' },
    },
  },
  {
    name: 'a known amount before the better evidence of another change',
    rule,
    findings: [
      finding('co', 'i-1', 'delete', { by: 'co', net: '80', grade: 'A' }),
      finding('hub', 'i-1', smaller, { by: 'hub', list: '45' }),
    ],
    expect: {
      net: '45',
      naive: '45',
      lines: ['hub 45 = 45'],
      beside: ['co other-basis 80, exclusive-action by hub'],
    },
  },
  {
    name: 'a policy without restarts',
    rule,
    findings: [
      finding('hub', 'i-1', smaller, { by: 'hub', list: '40', restart: true }),
      finding('ce', 'i-1', 'rightsize m5.2xlarge>m5.large', { by: 'ce', list: '30', restart: false }),
    ],
    settings: { riskPolicy: noRestart },
    expect: {
      net: '30',
      naive: '70',
      lines: ['ce 30 = 30', 'hub 40 = 0, excluded 40'],
      texts: { hub: 'ruled out: it needs a restart, which is not allowed' },
    },
  },
  {
    name: 'a person may choose what the policy rules out',
    rule,
    findings: [finding('hub', 'i-1', smaller, { by: 'hub', list: '40', restart: true })],
    settings: { riskPolicy: noRestart },
    flips: { 'i-1': 'hub' },
    expect: { net: '40', naive: '40', lines: ['hub 40 = 40'] },
  },
  {
    name: 'a risk that the policy just allows',
    rule,
    findings: [
      finding('hub', 'i-1', smaller, { by: 'hub', list: '40', risk: 'medium' }),
      finding('other', 'i-2', smaller, { by: 'hub', list: '7', risk: 'unknown' }),
    ],
    settings: { riskPolicy: mediumRisk },
    expect: { net: '47', naive: '47', lines: ['hub 40 = 40', 'other 7 = 7'] },
  },
  {
    name: 'one step more is ruled out, and nothing is proposed',
    rule,
    findings: [finding('hub', 'i-1', smaller, { by: 'hub', list: '40', risk: 'high' })],
    settings: { riskPolicy: mediumRisk },
    expect: {
      net: '0',
      naive: '40',
      lines: ['hub 40 = 0, excluded 40'],
      winners: { 'i-1': null },
      texts: { hub: 'ruled out: its risk is high, and the policy allows medium at most' },
    },
  },
  {
    name: 'two that are lent their amounts are compared by them',
    rule,
    findings: [
      finding('ce1', 'i-1', smaller, { by: 'ce', net: '90', grade: 'A' }),
      finding('ce2', 'i-1', 'rightsize m5.2xlarge>m5.large', { by: 'ce', net: '50', grade: 'A' }),
      finding('hub1', 'i-1', smaller, { by: 'hub', list: '40' }),
      finding('hub2', 'i-1', 'rightsize m5.2xlarge>m5.large', { by: 'hub', list: '60' }),
      finding('other', 'i-2', 'stop', { by: 'hub', list: '1' }),
    ],
    expect: {
      net: '61',
      naive: '101',
      lines: ['hub2 60 = 60', 'hub1 40 = 0, exclusive-action 40 by ce2', 'other 1 = 1'],
      beside: ['ce2 other-basis 50, counted by hub2', 'ce1 other-basis 90, exclusive-action by ce2'],
      winners: { 'i-1': 'ce2' },
    },
  },
  {
    name: 'none has an amount on this basis, but all have one on another: the larger is proposed',
    rule,
    findings: [
      finding('a', 'i-1', smaller, { by: 'hub', net: '40' }),
      finding('b', 'i-1', 'delete', { by: 'ce', net: '90' }),
    ],
    settings: { preferredBasis: 'list' },
    expect: {
      net: '0',
      naive: '0',
      bound: 'lower',
      beside: ['b other-basis 90', 'a other-basis 40, exclusive-action by b'],
      texts: { a: "Cost Explorer's deletion of the same instance saves more" },
    },
  },
  {
    name: 'the very lowest effort before the low one, the unknown last',
    rule,
    findings: [
      finding('a', 'i-1', 'stop', { by: 'ce', list: '40', effort: 'unknown' }),
      finding('b', 'i-1', smaller, { by: 'hub', list: '40', effort: 'low' }),
      finding('c', 'i-1', 'delete', { by: 'bill', list: '40', effort: 'very-low', grade: 'B' }),
    ],
    expect: {
      net: '40',
      naive: '120',
      lines: ['c 40 = 40', 'a 40 = 0, exclusive-action 40 by c', 'b 40 = 0, exclusive-action 40 by c'],
      texts: {
        a: "the bill's deletion of the same instance takes less effort",
        b: "the bill's deletion of the same instance takes less effort",
      },
    },
  },
  {
    name: 'what has no name of its own is the same resource',
    rule,
    findings: [
      finding('a', 'thing-1', 'stop', { by: 'hub', list: '40' }),
      finding('b', 'thing-1', 'delete', { by: 'ce', list: '30' }),
    ],
    expect: {
      net: '40',
      naive: '70',
      lines: ['a 40 = 40', 'b 30 = 0, exclusive-action 30 by a'],
      texts: { b: "the Hub's stop of the same resource saves more" },
    },
  },
];
