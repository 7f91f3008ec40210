import { decided, finding, hoursBefore } from '../examples.fixtures.ts';
import type { Case } from './case.fixtures.ts';

const rule = 1;
const hub = finding('hub', 'i-1', 'rightsize m5.2xlarge>m5.xlarge', { by: 'hub', list: '40' });
const counted = { net: '40', naive: '40', lines: ['hub 40 = 40'] };
const excluded = { net: '0', naive: '40', lines: ['hub 40 = 0, excluded 40'], winners: { 'i-1': null } };
const stale = { net: '0', naive: '40', lines: ['hub 40 = 0, stale 40'], winners: { 'i-1': null } };

export const setAsideCases: readonly Case[] = [
  {
    name: 'a dismissed opportunity is struck whole, naming who and why',
    rule,
    findings: [hub],
    decisions: [decided('i-1', 'dismissed', { reason: 'kept for audit' })],
    expect: {
      ...excluded,
      statuses: { 'i-1': 'dismissed' },
      texts: { hub: 'dismissed by ann: kept for audit' },
      rules: { 'i-1': '1 set aside' },
      bill: { 'i-1': '0' },
    },
  },
  {
    name: 'a rejected one too',
    rule,
    findings: [hub],
    decisions: [decided('i-1', 'rejected')],
    expect: { ...excluded, statuses: { 'i-1': 'rejected' }, texts: { hub: 'rejected by ann' } },
  },
  {
    name: 'a snooze that ends a second later still holds',
    rule,
    findings: [hub],
    decisions: [decided('i-1', 'snoozed', { until: '2026-11-01T00:00:01Z' })],
    expect: { ...excluded, statuses: { 'i-1': 'snoozed' }, texts: { hub: 'snoozed by ann until 2026-11-01' } },
  },
  {
    name: 'a snooze that ends now is over',
    rule,
    findings: [hub],
    decisions: [decided('i-1', 'snoozed', { until: '2026-11-01T00:00:00Z' })],
    expect: { ...counted, statuses: { 'i-1': 'open' } },
  },
  {
    name: 'a snooze without end holds',
    rule,
    findings: [hub],
    decisions: [decided('i-1', 'snoozed')],
    expect: { ...excluded, texts: { hub: 'snoozed by ann' } },
  },
  {
    name: 'the newest decision holds: dismissed, then reopened',
    rule,
    findings: [hub],
    decisions: [decided('i-1', 'open'), decided('i-1', 'dismissed', { at: hoursBefore(48) })],
    expect: { ...counted, statuses: { 'i-1': 'open' } },
  },
  {
    name: 'an ignored account',
    rule,
    findings: [hub],
    settings: { ignoredAccounts: ['111111111111'] },
    expect: { ...excluded, texts: { hub: 'account 111111111111 is ignored in the settings' } },
  },
  {
    name: 'what Trusted Advisor was told to exclude is struck, and the rest counts',
    rule,
    findings: [
      finding('ta1', 'i-1', 'stop', { by: 'Qch7DwouX1', list: '70.08' }),
      finding('ta3', 'i-3', 'stop', { by: 'Qch7DwouX1', list: '70.08', excluded: 'excluded in Trusted Advisor' }),
    ],
    expect: {
      net: '70.08',
      naive: '140.16',
      lines: ['ta1 70.08 = 70.08', 'ta3 70.08 = 0, excluded 70.08'],
      texts: { ta3: 'excluded in Trusted Advisor' },
    },
  },
  {
    name: 'a resource that is gone saves nothing',
    rule,
    findings: [hub],
    states: { 'i-1': { exists: false } },
    expect: { ...stale, texts: { hub: 'the resource no longer exists' } },
  },
  {
    name: 'an opinion of the Hub of exactly 48 hours counts',
    rule,
    findings: [finding('hub', 'i-1', 'stop', { by: 'hub', list: '40', ageHours: 48 })],
    expect: counted,
  },
  {
    name: 'one that is a second older does not',
    rule,
    findings: [finding('hub', 'i-1', 'stop', { by: 'hub', list: '40', ageHours: 48 + 1 / 3600 })],
    expect: {
      ...stale,
      texts: { hub: "last looked at 48 hours before, and this source's opinions count for 48" },
    },
  },
  {
    name: "an older check's opinion counts for eight days, a Hub check's for two, a bill's for 31",
    rule,
    findings: [
      finding('ok', 'i-1', 'stop', { by: 'Qch7DwouX1', list: '40', ageHours: 192 }),
      finding('old', 'i-2', 'stop', { by: 'Qch7DwouX1', list: '41', ageHours: 193 }),
      finding('okHub', 'i-3', 'stop', { by: 'c1z7kmr00n', unstated: '42', ageHours: 48 }),
      finding('oldHub', 'i-4', 'stop', { by: 'c1z7kmr00n', unstated: '43', ageHours: 49 }),
      finding('okBill', 'i-5', 'stop', { by: 'bill', list: '44', ageHours: 744 }),
      finding('oldBill', 'i-6', 'stop', { by: 'bill', list: '45', ageHours: 745 }),
    ],
    expect: {
      net: '126',
      naive: '255',
      unstatedNet: '42',
      lines: [
        'ok 40 = 40',
        'old 41 = 0, stale 41',
        'okHub 42 = 42',
        'oldHub 43 = 0, stale 43',
        'okBill 44 = 44',
        'oldBill 45 = 0, stale 45',
      ],
    },
  },
  {
    name: 'done and not looked at since',
    rule,
    findings: [finding('hub', 'i-1', 'stop', { by: 'hub', list: '40', ageHours: 24 })],
    decisions: [decided('i-1', 'done')],
    expect: {
      ...stale,
      statuses: { 'i-1': 'done' },
      texts: { hub: 'not looked at since it was done on 2026-10-31' },
    },
  },
  {
    name: 'done and seen again: the later opinion reopens it, the older one stays struck',
    rule,
    findings: [
      finding('hub', 'i-1', 'stop', { by: 'hub', list: '40', ageHours: 23 }),
      finding('ce', 'i-1', 'delete', { by: 'ce', list: '99', ageHours: 30 }),
    ],
    decisions: [decided('i-1', 'done')],
    expect: {
      net: '40',
      naive: '139',
      lines: ['hub 40 = 40', 'ce 99 = 0, stale 99'],
      statuses: { 'i-1': 'open' },
      winners: { 'i-1': 'hub' },
    },
  },
  {
    name: 'only a snooze has an end: what was dismissed stays dismissed',
    rule,
    findings: [hub],
    decisions: [decided('i-1', 'dismissed', { until: '2026-10-31T12:00:00Z' })],
    expect: { ...excluded, statuses: { 'i-1': 'dismissed' }, texts: { hub: 'dismissed by ann' } },
  },
  {
    name: 'reopened by a person, and excluded by its source: it is open, with nothing to propose',
    rule,
    findings: [{ ...hub, excluded: 'excluded in Trusted Advisor' }],
    decisions: [decided('i-1', 'open')],
    expect: { ...excluded, statuses: { 'i-1': 'open' } },
  },
  {
    name: 'the newest decision holds: reopened, then dismissed again',
    rule,
    findings: [hub],
    decisions: [decided('i-1', 'dismissed'), decided('i-1', 'open', { at: hoursBefore(48) })],
    expect: { ...excluded, statuses: { 'i-1': 'dismissed' } },
  },
];
