import { decided, finding, type Told } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

/** When statements about one pool are of one purchase, and which are set aside before that. */
const terms = { term: 'one-year', payment: 'no-upfront' } as const;
const plan = (id: string, list: string, by: string, other: Partial<Told> = {}) =>
  finding(id, 'plan compute', 'buy', { by, list, ...terms, ...other });
const untold = (id: string, list: string, by: string, other: Partial<Told> = {}) =>
  finding(id, 'plan compute', 'buy', { by, list, ...other });
const bought = (net: string): readonly [string, string, string] => [net, net, '0'];

export const samePurchaseCases: readonly Case[] = [
  {
    name: 'a purchase that was dismissed is not proposed, whoever states it',
    rule: 1,
    findings: [plan('hub', '100', 'hub'), plan('ce', '90', 'ce', { payment: 'all-upfront' })],
    decisions: [decided('plan compute', 'dismissed')],
    expect: {
      net: '0',
      naive: '190',
      lines: ['hub 100 = 0, excluded 100', 'ce 90 = 0, excluded 90'],
      winners: { 'plan compute': null },
      rules: { 'plan compute': '1 set aside' },
      texts: { hub: 'dismissed by ann' },
    },
  },
  {
    name: 'a purchase that the Hub stated too long ago gives way to a fresh one',
    rule: 1,
    findings: [plan('hub', '100', 'hub', { ageHours: 49 }), plan('ce', '90', 'ce')],
    expect: {
      net: '90',
      naive: '190',
      lines: ['hub 100 = 0, stale 100', 'ce 90 = 90'],
      rules: { 'plan compute': 'the only opinion' },
      commitments: bought('90'),
    },
  },
  {
    name: 'a purchase below the minimum saving is small, one that costs more is none',
    rule: 11,
    findings: [plan('small', '0.50', 'hub'), finding('more', 'plan sagemaker', 'buy', { by: 'ce', list: '-3' })],
    expect: {
      net: '0',
      naive: '0',
      small: '0.5',
      beside: ['small small 0.50', 'more costs-more -3'],
      commitments: bought('0.5'),
    },
  },
  {
    name: 'a purchase with one id, stated twice',
    rule: 2,
    findings: [plan('hub', '100', 'hub', { ageHours: 6 }), plan('hub', '90', 'hub', { ageHours: 12 })],
    expect: {
      net: '100',
      naive: '190',
      lines: ['hub 100 = 100', 'hub 90 = 0, duplicate 90 by hub'],
      texts: { hub: 'the same opinion, stated twice' },
      commitments: bought('100'),
    },
  },
  {
    name: 'a person chose the check that repeats the Hub: it is no copy then',
    rule: 2,
    findings: [
      plan('hub', '100', 'hub'),
      finding('viaHub', 'plan compute', 'buy', { by: 'c1z7kmr09n', unstated: '95' }),
    ],
    flips: { 'plan compute': 'viaHub' },
    expect: {
      net: '95',
      naive: '195',
      unstatedNet: '95',
      lines: ['viaHub 95 = 95', 'hub 100 = 0, alternative 100 by viaHub'],
      commitments: bought('95'),
    },
  },
  {
    name: 'a check that repeats the Hub is no copy of what Cost Explorer states',
    rule: 2,
    findings: [plan('ce', '100', 'ce'), finding('viaHub', 'plan compute', 'buy', { by: 'c1z7kmr09n', unstated: '95' })],
    expect: {
      net: '100',
      naive: '195',
      lines: ['ce 100 = 100', 'viaHub 95 = 0, alternative 95 by ce'],
      commitments: bought('100'),
    },
  },
  {
    name: 'equal terms are one purchase, though neither source tells the payment',
    rule: 2,
    findings: [untold('hub', '100', 'hub', { term: 'one-year' }), untold('ce', '95', 'ce', { term: 'one-year' })],
    expect: {
      net: '100',
      naive: '195',
      lines: ['hub 100 = 100', 'ce 95 = 0, duplicate 95 by hub'],
      commitments: bought('100'),
    },
  },
  {
    name: 'a purchase of other terms lends no amount to the one that a person chose',
    rule: 2,
    findings: [plan('no', '?', 'hub'), plan('all', '130', 'ce', { payment: 'all-upfront' })],
    flips: { 'plan compute': 'no' },
    expect: {
      net: '0',
      naive: '130',
      bound: 'lower',
      lines: ['all 130 = 0, alternative 130 by no'],
      beside: ['no unknown'],
      winners: { 'plan compute': 'no' },
      bill: { 'plan compute': '?' },
    },
  },
  {
    name: 'nor does one of another check that tells no terms: a renewal and a new purchase are two',
    rule: 2,
    findings: [untold('renewal', '?', '1e93e4c0b5'), untold('new', '60', 'cX3c2R1chu')],
    flips: { 'plan compute': 'renewal' },
    expect: {
      net: '0',
      naive: '60',
      bound: 'lower',
      lines: ['new 60 = 0, alternative 60 by renewal'],
      beside: ['renewal unknown'],
    },
  },
  {
    name: 'what repeats the purchase lends its amount to it, with the same terms or as a check of the Hub',
    rule: 2,
    findings: [
      plan('hub', '?', 'hub'),
      plan('ce', '100', 'ce'),
      finding('hub5', 'plan database', 'buy', { by: 'hub', list: '?', ...terms }),
      finding('viaHub5', 'plan database', 'buy', { by: 'c1z7kmr09n', unstated: '40' }),
    ],
    expect: {
      net: '140',
      naive: '140',
      unstatedNet: '40',
      lines: ['ce 100 = 100', 'viaHub5 40 = 40'],
      beside: ['hub unknown, counted by ce', 'hub5 unknown, counted by viaHub5'],
      winners: { 'plan compute': 'hub', 'plan database': 'hub5' },
      commitments: bought('140'),
    },
  },
  {
    name: 'a copy lends its amount to what it is a copy of, and to no purchase of other terms',
    rule: 2,
    findings: [
      plan('hub', '100', 'hub'),
      finding('viaHub', 'plan compute', 'buy', { by: 'c1z7kmr09n', unstated: '95' }),
      plan('all', '?', 'ce', { payment: 'all-upfront' }),
    ],
    flips: { 'plan compute': 'all' },
    expect: {
      net: '0',
      naive: '195',
      bound: 'lower',
      lines: ['hub 100 = 0, alternative 100 by all', 'viaHub 95 = 0, duplicate 95 by hub'],
      beside: ['all unknown'],
    },
  },
];
