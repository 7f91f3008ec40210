import { describe, expect, test } from 'vitest';
import { atList, everyHour, findingsOf, group, savingsOf } from '../rule.fixtures.ts';
import { idlePublicIpv4 } from './idle-public-ipv4.ts';

const address = (sums: ReturnType<typeof everyHour>, span: Parameters<typeof group>[2] = {}) =>
  group({ ResourceId: 'arn:aws:ec2:us-east-1:111122223333:elastic-ip/eipalloc-0123456789abcdef0' }, sums, span);

describe('idle public IPv4 addresses', () => {
  test('AWS: an address costs 0.005 an hour, 3.65 a month (aws.amazon.com/vpc/pricing)', () => {
    expect(findingsOf(idlePublicIpv4, [address(everyHour('0.005'))])).toMatchObject([
      {
        resource: { service: 'ec2', type: 'elastic-ip', id: 'eipalloc-0123456789abcdef0' },
        action: { kind: 'delete' },
        savings: { list: { value: { amount: '3.65' } } },
        billChange: { kind: 'known', value: { amount: '3.65' } },
        rollback: { possible: false },
      },
    ]);
  });

  test('an address is idle from 168 hours a month on, less is between two uses', () => {
    // of the 720 hours of September 165.6 are 167.9 of 730, and 165.8 are 168.1
    expect(savingsOf(idlePublicIpv4, [address(atList('165.6', '0.828'))])).toEqual([]);
    expect(savingsOf(idlePublicIpv4, [address(atList('165.8', '0.829'))])).toEqual(['0.84']);
  });

  test('an address that was released within the month is gone', () => {
    expect(savingsOf(idlePublicIpv4, [address(everyHour('0.005'), { end: '2026-09-20T00:00:00Z' })])).toEqual([]);
  });
});
