import { finding } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

const rule = 5;
const group = finding('group', 'asg-1', 'rightsize m5.xlarge>m5.large', { by: 'co', list: '100' });
const member = finding('member', 'i-1', 'rightsize m5.xlarge>m5.large', { by: 'co', list: '30' });
const stop = finding('stop', 'i-2', 'stop', { by: 'Qch7DwouX1', list: '50' });
const members = { 'i-1': { group: 'asg-1' }, 'i-2': { group: 'asg-1' } };

export const groupCases: readonly Case[] = [
  {
    name: 'a group with a known amount replaces its members',
    rule,
    findings: [group, member, stop],
    states: members,
    expect: {
      net: '100',
      naive: '180',
      lines: ['group 100 = 100', 'member 30 = 0, group 30 by group', 'stop 50 = 0, group 50 by group'],
      winners: { 'i-1': null, 'i-2': null },
      rules: { 'i-1': '5 group and members', 'i-2': '5 group and members' },
      texts: {
        member: "Compute Optimizer's rightsizing of its group changes it too",
        stop: 'its Auto Scaling group would start another in its place',
      },
    },
  },
  {
    name: 'a group with an unknown amount: rightsizing of members stands beside, stopping them is struck all the same',
    rule,
    findings: [finding('group', 'asg-1', 'rightsize m5.xlarge>m5.large', { by: 'co', list: '?' }), member, stop],
    states: members,
    expect: {
      net: '0',
      naive: '50',
      bound: 'lower',
      lines: ['stop 50 = 0, group 50 by group'],
      beside: ['group unknown', 'member member 30'],
      winners: { 'i-1': 'member', 'i-2': null },
      texts: { member: 'it belongs to a group, which is changed as a whole, and what that would save is not known' },
    },
  },
  {
    name: 'a member flagged alone',
    rule,
    findings: [member, stop],
    states: members,
    expect: {
      net: '0',
      naive: '50',
      bound: 'lower',
      lines: ['stop 50 = 0, group 50'],
      beside: ['member member 30'],
    },
  },
  {
    name: 'a group that is set aside does not speak for its members',
    rule,
    findings: [{ ...group, excluded: 'excluded in Trusted Advisor' }, member],
    states: members,
    expect: {
      net: '0',
      naive: '100',
      bound: 'lower',
      lines: ['group 100 = 0, excluded 100'],
      beside: ['member member 30'],
    },
  },
  {
    name: 'stopping a member does not compete with making it smaller',
    rule,
    findings: [
      finding('stop', 'i-1', 'stop', { by: 'ce', list: '70', grade: 'A' }),
      finding('smaller', 'i-1', 'rightsize m5.xlarge>m5.large', { by: 'hub', list: '30' }),
    ],
    states: members,
    expect: {
      net: '0',
      naive: '70',
      bound: 'lower',
      lines: ['stop 70 = 0, group 70'],
      beside: ['smaller member 30'],
      winners: { 'i-1': 'smaller' },
    },
  },
  {
    name: 'an instance whose membership was not read, beside a group that it may belong to',
    rule,
    findings: [group, member],
    states: { 'i-1': null },
    expect: {
      net: '100',
      naive: '100',
      bound: 'lower',
      lines: ['group 100 = 100'],
      beside: ['member unread-relation 30'],
      texts: { member: 'it may belong to a group with an opinion of its own: its membership was not read' },
    },
  },
  {
    name: 'a group in another region is not one that it may belong to',
    rule,
    findings: [
      finding('group', 'asg-1', 'scale-in', { by: 'co', list: '100', region: 'eu-west-1' }),
      finding('lone', 'i-1', 'stop', { by: 'hub', list: '30' }),
    ],
    states: { 'i-1': null },
    expect: { net: '130', naive: '130', bound: 'open', lines: ['group 100 = 100', 'lone 30 = 30'] },
  },
  {
    name: 'membership that was not read, and no group anywhere: it counts, and the bound is open',
    rule,
    findings: [member],
    states: { 'i-1': null },
    expect: { net: '30', naive: '30', bound: 'open', lines: ['member 30 = 30'] },
  },
  {
    name: 'a group that contains itself',
    rule,
    findings: [group],
    states: { 'asg-1': { group: 'asg-1' } },
    expect: { net: '100', naive: '100', lines: ['group 100 = 100'] },
  },
  {
    name: 'two groups that contain one another',
    rule,
    findings: [group, finding('other', 'asg-2', 'scale-in', { by: 'co', list: '20' })],
    states: { 'asg-1': { group: 'asg-2' }, 'asg-2': { group: 'asg-1' } },
    expect: { net: '120', naive: '120', lines: ['group 100 = 100', 'other 20 = 20'] },
  },
];
