import { describe, expect, test } from 'vitest';
import { atList, everyHour, findingsOf, group, savingsOf } from '../rule.fixtures.ts';
import { eksExtendedSupport } from './eks-extended-support.ts';

const cluster = (sums: ReturnType<typeof everyHour>) =>
  group(
    {
      ResourceId: 'arn:aws:eks:us-east-1:111122223333:cluster/shop',
      UsageType: 'USE1-AmazonEKS-Hours:extendedSupport',
    },
    sums,
  );

describe('extended support of EKS', () => {
  test('AWS: 0.60 an hour in place of 0.10, 0.50 of it as a surcharge, 365 a month (aws.amazon.com/eks/pricing)', () => {
    expect(findingsOf(eksExtendedSupport, [cluster(everyHour('0.5'))])).toMatchObject([
      {
        resource: { service: 'eks', type: 'cluster', id: 'shop' },
        action: { kind: 'upgrade', current: 'a Kubernetes version in extended support' },
        savings: { list: { value: { amount: '365' } } },
      },
    ]);
  });

  test('it is told from one dollar a month on', () => {
    expect(savingsOf(eksExtendedSupport, [cluster(atList('1.97', '0.985'))])).toEqual([]);
    expect(savingsOf(eksExtendedSupport, [cluster(atList('1.98', '0.99'))])).toEqual(['1']);
  });

  test('a cluster that was upgraded meanwhile is not told', () => {
    expect(savingsOf(eksExtendedSupport, [{ ...cluster(everyHour('0.5')), end: '2026-09-20T00:00:00Z' }])).toEqual([]);
  });
});
