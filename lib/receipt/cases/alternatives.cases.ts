import { finding, keyOf } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

const rule = 3;
const co = (rank: number, target: string, list: string) =>
  finding(`co${rank}`, 'i-1', `rightsize m5.2xlarge>${target}`, { by: 'co', rank, list });

export const alternativeCases: readonly Case[] = [
  {
    name: "of Compute Optimizer's options the best rank, not the sum and not the largest",
    rule,
    findings: [co(1, 'm5.xlarge', '40'), co(2, 'm5.large', '55'), co(3, 't3.large', '60')],
    expect: {
      net: '40',
      naive: '155',
      lines: ['co1 40 = 40', 'co2 55 = 0, alternative 55 by co1', 'co3 60 = 0, alternative 60 by co1'],
      rules: { 'i-1': '3 alternatives' },
      texts: { co2: "one of Compute Optimizer's options; another is ranked better" },
    },
  },
  {
    name: 'a policy that rules out rank 1',
    rule,
    findings: [co(1, 'm7g.xlarge', '60'), co(2, 'm5.xlarge', '40')],
    settings: { riskPolicy: { maximumRisk: 'very-high', allowRestart: true, allowArchitectureChange: false } },
    expect: {
      net: '40',
      naive: '100',
      lines: ['co1 60 = 0, alternative 60 by co2', 'co2 40 = 40'],
      texts: { co1: "one of Compute Optimizer's options; another is within the constraints and the risk policy" },
    },
  },
  {
    name: 'a constraint on one instance that keeps its family',
    rule,
    findings: [co(1, 'c5.xlarge', '60'), co(2, 'm5.xlarge', '40')],
    constraints: [{ resource: keyOf('i-1'), keepFamily: 'm5' }],
    expect: { net: '40', naive: '100', lines: ['co1 60 = 0, alternative 60 by co2', 'co2 40 = 40'] },
  },
  {
    name: 'a constraint on another instance',
    rule,
    findings: [co(1, 'c5.xlarge', '60'), co(2, 'm5.xlarge', '40')],
    constraints: [{ resource: 'i-2', keepFamily: 'm5' }],
    expect: { net: '60', naive: '100', lines: ['co1 60 = 60', 'co2 40 = 0, alternative 40 by co1'] },
  },
  {
    name: 'rank 1 without an amount does not displace rank 2 with one',
    rule,
    findings: [co(1, 'm5.large', '?'), co(2, 'm5.xlarge', '40')],
    expect: {
      net: '40',
      naive: '40',
      lines: ['co2 40 = 40'],
      beside: ['co1 unknown, alternative by co2'],
      texts: { co1: "one of Compute Optimizer's options; another has a known amount" },
    },
  },
  {
    name: 'a person chooses rank 3',
    rule,
    findings: [co(1, 'm5.xlarge', '40'), co(2, 'm5.large', '55'), co(3, 't3.large', '60')],
    flips: { 'i-1': 'co3' },
    expect: {
      net: '60',
      naive: '155',
      lines: ['co1 40 = 0, alternative 40 by co3', 'co2 55 = 0, alternative 55 by co3', 'co3 60 = 60'],
      texts: { co1: "one of Compute Optimizer's options; another was chosen by a person" },
    },
  },
  {
    name: "what the Hub made of rank 1 keeps rank 1's place",
    rule,
    findings: [
      finding('hub', 'i-1', 'rightsize m5.2xlarge>m5.xlarge', { by: 'hub', list: '40' }),
      co(1, 'm5.xlarge', '40'),
      co(2, 'm5.large', '55'),
    ],
    expect: {
      net: '40',
      naive: '135',
      lines: ['hub 40 = 40', 'co1 40 = 0, duplicate 40 by hub', 'co2 55 = 0, alternative 55 by hub'],
    },
  },
  {
    name: "Cost Explorer's targets are alternatives of their own, and the sources compete after that",
    rule,
    findings: [
      co(1, 'm5.xlarge', '40'),
      finding('ce1', 'i-1', 'rightsize m5.2xlarge>m5.large', { by: 'ce', rank: 1, list: '50' }),
      finding('ce2', 'i-1', 'rightsize m5.2xlarge>t3.large', { by: 'ce', rank: 2, list: '70' }),
    ],
    expect: {
      net: '50',
      naive: '160',
      lines: ['ce1 50 = 50', 'ce2 70 = 0, alternative 70 by ce1', 'co1 40 = 0, exclusive-action 40 by ce1'],
      texts: { co1: "Cost Explorer's rightsizing of the same instance saves more" },
    },
  },
  {
    name: 'what the Hub made of ranks 1 and 3 holds the better of the two places',
    rule,
    findings: [
      finding('hub', 'i-1', 'rightsize m5.2xlarge>m5.xlarge', { by: 'hub', list: '40' }),
      co(1, 'm5.xlarge', '40'),
      co(2, 'm5.large', '55'),
      co(3, 'M5.xlarge', '41'),
    ],
    expect: {
      net: '40',
      naive: '176',
      lines: [
        'hub 40 = 40',
        'co1 40 = 0, duplicate 40 by hub',
        'co2 55 = 0, alternative 55 by hub',
        'co3 41 = 0, duplicate 41 by hub',
      ],
    },
  },
  {
    name: "an option that the Hub knows, beside a source's own ranks: those are none of Compute Optimizer's",
    rule,
    findings: [
      finding('hub', 'i-1', 'rightsize m5.2xlarge>m5.xlarge', { by: 'hub', list: '40', rank: 1 }),
      co(1, 'm5.large', '55'),
    ],
    expect: { net: '55', naive: '95', lines: ['co1 55 = 55', 'hub 40 = 0, exclusive-action 40 by co1'] },
  },
];
