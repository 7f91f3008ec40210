import type { Resource } from '../../core/resource.ts';
import { finding, resourceOf, type Told } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

const rule = 3;
const terms = { term: 'one-year', payment: 'no-upfront' } as const;
const plan = (id: string, list: string, by: string, other: Partial<Told> = {}) =>
  finding(id, 'plan compute', 'buy', { by, list, ...terms, ...other });

/** As a source may state it, though such a plan is bound to neither. */
function withPlace(resource: Resource): Resource {
  return resource.kind === 'commitment' ? { ...resource, region: 'us-east-1', family: 'm5' } : resource;
}

export const purchaseCases: readonly Case[] = [
  {
    name: 'of terms and payments one year without upfront, where the account prefers none',
    rule,
    findings: [
      plan('yearNo', '100', 'hub'),
      plan('yearAll', '130', 'hub', { payment: 'all-upfront' }),
      plan('threeAll', '250', 'ce', { term: 'three-years', payment: 'all-upfront' }),
    ],
    expect: {
      net: '100',
      naive: '480',
      lines: [
        'yearNo 100 = 100',
        'yearAll 130 = 0, alternative 130 by yearNo',
        'threeAll 250 = 0, alternative 250 by yearNo',
      ],
      texts: {
        yearAll: 'another purchase for the same usage, which is one year without upfront, or nearest to it',
      },
      commitments: ['100', '100', '0'],
    },
  },
  {
    name: 'the account prefers three years all upfront',
    rule,
    findings: [
      plan('yearNo', '100', 'hub'),
      plan('yearAll', '130', 'hub', { payment: 'all-upfront' }),
      plan('threeAll', '250', 'ce', { term: 'three-years', payment: 'all-upfront' }),
    ],
    preferences: { preferredCommitment: { term: 'three-years', payment: 'all-upfront' } },
    expect: {
      net: '250',
      naive: '480',
      lines: [
        'yearNo 100 = 0, alternative 100 by threeAll',
        'yearAll 130 = 0, alternative 130 by threeAll',
        'threeAll 250 = 250',
      ],
      texts: { yearNo: 'another purchase for the same usage, which is what the account prefers' },
      commitments: ['250', '250', '0'],
    },
  },
  {
    name: 'the preferred term outweighs the preferred payment',
    rule,
    findings: [
      plan('yearAll', '130', 'hub', { payment: 'all-upfront' }),
      plan('threeNo', '200', 'hub', { term: 'three-years' }),
    ],
    expect: {
      net: '130',
      naive: '330',
      lines: ['yearAll 130 = 130', 'threeNo 200 = 0, alternative 200 by yearAll'],
      commitments: ['130', '130', '0'],
    },
  },
  {
    name: 'between kinds for the same usage the Compute Savings Plan',
    rule,
    findings: [
      finding('sp', 'plan compute', 'buy', { by: 'ce', list: '100' }),
      finding('isp', 'plan ec2-instance m5', 'buy', { by: 'ce', list: '120' }),
      finding('ri', 'reservation ec2 m5', 'buy', { by: 'ce', list: '150' }),
    ],
    expect: {
      net: '100',
      naive: '370',
      lines: ['sp 100 = 100', 'isp 120 = 0, alternative 120 by sp', 'ri 150 = 0, alternative 150 by sp'],
      texts: { ri: "Cost Explorer's Savings Plan is for the same usage: one of the two, not both" },
      winners: { 'reservation ec2 m5': null },
      commitments: ['100', '100', '0'],
    },
  },
  {
    name: 'but the kind that the Hub chose',
    rule,
    findings: [
      finding('sp', 'plan compute', 'buy', { by: 'ce', list: '100' }),
      finding('ri', 'reservation ec2 m5', 'buy', { by: 'hub', list: '90' }),
    ],
    expect: {
      net: '90',
      naive: '190',
      lines: ['ri 90 = 90', 'sp 100 = 0, alternative 100 by ri'],
      commitments: ['90', '90', '0'],
    },
  },
  {
    name: 'plans and reservations of different families or regions, and SageMaker, add up',
    rule,
    findings: [
      finding('m5', 'plan ec2-instance m5', 'buy', { by: 'ce', list: '10' }),
      finding('r5', 'reservation ec2 r5', 'buy', { by: 'ce', list: '20' }),
      finding('m5eu', 'reservation ec2 m5', 'buy', { by: 'ce', list: '40', region: 'eu-west-1' }),
      finding('sm', 'plan sagemaker', 'buy', { by: 'ce', list: '80' }),
    ],
    expect: {
      net: '150',
      naive: '150',
      lines: ['m5 10 = 10', 'r5 20 = 20', 'm5eu 40 = 40', 'sm 80 = 80'],
      commitments: ['150', '150', '0'],
    },
  },
  {
    name: "the payer's purchase covers the linked accounts'",
    rule,
    findings: [
      finding('payer', 'plan compute', 'buy', { by: 'ce', list: '100' }),
      finding('linked', 'plan compute', 'buy', { by: 'hub', list: '70', scope: 'linked', account: '222222222222' }),
      finding('other', 'reservation ec2 m5', 'buy', { by: 'ce', list: '30', scope: 'linked' }),
    ],
    expect: {
      net: '100',
      naive: '200',
      lines: ['payer 100 = 100', 'linked 70 = 0, scope 70 by payer', 'other 30 = 0, alternative 30 by payer'],
      texts: { linked: "Cost Explorer's Savings Plan for the payer covers the same usage" },
      commitments: ['100', '100', '0'],
    },
  },
  {
    name: 'two linked accounts each buy for themselves',
    rule,
    findings: [
      finding('one', 'plan compute', 'buy', { by: 'ce', list: '70', scope: 'linked' }),
      finding('two', 'plan compute', 'buy', { by: 'ce', list: '30', scope: 'linked', account: '222222222222' }),
    ],
    expect: { net: '100', naive: '100', lines: ['one 70 = 70', 'two 30 = 30'], commitments: ['100', '100', '0'] },
  },
  {
    name: 'a Database Savings Plan against a reservation of a database',
    rule,
    findings: [
      finding('plan', 'plan database', 'buy', { by: 'ce', list: '100' }),
      finding('ri', 'reservation rds r5', 'buy', { by: 'ce', list: '120' }),
      finding('cache', 'reservation redshift ra3', 'buy', { by: 'ce', list: '7' }),
    ],
    expect: {
      net: '107',
      naive: '227',
      lines: ['plan 100 = 100', 'ri 120 = 0, alternative 120 by plan', 'cache 7 = 7'],
      commitments: ['107', '107', '0'],
    },
  },
  {
    name: 'a renewal against a new purchase: the larger one',
    rule,
    findings: [
      finding('renewal', 'reservation ec2 m5', 'buy', { by: '1e93e4c0b5', list: '80' }),
      finding('new', 'reservation ec2 m5', 'buy', { by: 'cX3c2R1chu', list: '60' }),
    ],
    expect: {
      net: '80',
      naive: '140',
      lines: ['renewal 80 = 80', 'new 60 = 0, alternative 60 by renewal'],
      commitments: ['80', '80', '0'],
    },
  },
  {
    name: 'a plan that floats is one, though a source states a region or a family with it',
    rule,
    findings: [
      {
        ...plan('hub', '100', 'hub'),
        resource: withPlace(resourceOf('plan compute', terms)),
      },
      plan('ce', '100', 'ce'),
      finding('fn', 'fn-1', 'rightsize 1024>512', { by: 'co', list: '7', region: 'eu-west-1' }),
      finding('ri', 'reservation ec2 r5', 'buy', { by: 'ce', list: '40', region: 'eu-west-1' }),
    ],
    expect: {
      net: '7',
      naive: '147',
      bound: 'lower',
      lines: ['fn 7 = 7', 'ce 100 = 0, duplicate 100 by hub', 'ri 40 = 0, alternative 40 by hub'],
      beside: ['hub range 0..100'],
    },
  },
  {
    name: 'the policy rules out a purchase, unless a person chose it',
    rule,
    findings: [plan('hub', '100', 'hub', { risk: 'high' }), plan('ce', '80', 'ce', { payment: 'all-upfront' })],
    settings: { riskPolicy: { maximumRisk: 'medium', allowRestart: true, allowArchitectureChange: true } },
    expect: {
      net: '80',
      naive: '180',
      lines: ['ce 80 = 80', 'hub 100 = 0, excluded 100'],
      texts: { hub: 'ruled out: its risk is high, and the policy allows medium at most' },
      commitments: ['80', '80', '0'],
    },
  },
  {
    name: 'a person chose the purchase that the policy rules out',
    rule,
    findings: [plan('hub', '100', 'hub', { risk: 'high' }), plan('ce', '80', 'ce', { payment: 'all-upfront' })],
    settings: { riskPolicy: { maximumRisk: 'medium', allowRestart: true, allowArchitectureChange: true } },
    flips: { 'plan compute': 'hub' },
    expect: {
      net: '100',
      naive: '180',
      lines: ['hub 100 = 100', 'ce 80 = 0, alternative 80 by hub'],
      texts: { ce: 'another purchase for the same usage, which was chosen by a person' },
      commitments: ['100', '100', '0'],
    },
  },
];
