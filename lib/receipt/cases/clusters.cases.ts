import { finding } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

const rule = 5;
const aurora = finding('io', 'cluster-1', 'change-storage standard>io-optimized', { by: 'hub', list: '60' });
const instance = (id: string, list: string) =>
  finding(id, id, 'rightsize db.r5.xlarge>db.r5.large', { by: 'hub', list });
const inCluster = { 'db-1': { cluster: 'cluster-1' }, 'db-2': { cluster: 'cluster-1' } };
const whole = (list: string) =>
  finding('whole', 'cluster-1', 'rightsize db.r5.xlarge>db.r5.large', { by: 'hub', list, facet: 'compute' });

export const clusterCases: readonly Case[] = [
  {
    name: "Aurora I/O-Optimized against its instances' changes: the cluster's where it saves as much",
    rule,
    findings: [aurora, instance('db-1', '20'), instance('db-2', '40')],
    states: inCluster,
    expect: {
      net: '60',
      naive: '120',
      lines: ['io 60 = 60', 'db-1 20 = 0, group 20 by io', 'db-2 40 = 0, group 40 by io'],
      texts: { 'db-1': "the Hub's change of storage prices the same cluster anew: one of the two, not both" },
    },
  },
  {
    name: 'a cent more for the instances, and the cluster gives way to the largest of them',
    rule,
    findings: [aurora, instance('db-1', '20'), instance('db-2', '40.01')],
    states: inCluster,
    expect: {
      net: '60.01',
      naive: '120.01',
      lines: ['io 60 = 0, group 60 by db-2', 'db-1 20 = 20', 'db-2 40.01 = 40.01'],
    },
  },
  {
    name: 'a person chose the storage of the cluster',
    rule,
    findings: [aurora, instance('db-1', '70')],
    states: inCluster,
    flips: { 'cluster-1': 'io' },
    expect: { net: '60', naive: '130', lines: ['io 60 = 60', 'db-1 70 = 0, group 70 by io'] },
  },
  {
    name: 'a database whose cluster was not read',
    rule,
    findings: [aurora, instance('db-1', '70')],
    states: { 'db-1': null },
    expect: {
      net: '60',
      naive: '60',
      bound: 'lower',
      lines: ['io 60 = 60'],
      beside: ['db-1 unread-relation 70'],
    },
  },
  {
    name: "a person chose one instance's change: the storage gives way to the larger of the two that stay",
    rule,
    findings: [aurora, instance('db-1', '30'), instance('db-2', '20')],
    states: inCluster,
    flips: { 'db-2': 'db-2' },
    expect: {
      net: '50',
      naive: '110',
      lines: ['io 60 = 0, group 60 by db-1', 'db-1 30 = 30', 'db-2 20 = 20'],
    },
  },
  {
    name: "the storage of an instance is none of its cluster's storage: it neither weighs in nor gives way",
    rule,
    findings: [
      aurora,
      instance('db-1', '20'),
      finding('disk', 'db-1', 'change-storage io1>gp3', { by: 'hub', list: '70', facet: 'storage' }),
    ],
    states: inCluster,
    expect: { net: '130', naive: '150', lines: ['io 60 = 60', 'db-1 20 = 0, group 20 by io', 'disk 70 = 70'] },
  },
  {
    name: 'an instance whose saving is not known stays proposed beside the storage of its cluster',
    rule,
    findings: [aurora, instance('db-1', '?'), instance('db-2', '20')],
    states: inCluster,
    expect: {
      net: '60',
      naive: '80',
      bound: 'lower',
      lines: ['io 60 = 60', 'db-2 20 = 0, group 20 by io'],
      beside: ['db-1 unknown'],
      winners: { 'db-1': 'db-1' },
    },
  },
  {
    name: 'a change of the whole cluster replaces those of its instances; what was set aside stays so',
    rule,
    findings: [whole('100'), instance('db-1', '20'), { ...instance('db-2', '40'), excluded: 'kept' }],
    states: inCluster,
    expect: {
      net: '100',
      naive: '160',
      lines: ['whole 100 = 100', 'db-1 20 = 0, group 20 by whole', 'db-2 40 = 0, excluded 40'],
      rules: { 'db-1': '5 group and members', 'db-2': '1 set aside' },
      texts: { 'db-1': "the Hub's rightsizing changes the whole cluster" },
    },
  },
  {
    name: 'a change of the whole cluster of which no saving is known replaces nothing (rule 11)',
    rule,
    findings: [whole('?'), instance('db-1', '70')],
    states: inCluster,
    expect: { net: '70', naive: '70', bound: 'lower', lines: ['db-1 70 = 70'], beside: ['whole unknown'] },
  },
  {
    name: 'only a database beside a cluster in its own region may belong to it, and only if that was not read',
    rule,
    findings: [
      aurora,
      instance('db-1', '70'),
      finding('disk', 'db-1', 'change-storage io1>gp3', { by: 'hub', list: '9', facet: 'storage' }),
      instance('db-2', '30'),
      { ...instance('db-3', '8'), excluded: 'kept' },
      finding('far', 'db-4', 'rightsize a>b', { by: 'co', list: '4', region: 'eu-west-1' }),
      finding('fn', 'fn-1', 'rightsize 1024>512', { by: 'co', list: '5' }),
    ],
    states: { 'db-1': null, 'db-3': null, 'db-4': null, 'fn-1': null },
    expect: {
      net: '108',
      naive: '116',
      bound: 'lower',
      lines: ['io 60 = 60', 'disk 9 = 9', 'db-2 30 = 30', 'db-3 8 = 0, excluded 8', 'far 4 = 4', 'fn 5 = 5'],
      beside: ['db-1 unread-relation 70'],
      rules: { 'db-3': '1 set aside' },
      texts: { 'db-1': 'it may belong to a cluster with an opinion of its own: its membership was not read' },
    },
  },
  {
    name: 'a database whose cluster was not read, beside a cluster of which nothing is proposed',
    rule,
    findings: [{ ...aurora, excluded: 'kept' }, instance('db-1', '70')],
    states: { 'db-1': null },
    expect: { net: '70', naive: '130', lines: ['io 60 = 0, excluded 60', 'db-1 70 = 70'] },
  },
  {
    name: 'and beside one of which only its compute was set aside',
    rule,
    findings: [aurora, { ...whole('100'), excluded: 'kept' }, instance('db-1', '70')],
    states: { 'db-1': null },
    expect: {
      net: '60',
      naive: '160',
      bound: 'lower',
      lines: ['io 60 = 60', 'whole 100 = 0, excluded 100'],
      beside: ['db-1 unread-relation 70'],
    },
  },
  {
    name: 'a database whose cluster was not read, and no cluster of databases anywhere',
    rule,
    findings: [instance('db-1', '70'), finding('dw', 'redshift-1', 'stop', { by: 'co', list: '9' })],
    states: { 'db-1': null },
    expect: { net: '79', naive: '79', lines: ['db-1 70 = 70', 'dw 9 = 9'] },
  },
];
