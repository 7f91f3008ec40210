import { describe, expect, test } from 'vitest';
import { atList, everyHour, findingsOf, group, savingsOf } from '../rule.fixtures.ts';
import { rdsExtendedSupport } from './rds-extended-support.ts';

const database = (sums: ReturnType<typeof everyHour>) =>
  group(
    {
      ResourceId: 'arn:aws:rds:us-east-1:111122223333:db:orders',
      UsageType: 'ExtendedSupport:Yr1-Yr2:PostgreSQL12',
    },
    sums,
  );

describe('extended support of databases', () => {
  test('AWS: two vCPU in the first two years cost 0.10 an hour each, 146 a month (aws.amazon.com/rds/postgresql/pricing)', () => {
    expect(findingsOf(rdsExtendedSupport, [database(everyHour('0.1', '2'))])).toMatchObject([
      {
        resource: { service: 'rds', type: 'db', id: 'orders' },
        facet: 'licence',
        action: { kind: 'upgrade', current: 'PostgreSQL12 in extended support' },
        savings: { list: { value: { amount: '146' } } },
        rollback: { possible: false },
      },
    ]);
  });

  test('it is told from one dollar a month on', () => {
    expect(savingsOf(rdsExtendedSupport, [database(atList('9.86', '0.986'))])).toEqual([]);
    expect(savingsOf(rdsExtendedSupport, [database(atList('9.87', '0.987'))])).toEqual(['1']);
  });

  test('a database that was upgraded meanwhile is not told', () => {
    const upgraded = { ...database(everyHour('0.1', '2')), end: '2026-09-20T00:00:00Z' };
    expect(savingsOf(rdsExtendedSupport, [upgraded])).toEqual([]);
  });
});
