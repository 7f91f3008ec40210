import { finding, type Told } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

const rule = 7;
const costs = { cost: '100>40' };
const smaller = (list: string, more: Partial<Told> = {}) =>
  finding('smaller', 'i-1', 'rightsize m5.xlarge>m5.large', { by: 'hub', list, ...more });
const nights = (list: string) => finding('nights', 'i-1', 'schedule', { by: 'bill', list, facet: 'schedule' });

export const overlapCases: readonly Case[] = [
  {
    name: 'a schedule on an instance that is made smaller is worth what the smaller one costs',
    rule,
    findings: [
      finding('smaller', 'i-1', 'rightsize m5.xlarge>m5.large', { by: 'hub', list: '60', ...costs }),
      finding('nights', 'i-1', 'schedule', { by: 'bill', list: '50', facet: 'schedule' }),
    ],
    expect: {
      net: '80',
      naive: '110',
      lines: ['smaller 60 = 60', 'nights 50 = 20, reduced 30 by smaller'],
      texts: { nights: "priced again on what the Hub's rightsizing of the same instance leaves" },
      bill: { 'i-1': '60' },
    },
  },
  {
    name: 'the costs may be those of another source that proposes the same',
    rule,
    findings: [
      finding('smaller', 'i-1', 'rightsize m5.xlarge>m5.large', { by: 'hub', list: '60' }),
      finding('ce', 'i-1', 'rightsize m5.xlarge>m5.large', { by: 'ce', net: '50', cost: '90>30' }),
      finding('nights', 'i-1', 'schedule', { by: 'bill', list: '50', facet: 'schedule' }),
    ],
    expect: {
      net: '76.67',
      naive: '110',
      lines: ['smaller 60 = 60', 'nights 50 = 16.67, reduced 33.33 by smaller'],
      beside: ['ce other-basis 50, exclusive-action by smaller'],
    },
  },
  {
    name: 'costs not known: what the schedule states beyond the other saving',
    rule,
    findings: [
      finding('smaller', 'i-1', 'rightsize m5.xlarge>m5.large', { by: 'hub', list: '30' }),
      finding('nights', 'i-1', 'schedule', { by: 'bill', list: '50', facet: 'schedule' }),
    ],
    expect: { net: '50', naive: '80', lines: ['smaller 30 = 30', 'nights 50 = 20, reduced 30 by smaller'] },
  },
  {
    name: 'and nothing where it is not more',
    rule,
    findings: [
      finding('smaller', 'i-1', 'rightsize m5.xlarge>m5.large', { by: 'hub', list: '50' }),
      finding('nights', 'i-1', 'schedule', { by: 'bill', list: '50', facet: 'schedule' }),
    ],
    expect: { net: '50', naive: '100', lines: ['smaller 50 = 50', 'nights 50 = 0, reduced 50 by smaller'] },
  },
  {
    name: 'a licence that needs fewer cores is worth less on a smaller instance; storage and network are not touched',
    rule,
    findings: [
      finding('smaller', 'i-1', 'rightsize m5.xlarge>m5.large', { by: 'hub', list: '60', ...costs }),
      finding('sql', 'i-1', 'rightsize', { by: 'co', list: '10', facet: 'licence' }),
      finding('net', 'i-1', 'review', { by: 'bill', list: '4', facet: 'network' }),
    ],
    expect: {
      net: '68',
      naive: '74',
      lines: ['smaller 60 = 60', 'sql 10 = 4, reduced 6 by smaller', 'net 4 = 4'],
    },
  },
  {
    name: 'a schedule and a change without a known amount: the schedule stays whole',
    rule,
    findings: [
      finding('smaller', 'i-1', 'rightsize m5.xlarge>m5.large', { by: 'hub', list: '?', ...costs }),
      finding('nights', 'i-1', 'schedule', { by: 'bill', list: '50', facet: 'schedule' }),
    ],
    expect: { net: '50', naive: '50', bound: 'lower', lines: ['nights 50 = 50'], beside: ['smaller unknown'] },
  },
  {
    name: 'and the proposal of the schedule says that this rule priced it',
    rule,
    findings: [smaller('60', costs), nights('50')],
    expect: {
      net: '80',
      naive: '110',
      lines: ['smaller 60 = 60', 'nights 50 = 20, reduced 30 by smaller'],
      rules: { 'i-1': 'the only opinion', 'i-1 schedule': '7 overlap' },
    },
  },
  {
    name: 'nothing runs on a schedule once it is stopped, however much the schedule states',
    rule,
    findings: [finding('stop', 'i-1', 'stop', { by: 'hub', list: '80', cost: '100>30' }), nights('90')],
    expect: { net: '80', naive: '170', lines: ['stop 80 = 80', 'nights 90 = 0, reduced 90 by stop'] },
  },
  {
    name: 'a schedule in another currency is not priced again, since nothing is converted',
    rule,
    findings: [smaller('60', costs), nights('50 EUR'), finding('other', 'i-2', 'stop', { by: 'hub', list: '1' })],
    expect: {
      net: '61',
      naive: '61',
      lines: ['smaller 60 = 60', 'other 1 = 1', 'nights 50 EUR = 50'],
      others: { EUR: '50 of 50' },
    },
  },
  {
    name: 'an instance that costs as much as before leaves the schedule whole',
    rule,
    findings: [smaller('60', { cost: '100>100' }), nights('50')],
    expect: { net: '110', naive: '110', lines: ['smaller 60 = 60', 'nights 50 = 50'] },
  },
  {
    name: 'one that costs more than before makes the schedule worth no more than it states',
    rule,
    findings: [smaller('60', { cost: '100>120' }), nights('50')],
    expect: { net: '110', naive: '110', lines: ['smaller 60 = 60', 'nights 50 = 50'] },
  },
  {
    name: 'a source that tells only one of the two costs tells neither: what is stated beyond the other saving',
    rule,
    findings: [
      smaller('30', { cost: '100' }),
      nights('50'),
      finding('half', 'i-2', 'rightsize m5.xlarge>m5.large', { by: 'hub', list: '30', cost: '>40' }),
      finding('evenings', 'i-2', 'schedule', { by: 'bill', list: '45', facet: 'schedule' }),
    ],
    expect: {
      net: '95',
      naive: '155',
      lines: [
        'smaller 30 = 30',
        'nights 50 = 20, reduced 30 by smaller',
        'half 30 = 30',
        'evenings 45 = 15, reduced 30 by half',
      ],
    },
  },
  {
    name: 'costs of nothing say nothing about a share',
    rule,
    findings: [smaller('30', { cost: '0>0' }), nights('50')],
    expect: { net: '50', naive: '80', lines: ['smaller 30 = 30', 'nights 50 = 20, reduced 30 by smaller'] },
  },
  {
    name: 'the costs of a source that proposes another size are not asked',
    rule,
    findings: [
      smaller('30'),
      finding('ce', 'i-1', 'rightsize m5.xlarge>t3.large', { by: 'ce', list: '20', cost: '100>80' }),
      nights('50'),
    ],
    expect: {
      net: '50',
      naive: '100',
      lines: ['smaller 30 = 30', 'ce 20 = 0, exclusive-action 20 by smaller', 'nights 50 = 20, reduced 30 by smaller'],
    },
  },
  {
    name: 'nor those of an opinion that is too old, or that its source excludes',
    rule,
    findings: [
      smaller('30'),
      finding('old', 'i-1', 'rightsize m5.xlarge>m5.large', { by: 'ce', list: '20', cost: '100>80', ageHours: 49 }),
      finding('no', 'i-1', 'rightsize m5.xlarge>m5.large', { by: 'ce', list: '21', cost: '100>80', excluded: 'no' }),
      nights('50'),
    ],
    expect: {
      net: '50',
      naive: '121',
      lines: [
        'smaller 30 = 30',
        'old 20 = 0, stale 20',
        'no 21 = 0, excluded 21',
        'nights 50 = 20, reduced 30 by smaller',
      ],
    },
  },
];
