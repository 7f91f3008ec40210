import { finding } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

const rule = 8;
const smaller = (id: string, thing: string, list: string) =>
  finding(id, thing, 'rightsize m5.2xlarge>m5.xlarge', { by: 'hub', list });
const plan = (list: string, eligible?: string) =>
  finding('plan', 'plan compute', 'buy', { by: 'hub', list, ...(eligible && { eligible }) });
const reservation = (list: string, eligible: string, units: number) =>
  finding('ri', 'reservation ec2 m5', 'buy', { by: 'hub', list, eligible, units });

export const commitmentCases: readonly Case[] = [
  {
    name: 'rightsizing shrinks what a Savings Plan would cover; bought first, a part of it would be stranded',
    rule,
    // counted 300 x 900/1000; the plan costs 1000 - 300 = 700, of which a tenth would go unused
    findings: [smaller('i', 'i-1', '100'), plan('300', '1000')],
    expect: {
      net: '370',
      naive: '400',
      lines: ['i 100 = 100', 'plan 300 = 270, resized 30'],
      rules: { 'plan compute': '8 commitments last' },
      texts: { plan: 'the other actions leave USD 900.00 a month of the USD 1,000.00 that it was sized for' },
      commitments: ['270', '200', '70'],
      bill: { 'plan compute': '270' },
    },
  },
  {
    name: 'nothing shrinks it',
    rule,
    findings: [plan('300', '1000')],
    expect: { net: '300', naive: '300', lines: ['plan 300 = 300'], commitments: ['300', '300', '0'] },
  },
  {
    name: 'the other actions take all of it, and more',
    rule,
    findings: [smaller('i', 'i-1', '1000.01'), plan('300', '1000')],
    expect: {
      net: '1000.01',
      naive: '1300.01',
      lines: ['i 1000.01 = 1000.01', 'plan 300 = 0, resized 300'],
      commitments: ['0', '-700', '700'],
    },
  },
  {
    name: 'a share is rounded half to even: 10.05 / 2 = 5.025 is 5.02',
    rule,
    // the plan would cost 10 - 10.05, so nothing can be stranded
    findings: [smaller('i', 'i-1', '5'), plan('10.05', '10')],
    expect: {
      net: '10.02',
      naive: '15.05',
      lines: ['i 5 = 5', 'plan 10.05 = 5.02, resized 5.03'],
      commitments: ['5.02', '5.02', '0'],
    },
  },
  {
    name: '10.15 / 2 = 5.075 is 5.08',
    rule,
    findings: [smaller('i', 'i-1', '5'), plan('10.15', '10')],
    expect: {
      net: '10.08',
      naive: '15.15',
      lines: ['i 5 = 5', 'plan 10.15 = 5.08, resized 5.07'],
      commitments: ['5.08', '5.08', '0'],
    },
  },
  {
    name: 'reservations in whole units: of ten, 8.5 are left, so eight are bought',
    rule,
    // 1000 - 100 a month for ten, of which 15 % would go unused
    findings: [smaller('i', 'i-1', '150'), reservation('100', '1000', 10)],
    expect: {
      net: '230',
      naive: '250',
      lines: ['i 150 = 150', 'ri 100 = 80, resized 20'],
      commitments: ['80', '-55', '135'],
    },
  },
  {
    name: 'exactly eight are left',
    rule,
    findings: [smaller('i', 'i-1', '200'), reservation('100', '1000', 10)],
    expect: {
      net: '280',
      naive: '300',
      lines: ['i 200 = 200', 'ri 100 = 80, resized 20'],
      commitments: ['80', '-100', '180'],
    },
  },
  {
    name: 'a purchase whose eligible spend is not known, and that something shrinks',
    rule,
    findings: [smaller('i', 'i-1', '100'), plan('300', '?')],
    expect: {
      net: '100',
      naive: '100',
      bound: 'lower',
      lines: ['i 100 = 100'],
      beside: ['plan range 0..300'],
      winners: { 'plan compute': 'plan' },
      texts: { plan: 'how much of it is left to buy is not known: what it could price was not stated' },
      bill: { 'plan compute': '?' },
    },
  },
  {
    name: 'the same where nothing shrinks it: all of it is left, however much that is',
    rule,
    findings: [plan('300')],
    expect: { net: '300', naive: '300', lines: ['plan 300 = 300'], commitments: ['300', '300', '0'] },
  },
];
