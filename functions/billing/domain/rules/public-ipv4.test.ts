import { describe, expect, test } from 'vitest';
import { everyHour, findingsOf, group } from '../rule.fixtures.ts';
import { publicIpv4 } from './public-ipv4.ts';

/** https://aws.amazon.com/vpc/pricing/ */
const anHour = '0.005';

describe('public IPv4 addresses in use', () => {
  test('AWS: twenty addresses at 0.005 an hour are 73 a month, from where on they are told (aws.amazon.com/vpc/pricing)', () => {
    expect(findingsOf(publicIpv4, [group({}, everyHour(anHour, '19'))])).toEqual([]);
    expect(findingsOf(publicIpv4, [group({}, everyHour(anHour, '20'))])).toMatchObject([
      {
        resource: { accountId: '111122223333', region: 'us-east-1', id: 'PublicIPv4:InUseAddress' },
        action: { kind: 'review' },
        savings: { list: { kind: 'unknown', reason: 'which of the addresses are needed is not in a bill' } },
        monthlyCost: { current: { value: { amount: '73' } } },
      },
    ]);
  });

  test('accounts and regions are told apart, not added', () => {
    const some = everyHour(anHour, '10');
    expect(findingsOf(publicIpv4, [group({}, some), group({ RegionId: 'us-west-2' }, some)])).toEqual([]);
  });
});
