import { finding, type Told } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

/** Which of several purchases of one pool is proposed. */
const rule = 3;
const terms = { term: 'one-year', payment: 'no-upfront' } as const;
const plan = (id: string, list: string, by: string, other: Partial<Told> = {}) =>
  finding(id, 'plan compute', 'buy', { by, list, ...terms, ...other });
const untold = (id: string, list: string, by: string, other: Partial<Told> = {}) =>
  finding(id, 'plan compute', 'buy', { by, list, ...other });
const bought = (net: string): readonly [string, string, string] => [net, net, '0'];

export const termCases: readonly Case[] = [
  {
    name: 'one purchase stated once needed no rule, stated by two the second, among others the third',
    rule,
    findings: [
      finding('alone', 'plan sagemaker', 'buy', { by: 'ce', list: '10' }),
      plan('hub', '100', 'hub'),
      plan('ce', '90', 'ce'),
      finding('one', 'plan database', 'buy', { by: 'ce', list: '20', ...terms }),
      finding('two', 'plan database', 'buy', { by: 'ce', list: '30', ...terms, payment: 'all-upfront' }),
    ],
    expect: {
      net: '130',
      naive: '250',
      lines: [
        'alone 10 = 10',
        'hub 100 = 100',
        'ce 90 = 0, duplicate 90 by hub',
        'one 20 = 20',
        'two 30 = 0, alternative 30 by one',
      ],
      rules: {
        'plan sagemaker': 'the only opinion',
        'plan compute': '2 the same opinion',
        'plan database': '3 alternatives',
      },
      commitments: bought('130'),
    },
  },
  {
    name: 'of two of which the policy rules out one, the other is an alternative, not the same',
    rule,
    findings: [plan('hub', '100', 'hub', { risk: 'high' }), plan('ce', '80', 'ce')],
    settings: { riskPolicy: { maximumRisk: 'medium', allowRestart: true, allowArchitectureChange: true } },
    expect: {
      net: '80',
      naive: '180',
      lines: ['ce 80 = 80', 'hub 100 = 0, excluded 100'],
      rules: { 'plan compute': '3 alternatives' },
      commitments: bought('80'),
    },
  },
  {
    name: 'the account prefers a term alone: of its payments the one without upfront',
    rule,
    findings: [
      plan('year', '100', 'hub'),
      plan('threeAll', '250', 'hub', { term: 'three-years', payment: 'all-upfront' }),
      plan('threeNo', '200', 'hub', { term: 'three-years' }),
    ],
    preferences: { preferredCommitment: { term: 'three-years' } },
    expect: {
      net: '200',
      naive: '550',
      lines: [
        'threeNo 200 = 200',
        'threeAll 250 = 0, alternative 250 by threeNo',
        'year 100 = 0, alternative 100 by threeNo',
      ],
      commitments: bought('200'),
    },
  },
  {
    name: 'the payment nearest to the preferred one: partly upfront is nearer to all than nothing is',
    rule,
    findings: [plan('no', '100', 'hub'), plan('partial', '90', 'hub', { payment: 'partial-upfront' })],
    preferences: { preferredCommitment: { term: 'one-year', payment: 'all-upfront' } },
    expect: {
      net: '90',
      naive: '190',
      lines: ['partial 90 = 90', 'no 100 = 0, alternative 100 by partial'],
      commitments: bought('90'),
    },
  },
  {
    name: 'a payment that is not told comes after the preferred one and before any other',
    rule,
    findings: [
      untold('untold', '100', 'hub', { term: 'one-year' }),
      plan('partial', '110', 'hub', { payment: 'partial-upfront' }),
      finding('no', 'plan database', 'buy', { by: 'hub', list: '20', ...terms }),
      finding('none', 'plan database', 'buy', { by: 'hub', list: '30', term: 'one-year' }),
    ],
    expect: {
      net: '120',
      naive: '260',
      lines: [
        'untold 100 = 100',
        'partial 110 = 0, alternative 110 by untold',
        'no 20 = 20',
        'none 30 = 0, alternative 30 by no',
      ],
      commitments: bought('120'),
    },
  },
  {
    name: 'a term that is not told comes after the preferred one and before the other',
    rule,
    findings: [
      untold('untold', '100', 'hub', { payment: 'all-upfront' }),
      plan('three', '250', 'hub', { term: 'three-years' }),
      finding('year', 'plan database', 'buy', { by: 'hub', list: '20', term: 'one-year', payment: 'all-upfront' }),
      finding('none', 'plan database', 'buy', { by: 'hub', list: '30', payment: 'no-upfront' }),
    ],
    expect: {
      net: '120',
      naive: '400',
      lines: [
        'untold 100 = 100',
        'three 250 = 0, alternative 250 by untold',
        'year 20 = 20',
        'none 30 = 0, alternative 30 by year',
      ],
      commitments: bought('120'),
    },
  },
  {
    name: 'the preferred purchase gives way where what it would save is not known (rule 11)',
    rule,
    findings: [plan('no', '?', 'hub'), plan('all', '130', 'ce', { payment: 'all-upfront' })],
    expect: {
      net: '130',
      naive: '130',
      lines: ['all 130 = 130'],
      beside: ['no unknown, alternative by all'],
      texts: { no: 'another purchase for the same usage, which has a known amount' },
      commitments: bought('130'),
    },
  },
  {
    name: 'of purchases that tell no terms the better source: Cost Explorer, the checks of the Hub, the older checks',
    rule,
    findings: [
      finding('older', 'reservation rds m5', 'buy', { by: '1qazXsw23e', list: '80' }),
      finding('viaHub', 'reservation rds m5', 'buy', { by: 'c1z7kmr11n', unstated: '60' }),
      finding('ce', 'reservation rds m5', 'buy', { by: 'ce', list: '50' }),
      finding('older5', 'reservation rds r5', 'buy', { by: '1qazXsw23e', list: '80' }),
      finding('viaHub5', 'reservation rds r5', 'buy', { by: 'c1z7kmr11n', unstated: '60' }),
    ],
    expect: {
      net: '110',
      naive: '330',
      unstatedNet: '60',
      lines: [
        'ce 50 = 50',
        'older 80 = 0, alternative 80 by ce',
        'viaHub 60 = 0, alternative 60 by ce',
        'viaHub5 60 = 60',
        'older5 80 = 0, alternative 80 by viaHub5',
      ],
      texts: { older: 'another purchase for the same usage, which comes from the better source' },
      commitments: bought('110'),
    },
  },
  {
    name: 'of one source and equally near terms the larger saving',
    rule,
    findings: [untold('a', '80', '1e93e4c0b5'), untold('b', '90', 'cX3c2R1chu')],
    expect: {
      net: '90',
      naive: '170',
      lines: ['b 90 = 90', 'a 80 = 0, alternative 80 by b'],
      texts: { a: 'another purchase for the same usage, which saves more' },
      commitments: bought('90'),
    },
  },
];
