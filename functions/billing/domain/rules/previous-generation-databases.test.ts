import { describe, expect, test } from 'vitest';
import { atList, everyHour, findingsOf, group, ownPrice, savingsOf } from '../rule.fixtures.ts';
import { previousGenerationDatabases } from './previous-generation-databases.ts';

const postgres = 'CreateDBInstance:0014';
const database = (type: string, sums: ReturnType<typeof everyHour>, keys: Parameters<typeof group>[0] = {}) =>
  group(
    {
      ResourceId: 'arn:aws:rds:us-east-1:111122223333:db:Orders',
      UsageType: `InstanceUsage:${type}`,
      Operation: postgres,
      ...keys,
    },
    sums,
  );

describe('previous-generation databases', () => {
  test('a db.m4.large that the export bills at 0.182 an hour is db.m5.large at AWS’s 0.178 (aws.amazon.com/rds/postgresql/pricing)', () => {
    expect(findingsOf(previousGenerationDatabases, [database('db.m4.large', everyHour('0.182'))])).toMatchObject([
      {
        resource: { service: 'rds', type: 'db', id: 'orders' },
        action: { kind: 'upgrade', current: 'db.m4.large', target: 'db.m5.large' },
        savings: { list: { value: { amount: '2.92' } } },
      },
    ]);
  });

  test('a database is told from a saving of one dollar a month on', () => {
    // 0.004 an hour: 245 hours of 720 save 0.99, 248 save 1.01
    expect(savingsOf(previousGenerationDatabases, [database('db.m4.large', atList('245', '44.59'))])).toEqual([]);
    expect(savingsOf(previousGenerationDatabases, [database('db.m4.large', atList('248', '45.136'))])).toEqual([
      '1.01',
    ]);
  });

  test('and from 40 hours a month on', () => {
    const prices = [ownPrice('InstanceUsage:db.m5.large', '0.1', { Operation: postgres })];
    expect(
      savingsOf(previousGenerationDatabases, [database('db.m4.large', atList('39.4', '7.88'))], { prices }),
    ).toEqual([]);
    expect(
      savingsOf(previousGenerationDatabases, [database('db.m4.large', atList('39.5', '7.9'))], { prices }),
    ).toEqual(['4']);
  });

  test('two zones and other engines are priced by the export alone', () => {
    const twoZones = database('db.m4.large', everyHour('0.364'), { UsageType: 'Multi-AZUsage:db.m4.large' });
    const mysql = database('db.m4.large', everyHour('0.175'), { Operation: 'CreateDBInstance:0002' });
    expect(savingsOf(previousGenerationDatabases, [twoZones])).toEqual(['unknown']);
    expect(savingsOf(previousGenerationDatabases, [mysql])).toEqual(['unknown']);
    const prices = [ownPrice('Multi-AZUsage:db.m5.large', '0.356', { Operation: postgres })];
    expect(savingsOf(previousGenerationDatabases, [twoZones], { prices })).toEqual(['5.84']);
  });

  test('classes without an equal are left alone', () => {
    expect(savingsOf(previousGenerationDatabases, [database('db.m4.10xlarge', everyHour('4'))])).toEqual([]);
    expect(savingsOf(previousGenerationDatabases, [database('db.m5.large', everyHour('0.178'))])).toEqual([]);
  });
});
