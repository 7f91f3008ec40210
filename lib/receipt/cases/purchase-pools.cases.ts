import type { Finding } from '../../core/finding.ts';
import { finding } from '../examples.fixtures.ts';
import type { Case, Expected } from './case.fixtures.ts';

/** Which of the purchases for one usage is kept: the same in whatever order they are told. */
const rule = 3;
const linked = { scope: 'linked', account: '222222222222' } as const;
const bought = (net: string): readonly [string, string, string] => [net, net, '0'];
const bothOrders = (name: string, findings: readonly Finding[], expect: Expected): Case[] => [
  { name, rule, findings, expect },
  { name: `${name} (told the other way round)`, rule, findings: [...findings].reverse(), expect },
];

export const purchasePoolCases: readonly Case[] = [
  ...bothOrders(
    'a known saving of a linked account before an unknown one of the payer',
    [
      finding('payer', 'plan compute', 'buy', { by: 'ce', list: '?' }),
      finding('linked', 'plan compute', 'buy', { by: 'ce', list: '70', ...linked }),
    ],
    {
      net: '70',
      naive: '70',
      lines: ['linked 70 = 70'],
      beside: ['payer unknown, scope by linked'],
      texts: { payer: "Cost Explorer's Savings Plan for the linked account covers the same usage" },
      commitments: bought('70'),
    },
  ),
  ...bothOrders(
    "the payer's purchase before a linked account's, though the Hub states that",
    [
      finding('payer', 'plan compute', 'buy', { by: 'ce', list: '100' }),
      finding('linked', 'plan compute', 'buy', { by: 'hub', list: '170', ...linked }),
    ],
    {
      net: '100',
      naive: '270',
      lines: ['payer 100 = 100', 'linked 170 = 0, scope 170 by payer'],
      commitments: bought('100'),
    },
  ),
  ...bothOrders(
    'the payer buys plans for compute: a plan of a linked account for instances is another kind for the same usage',
    [
      finding('payer', 'plan compute', 'buy', { by: 'ce', list: '100' }),
      finding('linked', 'plan ec2-instance m5', 'buy', { by: 'ce', list: '70', ...linked }),
    ],
    {
      net: '100',
      naive: '170',
      lines: ['payer 100 = 100', 'linked 70 = 0, alternative 70 by payer'],
      commitments: bought('100'),
    },
  ),
  ...bothOrders(
    'a plan that floats before one that is bound to a family',
    [
      finding('isp', 'plan ec2-instance m5', 'buy', { by: 'ce', list: '120' }),
      finding('sp', 'plan compute', 'buy', { by: 'ce', list: '100' }),
    ],
    {
      net: '100',
      naive: '220',
      lines: ['sp 100 = 100', 'isp 120 = 0, alternative 120 by sp'],
      commitments: bought('100'),
    },
  ),
  ...bothOrders(
    'and that before a reservation of the same family and region',
    [
      finding('ri', 'reservation ec2 m5', 'buy', { by: 'ce', list: '150' }),
      finding('isp', 'plan ec2-instance m5', 'buy', { by: 'ce', list: '120' }),
    ],
    {
      net: '120',
      naive: '270',
      lines: ['isp 120 = 120', 'ri 150 = 0, alternative 150 by isp'],
      commitments: bought('120'),
    },
  ),
  ...bothOrders(
    "what a check shows of the Hub's choice counts as the Hub's",
    [
      finding('sp', 'plan database', 'buy', { by: 'ce', list: '100' }),
      finding('ri', 'reservation rds r5', 'buy', { by: 'c1z7kmr11n', unstated: '90' }),
    ],
    {
      net: '90',
      naive: '190',
      unstatedNet: '90',
      lines: ['ri 90 = 90', 'sp 100 = 0, alternative 100 by ri'],
      commitments: bought('90'),
    },
  ),
  {
    name: "a person chose the linked account's purchase: the payer's gives way to it",
    rule,
    findings: [
      finding('payer', 'plan compute', 'buy', { by: 'hub', list: '100' }),
      finding('linked', 'reservation ec2 m5', 'buy', { by: 'ce', list: '70', scope: 'linked' }),
      finding('sameKind', 'reservation ec2 m5', 'buy', { by: 'hub', list: '90' }),
    ],
    flips: { 'reservation ec2 m5': 'sameKind' },
    expect: {
      net: '90',
      naive: '260',
      lines: ['sameKind 90 = 90', 'payer 100 = 0, alternative 100 by sameKind', 'linked 70 = 0, scope 70 by sameKind'],
      commitments: bought('90'),
    },
  },
  {
    name: 'a reservation of which no family is told may be for any: an alternative of the same scope',
    rule,
    findings: [
      finding('any', 'reservation ec2', 'buy', { by: 'ce', list: '70' }),
      finding('m5', 'reservation ec2 m5', 'buy', { by: 'hub', list: '90' }),
    ],
    expect: {
      net: '90',
      naive: '160',
      lines: ['m5 90 = 90', 'any 70 = 0, alternative 70 by m5'],
      commitments: bought('90'),
    },
  },
];
