import { describe, expect, test } from 'vitest';
import { atList, everyHour, findingsOf, group, savingsOf } from '../rule.fixtures.ts';
import { quietLoadBalancers } from './quiet-load-balancers.ts';

const ResourceId = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/shop/50dc6c495c0c9188';
/** https://aws.amazon.com/elasticloadbalancing/pricing/ */
const hours = group({ ResourceId, UsageType: 'LoadBalancerUsage' }, everyHour('0.0225'));
const served = (units: string) => group({ ResourceId, UsageType: 'LCUUsage' }, atList(units, '0.008'));

describe('quiet load balancers', () => {
  test('AWS: an application load balancer costs 0.0225 an hour, 16.42 a month (aws.amazon.com/elasticloadbalancing/pricing)', () => {
    expect(findingsOf(quietLoadBalancers, [hours])).toMatchObject([
      {
        resource: { service: 'elasticloadbalancing', type: 'loadbalancer', id: 'app/shop' },
        action: { kind: 'delete' },
        savings: { list: { value: { amount: '16.42' } } },
      },
    ]);
  });

  test('one is quiet below one capacity-unit hour a month', () => {
    // of 720 hours 0.98 are 0.994 of 730, and 0.99 are 1.004
    expect(savingsOf(quietLoadBalancers, [hours, served('0.98')])).toEqual(['16.43']);
    expect(savingsOf(quietLoadBalancers, [hours, served('0.99')])).toEqual([]);
  });

  test('a classic one is quiet below one GB a month', () => {
    const classic = { ResourceId: 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/old' };
    const running = group({ ...classic, UsageType: 'LoadBalancerUsage' }, everyHour('0.025'));
    const through = (gigabytes: string) =>
      group({ ...classic, UsageType: 'DataProcessing-Bytes' }, atList(gigabytes, '0'));
    expect(savingsOf(quietLoadBalancers, [running, through('0.98')])).toEqual(['18.25']);
    expect(savingsOf(quietLoadBalancers, [running, through('0.99')])).toEqual([]);
  });

  test('one that is gone is not judged', () => {
    expect(savingsOf(quietLoadBalancers, [{ ...hours, end: '2026-09-20T00:00:00Z' }])).toEqual([]);
  });
});
