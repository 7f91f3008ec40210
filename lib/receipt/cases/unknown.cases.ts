import type { Finding } from '../../core/finding.ts';
import { finding } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

const rule = 11;
const hub = (id: string, thing: string, list: string): Finding => finding(id, thing, 'delete', { by: 'hub', list });
const digits = '12345678901234567890123456.123456789012345678901234';

export const unknownCases: readonly Case[] = [
  {
    name: 'unknown is not zero: it stands beside, and the net is a lower bound',
    rule,
    findings: [hub('a', 'i-1', '40'), finding('ip', 'ip-1', 'delete', { by: 'Z4AUBRNSmz' })],
    expect: {
      net: '40',
      naive: '40',
      bound: 'lower',
      lines: ['a 40 = 40'],
      beside: ['ip unknown'],
      winners: { 'ip-1': 'ip' },
      texts: { ip: 'what it would save is not known' },
      bill: { 'ip-1': '?' },
    },
  },
  {
    name: 'a range does not count',
    rule,
    findings: [hub('a', 'i-1', '5..9')],
    expect: {
      net: '0',
      naive: '0',
      basis: 'unstated',
      bound: 'lower',
      beside: ['a range 5..9'],
      texts: { a: 'only a range is stated' },
    },
  },
  {
    name: 'a change that costs more is no saving',
    rule,
    findings: [finding('up', 'i-1', 'upgrade m5.large>m5.xlarge', { by: 'hub', list: '-70.08' })],
    expect: {
      net: '0',
      naive: '0',
      beside: ['up costs-more -70.08'],
      winners: { 'i-1': 'up' },
      texts: { up: 'it costs more: a step up, not a saving' },
      bill: { 'i-1': '-70.08' },
    },
  },
  {
    name: 'and gives way to one that saves',
    rule,
    findings: [
      finding('up', 'i-1', 'upgrade m5.large>m5.xlarge', { by: 'co', list: '-70', grade: 'A' }),
      hub('a', 'i-1', '40'),
    ],
    expect: {
      net: '40',
      naive: '40',
      lines: ['a 40 = 40'],
      beside: ['up costs-more -70, exclusive-action by a'],
    },
  },
  {
    name: 'a cent below the minimum is small, with its sum; the minimum itself counts',
    rule,
    findings: [hub('a', 'vol-1', '0.99'), hub('b', 'vol-2', '1.00'), hub('c', 'vol-3', '0.50'), hub('d', 'vol-4', '0')],
    expect: {
      net: '1',
      naive: '1',
      small: '1.49',
      lines: ['b 1.00 = 1.00'],
      beside: ['a small 0.99', 'c small 0.50', 'd small 0'],
      winners: { 'vol-1': 'a' },
      texts: { a: 'less than the minimum saving of USD 1 a month' },
      bill: { 'vol-1': '0.99' },
    },
  },
  {
    name: 'the minimum is in US dollars, and nothing is converted',
    rule,
    findings: [hub('a', 'vol-1', '0.50 EUR')],
    expect: { net: '0.5', naive: '0.5', lines: ['a 0.50 EUR = 0.50'] },
  },
  {
    name: 'a minimum of nothing leaves nothing out',
    rule,
    findings: [hub('a', 'vol-1', '0.01'), hub('b', 'vol-2', '0')],
    settings: { minimumSaving: '0' },
    expect: { net: '0.01', naive: '0.01', lines: ['a 0.01 = 0.01', 'b 0 = 0'] },
  },
  {
    name: 'fifty digits are exact',
    rule,
    findings: [hub('a', 'i-1', digits), hub('b', 'i-2', '0.000000000000000000000001'), hub('c', 'i-3', '1')],
    settings: { minimumSaving: '0' },
    expect: {
      net: '12345678901234567890123457.123456789012345678901235',
      naive: '12345678901234567890123457.123456789012345678901235',
      lines: [`a ${digits} = ${digits}`, 'b 0.000000000000000000000001 = 0.000000000000000000000001', 'c 1 = 1'],
    },
  },
  {
    name: 'what is no amount is unknown, never zero and never lost',
    rule,
    findings: [
      hub('nan', 'i-1', 'NaN'),
      finding('empty', 'i-2', 'delete', { by: 'hub', list: ' USD' }),
      hub('code', 'i-3', '5 usd'),
      hub('exponent', 'i-4', '1e5'),
      hub('range', 'i-5', '5..x'),
      hub('good', 'i-6', '40'),
    ],
    expect: {
      net: '40',
      naive: '40',
      bound: 'lower',
      lines: ['good 40 = 40'],
      beside: ['nan unknown', 'empty unknown', 'code unknown', 'exponent unknown', 'range unknown'],
    },
  },
  {
    name: 'a currency that nobody knows has a receipt of its own',
    rule,
    findings: [hub('a', 'i-1', '40'), hub('b', 'i-2', '41 XXX')],
    expect: { net: '40', naive: '40', lines: ['a 40 = 40', 'b 41 XXX = 41'], others: { XXX: '41 of 41' } },
  },
  {
    name: 'a relation that was not read leaves the bound open',
    rule,
    findings: [hub('a', 'vol-1', '40')],
    unread: ['ec2:DescribeVolumes'],
    expect: { net: '40', naive: '40', bound: 'open', lines: ['a 40 = 40'] },
  },
  {
    name: 'a source that did not answer too',
    rule,
    findings: [hub('a', 'vol-1', '40')],
    unread: ['cost-optimization-hub'],
    expect: { net: '40', naive: '40', bound: 'open', lines: ['a 40 = 40'] },
  },
  {
    name: 'but not where nothing counts that it could strike',
    rule,
    findings: [finding('ip', 'ip-1', 'delete', { by: 'Z4AUBRNSmz' })],
    unread: ['cost-optimization-hub'],
    expect: { net: '0', naive: '0', basis: 'unstated', bound: 'lower', beside: ['ip unknown'] },
  },
  {
    name: 'nothing at all, where a source did not answer, is no exact nothing',
    rule,
    findings: [],
    unread: ['cost-optimization-hub'],
    expect: { net: '0', naive: '0', basis: 'unstated', bound: 'lower' },
  },
  {
    name: 'nothing at all is an exact nothing',
    rule,
    findings: [],
    expect: { net: '0', naive: '0', basis: 'unstated' },
  },
  {
    name: 'a change that costs more, beside one that saves less than the minimum: only the latter is small',
    rule,
    findings: [finding('up', 'i-1', 'upgrade m5.large>m5.xlarge', { by: 'co', list: '-70' }), hub('a', 'i-1', '0.50')],
    expect: {
      net: '0',
      naive: '0',
      small: '0.5',
      beside: ['a small 0.50', 'up costs-more -70, exclusive-action by a'],
    },
  },
  {
    name: 'a nothing that counts is nothing that a source could strike',
    rule,
    findings: [hub('a', 'vol-1', '0')],
    settings: { minimumSaving: '0' },
    unread: ['ec2:DescribeVolumes'],
    expect: { net: '0', naive: '0', bound: 'lower', lines: ['a 0 = 0'] },
  },
  {
    name: 'an instance whose membership was not read leaves the bound open by what it saves, which is nothing here',
    rule,
    findings: [hub('a', 'i-1', '0'), hub('b', 'i-2', '40')],
    states: { 'i-1': null },
    settings: { minimumSaving: '0' },
    expect: { net: '40', naive: '40', lines: ['a 0 = 0', 'b 40 = 40'] },
  },
  {
    name: 'a range on the basis of the receipt is told before an amount on another',
    rule,
    findings: [finding('a', 'i-1', 'stop', { by: 'co', list: '5..9', net: '40' }), hub('b', 'i-2', '3')],
    settings: { preferredBasis: 'list' },
    expect: { net: '3', naive: '3', bound: 'lower', lines: ['b 3 = 3'], beside: ['a range 5..9'] },
  },
  {
    name: 'and so is one that states no basis, since that counts in either',
    rule,
    findings: [finding('a', 'i-1', 'stop', { by: 'co', unstated: '5..9', net: '40' }), hub('b', 'i-2', '3')],
    settings: { preferredBasis: 'list' },
    expect: { net: '3', naive: '3', bound: 'lower', lines: ['b 3 = 3'], beside: ['a range 5..9'] },
  },
];
