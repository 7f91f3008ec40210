import { describe, expect, test } from 'vitest';
import { findingsOf, group, ownPrice, savingsOf, wholeMonth } from '../rule.fixtures.ts';
import { s3StorageClasses } from './s3-storage-classes.ts';

const bucket = (gigabytes: string, UsageType = 'TimedStorage-ByteHrs') =>
  group({ ResourceId: 'logs-of-shop', UsageType, PricingUnit: 'GB-Mo' }, wholeMonth(gigabytes, '0.023'));

describe('storage classes', () => {
  test('AWS: 2,000 GB cost 46 in Standard and 25 in Standard-IA (0.023 and 0.0125, aws.amazon.com/s3/pricing)', () => {
    expect(findingsOf(s3StorageClasses, [bucket('2000')])).toMatchObject([
      {
        resource: { service: 's3', type: 'bucket', id: 'logs-of-shop' },
        action: { kind: 'change-storage', current: 'S3 Standard', target: 'Intelligent-Tiering' },
        savings: { list: { kind: 'range', low: { amount: '0' }, high: { amount: '21' } } },
        monthlyCost: { current: { value: { amount: '46' } } },
      },
    ]);
  });

  test('a bucket is told from 1,024 GB on', () => {
    expect(savingsOf(s3StorageClasses, [bucket('1023')])).toEqual([]);
    expect(savingsOf(s3StorageClasses, [bucket('1024')])).toEqual(['0 to 10.75']);
  });

  test('a bucket that has another class already is looked after', () => {
    expect(savingsOf(s3StorageClasses, [bucket('2000'), bucket('1', 'USE2-TimedStorage-GlacierByteHrs')])).toEqual([]);
  });

  test('the export’s own price of Standard-IA comes before the list', () => {
    const prices = [ownPrice('TimedStorage-SIA-ByteHrs', '0.01')];
    expect(savingsOf(s3StorageClasses, [bucket('2000')], { prices })).toEqual(['0 to 26']);
  });

  test('a bucket of a few days tells nothing of a month', () => {
    const young = { ...bucket('400'), start: '2026-09-25T00:00:00Z' };
    expect(savingsOf(s3StorageClasses, [young])).toEqual([]);
  });
});
