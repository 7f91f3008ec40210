import { describe, expect, test } from 'vitest';
import { atList, findingsOf, group, savingsOf, wholeMonth } from '../rule.fixtures.ts';
import { logRetention } from './log-retention.ts';

const ResourceId = 'arn:aws:logs:us-east-1:111122223333:log-group:/shop/api';
/** 0.50 a GB taken in and 0.03 a GB-month kept, https://aws.amazon.com/cloudwatch/pricing/ */
const taken = (gigabytes: number) =>
  group({ ResourceId, UsageType: 'DataProcessing-Bytes' }, atList(String(gigabytes), String(gigabytes * 0.5)));
const kept = (gigabytes: number) =>
  group({ ResourceId, UsageType: 'TimedStorage-ByteHrs' }, wholeMonth(String(gigabytes), '0.03'));

describe('logs', () => {
  test('AWS: 360 GB kept of 99 GB a month cost 10.80, of which a year’s are half (0.03 a GB, aws.amazon.com/cloudwatch/pricing)', () => {
    // of 720 hours 98.63 GB are 100 GB of 730, 15 GB as they are kept: 360 GB are of 24 months
    expect(findingsOf(logRetention, [taken(98.6301369863), kept(360)])).toMatchObject([
      {
        resource: { service: 'logs', type: 'log-group', id: '/shop/api' },
        action: { kind: 'change-storage', current: 'logs kept for about 24 months', target: 'retention of 12 months' },
        savings: { list: { value: { amount: '5.4' } } },
        monthlyCost: { current: { value: { amount: '10.8' } } },
      },
    ]);
  });

  test('what is kept is told from more than 12 months on', () => {
    const logs = taken(98.6301369863);
    expect(savingsOf(logRetention, [logs, kept(179.9)])).toEqual([]);
    expect(savingsOf(logRetention, [logs, kept(181)])).toEqual(['0.03']);
  });

  test('and from 5 dollars a month on', () => {
    expect(savingsOf(logRetention, [taken(1), kept(166)])).toEqual([]);
    expect(savingsOf(logRetention, [taken(1), kept(167)])).toHaveLength(1);
  });

  test('logs that are written and hardly kept are told from 50 dollars a month for taking them in on', () => {
    // of 720 hours 98.6 GB at 0.50 are 49.98 of 730, and 98.7 are 50.03; Infrequent Access is 0.25 a GB
    expect(savingsOf(logRetention, [taken(98.6), kept(10)])).toEqual([]);
    expect(findingsOf(logRetention, [taken(98.7), kept(10)])).toMatchObject([
      {
        action: { kind: 'review' },
        savings: { list: { kind: 'range', low: { amount: '0' }, high: { amount: '25.02' } } },
      },
    ]);
  });

  test('and where keeping them costs at most a tenth of that', () => {
    // 200 GB at 0.50 are 101.39 of 730 hours; 337 GB are kept for 10.11, 339 for 10.17, both of about a year or less
    expect(savingsOf(logRetention, [taken(200), kept(337)])).toHaveLength(1);
    expect(savingsOf(logRetention, [taken(200), kept(339)])).toEqual([]);
  });

  test('logs of a few days tell nothing of a month', () => {
    const young = { ...taken(98.7), start: '2026-09-28T00:00:00Z' };
    expect(savingsOf(logRetention, [young])).toEqual([]);
  });
});
