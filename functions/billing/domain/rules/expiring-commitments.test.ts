import { describe, expect, test } from 'vitest';
import { findingsOf, group } from '../rule.fixtures.ts';
import { expiringCommitments } from './expiring-commitments.ts';

const asOf = '2026-10-10T09:00:00Z';
const endingOn = (latest: string) =>
  group(
    {
      CommitmentDiscountId: 'arn:aws:ec2:us-east-1:111122223333:reserved-instances/0f1e2d3c-4b5a',
      CommitmentDiscountType: 'Reserved Instance',
      CommitmentDiscountStatus: 'Used',
    },
    // m5.large: 0.06 an hour reserved for a year, no upfront, and 0.096 on demand
    { EffectiveCost: '43.2', ListCost: '69.12' },
    { latest },
  );
const endsOf = (latest: string) => findingsOf(expiringCommitments, [endingOn(latest)], { asOf });

describe('commitments that end soon', () => {
  test('AWS: an m5.large without its reservation costs 26.28 more a month (0.096 on demand, aws.amazon.com/ec2/pricing/on-demand)', () => {
    expect(endsOf('2026-11-01T00:00:00Z')).toMatchObject([
      {
        resource: { service: 'ec2', type: 'reserved-instances', region: 'us-east-1' },
        action: {
          kind: 'review',
          current: 'Reserved Instance that ends on 2026-11-01',
          target: 'renew, or let it end',
        },
        savings: { list: { kind: 'unknown' } },
        monthlyCost: { current: { value: { amount: '43.8' } } },
        evidence: [
          { field: 'CommitmentEnd', value: '2026-11-01T00:00:00Z' },
          { field: 'EffectiveCost a month', value: '43.8' },
          { field: 'what the same usage costs more a month at list', value: '26.28' },
        ],
      },
    ]);
  });

  test('an end is told 60 days before, and not 61', () => {
    expect(endsOf('2026-12-09T23:59:59Z')).toHaveLength(1);
    expect(endsOf('2026-12-10T00:00:00Z')).toEqual([]);
  });

  test('what ended is not told', () => {
    expect(endsOf('2026-10-10T08:59:59Z')).toEqual([]);
    expect(endsOf('2026-10-10T09:00:01Z')).toHaveLength(1);
  });

  test('one whose end is not known is not told', () => {
    const { latest: _, ...unknown } = endingOn('2026-11-01T00:00:00Z');
    expect(findingsOf(expiringCommitments, [unknown], { asOf })).toEqual([]);
  });
});
