import { describe, expect, test } from 'vitest';
import { atList, everyHour, findingsOf, group, savingsOf } from '../rule.fixtures.ts';
import { quietNatGateways } from './quiet-nat-gateways.ts';

const ResourceId = 'arn:aws:ec2:us-east-1:111122223333:natgateway/nat-0123456789abcdef0';
/** https://aws.amazon.com/vpc/pricing/ */
const hours = group({ ResourceId, UsageType: 'NatGateway-Hours' }, everyHour('0.045'));
const carried = (gigabytes: string) =>
  group({ ResourceId, UsageType: 'NatGateway-Bytes' }, atList(gigabytes, '0.04'), { end: '2026-09-02T00:00:00Z' });

describe('quiet NAT gateways', () => {
  test('AWS: a gateway without traffic costs 0.045 an hour, 32.85 a month (aws.amazon.com/vpc/pricing)', () => {
    expect(findingsOf(quietNatGateways, [hours])).toMatchObject([
      {
        resource: { service: 'ec2', type: 'natgateway', id: 'nat-0123456789abcdef0' },
        action: { kind: 'delete' },
        savings: { list: { value: { amount: '32.85' } } },
      },
    ]);
  });

  test('a gateway is quiet below one GB a month', () => {
    // of 720 hours 0.98 GB are 0.994 GB of 730, and 0.99 are 1.004
    expect(savingsOf(quietNatGateways, [hours, carried('0.98')])).toEqual(['32.89']);
    expect(savingsOf(quietNatGateways, [hours, carried('0.99')])).toEqual([]);
  });

  test('one that was deleted, or is of yesterday, is not judged', () => {
    expect(savingsOf(quietNatGateways, [{ ...hours, end: '2026-09-20T00:00:00Z' }])).toEqual([]);
    expect(savingsOf(quietNatGateways, [{ ...hours, start: '2026-09-30T00:00:00Z' }])).toEqual([]);
  });
});
