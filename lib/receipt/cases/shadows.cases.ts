import { finding } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

const deletion = finding('del', 'i-1', 'delete', { by: 'co', list: '90', grade: 'A' });
const second = finding('second', 'i-2', 'delete', { by: 'co', list: '7' });
const volume = finding('gp3', 'vol-1', 'upgrade gp2>gp3', { by: 'hub', list: '12' });
const to = 'i-1';

export const shadowCases: readonly Case[] = [
  {
    name: 'a volume that is deleted with its instance needs no change',
    rule: 6,
    findings: [deletion, volume],
    states: { 'vol-1': { attachedTo: { to, deletedWithIt: true } } },
    expect: {
      net: '90',
      naive: '102',
      lines: ['del 90 = 90', 'gp3 12 = 0, shadowed 12 by del'],
      winners: { 'vol-1': null },
      rules: { 'vol-1': '6 shadowed' },
      texts: {
        gp3: "Compute Optimizer's deletion of its instance deletes this volume too, and its own cost goes with it",
      },
    },
  },
  {
    name: 'a volume that stays keeps its opinion',
    rule: 6,
    findings: [deletion, volume],
    states: { 'vol-1': { attachedTo: { to, deletedWithIt: false } } },
    expect: { net: '102', naive: '102', lines: ['del 90 = 90', 'gp3 12 = 12'] },
  },
  {
    name: 'a volume of another instance too',
    rule: 6,
    findings: [deletion, volume],
    states: { 'vol-1': { attachedTo: { to: 'i-2', deletedWithIt: true } } },
    expect: { net: '102', naive: '102', lines: ['del 90 = 90', 'gp3 12 = 12'] },
  },
  {
    name: 'a volume whose fate is not known counts nothing yet',
    rule: 6,
    findings: [deletion, volume],
    states: { 'vol-1': { attachedTo: { to } } },
    expect: {
      net: '90',
      naive: '102',
      bound: 'lower',
      lines: ['del 90 = 90', 'gp3 12 = 0, shadowed 12 by del'],
      winners: { 'vol-1': 'gp3' },
      texts: { gp3: 'USD 12.00 more if the volume stays; whether it is deleted with its instance was not read' },
      bill: { 'vol-1': '?' },
    },
  },
  {
    name: 'nor does one of which it was not read where it is attached',
    rule: 6,
    findings: [
      deletion,
      volume,
      finding('far', 'vol-2', 'upgrade gp2>gp3', { by: 'hub', list: '5', region: 'eu-west-1' }),
    ],
    states: { 'vol-1': null, 'vol-2': null },
    expect: {
      net: '95',
      naive: '107',
      bound: 'lower',
      lines: ['del 90 = 90', 'gp3 12 = 0, shadowed 12 by del', 'far 5 = 5'],
    },
  },
  {
    name: 'stopping never shadows: gp2 to gp3 on a kept instance adds up',
    rule: 6,
    findings: [finding('stop', 'i-1', 'stop', { by: 'hub', list: '70' }), volume],
    states: { 'vol-1': { attachedTo: { to, deletedWithIt: true } } },
    expect: { net: '82', naive: '82', lines: ['stop 70 = 70', 'gp3 12 = 12'] },
  },
  {
    name: 'a deletion without an amount shadows nothing (rule 11)',
    rule: 6,
    findings: [finding('del', 'i-1', 'delete', { by: 'co', list: '?' }), volume],
    states: { 'vol-1': { attachedTo: { to, deletedWithIt: true } } },
    expect: { net: '12', naive: '12', bound: 'lower', lines: ['gp3 12 = 12'], beside: ['del unknown'] },
  },
  {
    name: 'deleting a group takes the volumes of its instances',
    rule: 6,
    findings: [finding('del', 'asg-1', 'delete', { by: 'co', list: '90' }), volume],
    states: { 'i-1': { group: 'asg-1' }, 'vol-1': { attachedTo: { to, deletedWithIt: true } } },
    expect: { net: '90', naive: '102', lines: ['del 90 = 90', 'gp3 12 = 0, shadowed 12 by del'] },
  },
  {
    name: 'an RDS instance and its storage are two things and add up',
    rule: 6,
    findings: [
      finding('db', 'db-1', 'rightsize db.m5.xlarge>db.m5.large', { by: 'hub', list: '80' }),
      finding('disk', 'db-1', 'change-storage io1>gp3', { by: 'hub', list: '20', facet: 'storage' }),
    ],
    expect: { net: '100', naive: '100', lines: ['db 80 = 80', 'disk 20 = 20'] },
  },
  {
    name: 'but deleting the instance takes its storage along',
    rule: 6,
    findings: [
      finding('db', 'db-1', 'delete', { by: 'co', list: '80' }),
      finding('disk', 'db-1', 'change-storage io1>gp3', { by: 'hub', list: '20', facet: 'storage' }),
    ],
    expect: {
      net: '80',
      naive: '100',
      lines: ['db 80 = 80', 'disk 20 = 0, shadowed 20 by db'],
      texts: { disk: "Compute Optimizer's deletion takes this along, and its own cost goes too" },
    },
  },
  {
    name: 'a stopped database starts again after seven days',
    rule: 6,
    findings: [finding('stop', 'db-1', 'stop', { by: 'Ti39halfu8', list: '80' })],
    expect: {
      net: '0',
      naive: '0',
      beside: ['stop temporary 80'],
      winners: { 'db-1': 'stop' },
      rules: { 'db-1': '6 shadowed' },
      texts: { stop: 'a stopped database starts again after 7 days: it counts once a schedule keeps it stopped' },
      bill: { 'db-1': '?' },
    },
  },
  {
    name: 'what lasts is chosen before a stop that does not, though the stop is larger',
    rule: 6,
    findings: [
      finding('stop', 'db-1', 'stop', { by: 'ce', list: '80', grade: 'A' }),
      finding('smaller', 'db-1', 'rightsize db.m5.xlarge>db.m5.large', { by: 'hub', list: '40' }),
    ],
    expect: { net: '40', naive: '120', lines: ['smaller 40 = 40', 'stop 80 = 0, exclusive-action 80 by smaller'] },
  },
  {
    name: 'with a schedule the stop counts, and nothing is left for the schedule',
    rule: 6,
    findings: [
      finding('stop', 'db-1', 'stop', { by: 'Ti39halfu8', list: '80' }),
      finding('nights', 'db-1', 'schedule', { by: 'bill', list: '50', facet: 'schedule' }),
    ],
    expect: {
      net: '80',
      naive: '130',
      lines: ['stop 80 = 80', 'nights 50 = 0, reduced 50 by stop'],
      texts: { nights: "priced again on what Trusted Advisor's stop of the same database leaves" },
    },
  },
  {
    name: 'a stop of a database against its reservation: neither counts nor takes anything from a purchase',
    rule: 6,
    findings: [
      finding('stop', 'db-1', 'stop', { by: 'Ti39halfu8', list: '80' }),
      finding('ri', 'reservation rds r5', 'buy', { by: 'hub', list: '200', eligible: '1000', units: 10 }),
    ],
    states: { 'db-1': { configuration: 'db.r5.xlarge', coverage: { 'ri-1': '1' } } },
    expect: {
      net: '200',
      naive: '200',
      lines: ['ri 200 = 200'],
      beside: ['stop temporary 80'],
      commitments: ['200', '200', '0'],
    },
  },
  {
    name: 'only a volume can be attached to the instance that is deleted',
    rule: 6,
    findings: [deletion, finding('fn', 'fn-1', 'rightsize 1024>512', { by: 'co', list: '5' })],
    states: { 'fn-1': null },
    expect: { net: '95', naive: '95', lines: ['del 90 = 90', 'fn 5 = 5'] },
  },
  {
    name: 'and only to an instance: the deletion of a database leaves a volume that was not read alone',
    rule: 6,
    findings: [finding('db', 'db-1', 'delete', { by: 'co', list: '80' }), volume],
    states: { 'vol-1': null },
    expect: { net: '92', naive: '92', lines: ['db 80 = 80', 'gp3 12 = 12'] },
  },
  {
    name: 'a group that is deleted may take a volume along of which nothing was read',
    rule: 6,
    findings: [finding('del', 'asg-1', 'delete', { by: 'co', list: '90' }), volume],
    states: { 'vol-1': null },
    expect: {
      net: '90',
      naive: '102',
      bound: 'lower',
      lines: ['del 90 = 90', 'gp3 12 = 0, shadowed 12 by del'],
    },
  },
  {
    name: 'a volume whose opinion was set aside is set aside, whatever becomes of its instance',
    rule: 6,
    findings: [deletion, { ...volume, excluded: 'kept' }],
    states: { 'vol-1': { attachedTo: { to, deletedWithIt: true } } },
    expect: {
      net: '90',
      naive: '102',
      lines: ['del 90 = 90', 'gp3 12 = 0, excluded 12'],
      rules: { 'vol-1': '1 set aside' },
    },
  },
  {
    name: 'a volume of which neither fate nor saving is known stays among the unknowns',
    rule: 6,
    findings: [deletion, finding('gp3', 'vol-1', 'upgrade gp2>gp3', { by: 'hub', list: '?' })],
    states: { 'vol-1': { attachedTo: { to } } },
    expect: { net: '90', naive: '90', bound: 'lower', lines: ['del 90 = 90'], beside: ['gp3 unknown'] },
  },
  ...[
    [deletion, second],
    [second, deletion],
  ].map((deletions, index) => ({
    name: `two deletions in one region: the line names one of them, always the same (${index + 1})`,
    rule: 6,
    findings: [...deletions, volume],
    states: { 'vol-1': null },
    expect: {
      net: '97',
      naive: '109',
      bound: 'lower' as const,
      lines: ['del 90 = 90', 'second 7 = 7', 'gp3 12 = 0, shadowed 12 by second'],
    },
  })),
];
