import { describe, expect, test } from 'vitest';
import { atList, everyHour, findingsOf, group, savingsOf } from '../rule.fixtures.ts';
import { gravitonDatabases } from './graviton-databases.ts';

const database = (type: string, sums: ReturnType<typeof everyHour>, Operation = 'CreateDBInstance:0014') =>
  group(
    { ResourceId: 'arn:aws:rds:us-east-1:111122223333:db:orders', UsageType: `InstanceUsage:${type}`, Operation },
    sums,
  );

describe('databases to Graviton', () => {
  test('AWS: db.r5.large at 0.25 an hour is db.r6g.large at 0.225 (aws.amazon.com/rds/postgresql/pricing, us-east-1)', () => {
    expect(findingsOf(gravitonDatabases, [database('db.r5.large', everyHour('0.25'))])).toMatchObject([
      {
        action: { kind: 'migrate-architecture', current: 'db.r5.large', target: 'db.r6g.large' },
        savings: { list: { value: { amount: '18.25' } } },
      },
    ]);
  });

  test('a database is told from a saving of one dollar a month on', () => {
    // db.m5.large to db.m6g.large, 0.019 an hour: 51 hours of 720 save 0.98, 53 save 1.02
    expect(savingsOf(gravitonDatabases, [database('db.m5.large', atList('51', '9.078'))])).toEqual([]);
    expect(savingsOf(gravitonDatabases, [database('db.m5.large', atList('53', '9.434'))])).toEqual(['1.02']);
  });

  test('and from 40 hours a month on', () => {
    // db.r5.4xlarge to db.r6g.4xlarge, 0.20 an hour
    expect(savingsOf(gravitonDatabases, [database('db.r5.4xlarge', atList('39.4', '78.8'))])).toEqual([]);
    expect(savingsOf(gravitonDatabases, [database('db.r5.4xlarge', atList('39.5', '79'))])).toEqual(['8.01']);
  });

  test('Oracle and SQL Server need x86', () => {
    expect(savingsOf(gravitonDatabases, [database('db.r5.large', everyHour('0.5'), 'CreateDBInstance:0019')])).toEqual(
      [],
    );
    expect(savingsOf(gravitonDatabases, [database('db.r5.large', everyHour('0.5'), 'CreateDBInstance:0015')])).toEqual(
      [],
    );
  });
});
