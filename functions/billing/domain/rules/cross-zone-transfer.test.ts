import { describe, expect, test } from 'vitest';
import { atList, findingsOf, group } from '../rule.fixtures.ts';
import { crossZoneTransfer } from './cross-zone-transfer.ts';

/** 0.01 a GB in each direction, https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer */
const traffic = (gigabytes: number) => group({}, atList(String(gigabytes), String(gigabytes * 0.01)));

describe('traffic between zones', () => {
  test('AWS: 10,000 GB cost 100 at 0.01 a GB and are told from there on (aws.amazon.com/ec2/pricing/on-demand)', () => {
    // of 720 hours; a month has 730
    expect(findingsOf(crossZoneTransfer, [traffic(9_860)])).toEqual([]);
    expect(findingsOf(crossZoneTransfer, [traffic(9_864)])).toMatchObject([
      {
        resource: { id: 'DataTransfer-Regional-Bytes', accountId: '111122223333', region: 'us-east-1' },
        action: { kind: 'review' },
        savings: { list: { kind: 'unknown' } },
        monthlyCost: { current: { value: { amount: '100.01' } } },
      },
    ]);
  });

  test('one busy day is no month of it', () => {
    const oneDay = { ...traffic(5_000), start: '2026-09-30T00:00:00Z' };
    expect(findingsOf(crossZoneTransfer, [oneDay])).toEqual([]);
  });
});
