import { finding } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

const rule = 1;
const hub = finding('hub', 'i-1', 'rightsize m5.2xlarge>m5.xlarge', { by: 'hub', list: '40' });
const counted = { net: '40', naive: '40', lines: ['hub 40 = 40'] };
const excluded = { net: '0', naive: '40', lines: ['hub 40 = 0, excluded 40'], winners: { 'i-1': null } };
const protectedTag = { 'finops:protected': 'yes' };

export const protectionCases: readonly Case[] = [
  {
    name: 'a protected resource',
    rule,
    findings: [hub],
    states: { 'i-1': { tags: protectedTag } },
    expect: { ...excluded, texts: { hub: 'protected: it carries the tag finops:protected' } },
  },
  {
    name: 'a resource whose source shows the tag',
    rule,
    findings: [finding('hub', 'i-1', 'stop', { by: 'hub', list: '40', tags: protectedTag })],
    expect: excluded,
  },
  {
    name: 'the tag with the value false protects nothing',
    rule,
    findings: [hub],
    states: { 'i-1': { tags: { 'finops:protected': ' False ' } } },
    expect: counted,
  },
  {
    name: 'protection of a group covers its members',
    rule,
    findings: [hub],
    states: { 'i-1': { group: 'asg-1' }, 'asg-1': { tags: protectedTag } },
    expect: {
      ...excluded,
      texts: { hub: 'protected: asg-1 that it belongs to carries the tag finops:protected' },
    },
  },
  {
    name: 'a group is not changed over the head of a protected member',
    rule,
    findings: [finding('hub', 'asg-1', 'scale-in', { by: 'hub', list: '40' })],
    states: { 'i-9': { group: 'asg-1', tags: protectedTag } },
    expect: {
      net: '0',
      naive: '40',
      lines: ['hub 40 = 0, excluded 40'],
      texts: { hub: 'protected: its member i-9 is' },
    },
  },
  {
    name: 'an instance is not deleted with a protected volume, but may be made smaller',
    rule,
    findings: [
      finding('co', 'i-1', 'delete', { by: 'co', list: '90', grade: 'A' }),
      finding('ce', 'i-1', 'rightsize m5.xlarge>m5.large', { by: 'ce', list: '30' }),
    ],
    states: { 'vol-1': { attachedTo: { to: 'i-1', deletedWithIt: true }, tags: protectedTag } },
    expect: {
      net: '30',
      naive: '120',
      lines: ['co 90 = 0, excluded 90', 'ce 30 = 30'],
      texts: { co: 'protected: it would take the protected volume vol-1 with it' },
    },
  },
  {
    name: 'a protected volume that stays does not protect its instance',
    rule,
    findings: [finding('co', 'i-1', 'delete', { by: 'co', list: '90' })],
    states: { 'vol-1': { attachedTo: { to: 'i-1', deletedWithIt: false }, tags: protectedTag } },
    expect: { net: '90', naive: '90', lines: ['co 90 = 90'] },
  },
  {
    name: 'the tag that a source shows protects a resource of which nothing was read',
    rule,
    findings: [finding('hub', 'i-1', 'stop', { by: 'hub', list: '40', tags: protectedTag })],
    states: { 'i-1': null },
    expect: excluded,
  },
  {
    name: 'protection of an Aurora cluster covers its instances',
    rule,
    findings: [finding('hub', 'db-1', 'rightsize db.r5.xlarge>db.r5.large', { by: 'hub', list: '40' })],
    states: { 'db-1': { cluster: 'cluster-1' }, 'cluster-1': { tags: protectedTag } },
    expect: {
      net: '0',
      naive: '40',
      lines: ['hub 40 = 0, excluded 40'],
      texts: { hub: 'protected: cluster-1 that it belongs to carries the tag finops:protected' },
    },
  },
  {
    name: 'a member of a group without the tag counts, though something else is protected',
    rule,
    findings: [hub, finding('asg', 'asg-1', 'scale-in', { by: 'co', list: '?' })],
    states: { 'i-1': { group: 'asg-1' }, 'i-9': { tags: protectedTag } },
    expect: {
      net: '0',
      naive: '0',
      bound: 'lower',
      beside: ['asg unknown', 'hub member 40'],
      winners: { 'i-1': 'hub', 'asg-1': 'asg' },
    },
  },
  {
    name: 'of two protected members the last by id is named, whichever was read first; an id may have slashes',
    rule,
    findings: [finding('hub', 'asg-1', 'scale-in', { by: 'hub', list: '40' })],
    states: { 'i-9/b': { group: 'asg-1', tags: protectedTag }, 'i-8': { group: 'asg-1', tags: protectedTag } },
    expect: {
      net: '0',
      naive: '40',
      lines: ['hub 40 = 0, excluded 40'],
      texts: { hub: 'protected: its member i-9/b is' },
    },
  },
];
