import { describe, expect, test } from 'vitest';
import { atList, findingsOf, group } from '../rule.fixtures.ts';
import { natTransfer } from './nat-transfer.ts';

/** https://aws.amazon.com/vpc/pricing/ */
const traffic = (gigabytes: number) => group({}, atList(String(gigabytes), String(gigabytes * 0.045)));

describe('traffic through NAT gateways', () => {
  test('AWS: 2,223 GB cost 100 at 0.045 a GB and are told from there on (aws.amazon.com/vpc/pricing)', () => {
    // of 720 hours; a month has 730
    expect(findingsOf(natTransfer, [traffic(2_191)])).toEqual([]);
    expect(findingsOf(natTransfer, [traffic(2_192)])).toMatchObject([
      {
        resource: { id: 'NatGateway-Bytes' },
        savings: { list: { kind: 'unknown' } },
        monthlyCost: { current: { value: { amount: '100.01' } } },
      },
    ]);
  });

  test('traffic that ended is no waste any more', () => {
    expect(findingsOf(natTransfer, [{ ...traffic(9_000), end: '2026-09-20T00:00:00Z' }])).toEqual([]);
  });
});
