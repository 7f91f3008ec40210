import { describe, expect, test } from 'vitest';
import { shiftDays } from '../../../../lib/core/period.ts';
import { findingsOf, group } from '../rule.fixtures.ts';
import { growingSnapshots } from './growing-snapshots.ts';

/** A month of 30 days, each with its share of the month, at 0.05 a GB: https://aws.amazon.com/ebs/pricing/ */
function daily(sizeOn: (day: number) => number, days = 30) {
  return Array.from({ length: days }, (_, index) => {
    const Day = shiftDays('2026-09-01', index);
    const share = sizeOn(index) / 30;
    const sums = { PricingQuantity: share.toFixed(12), ListCost: (share * 0.05).toFixed(12) };
    return group({ Day }, sums, { start: `${Day}T00:00:00Z`, end: `${shiftDays(Day, 1)}T00:00:00Z` });
  });
}

/** From one size to another in equal steps. */
const rising = (from: number, to: number) => (day: number) => from + ((to - from) * day) / 29;

describe('snapshots that only grow', () => {
  test('AWS: 1,100 GB of snapshots cost 55 a month (0.05 a GB, aws.amazon.com/ebs/pricing)', () => {
    expect(findingsOf(growingSnapshots, daily(rising(900, 1100)))).toMatchObject([
      {
        resource: { id: 'EBS:SnapshotUsage', accountId: '111122223333', region: 'us-east-1' },
        action: { kind: 'review', target: 'a lifecycle policy' },
        savings: { list: { kind: 'unknown' } },
        monthlyCost: { current: { value: { amount: '55' } } },
        lookbackDays: 30,
      },
    ]);
  });

  test('growth is told from 10 % a month on', () => {
    expect(findingsOf(growingSnapshots, daily(rising(1000, 1099)))).toEqual([]);
    expect(findingsOf(growingSnapshots, daily(rising(1000, 1101)))).toHaveLength(1);
  });

  test('and from 10 dollars a month on', () => {
    expect(findingsOf(growingSnapshots, daily(rising(150, 199)))).toEqual([]);
    expect(findingsOf(growingSnapshots, daily(rising(150, 201)))).toHaveLength(1);
  });

  test('one day on which something was deleted shows that somebody looks after them', () => {
    const grows = rising(900, 1100);
    expect(
      findingsOf(
        growingSnapshots,
        daily((day) => grows(day) - (day === 20 ? 50 : 0)),
      ),
    ).toEqual([]);
  });

  test('28 days are needed', () => {
    const ofFebruary = {
      days: { start: '2026-09-01', end: '2026-09-29' },
      hours: { start: '2026-09-15', end: '2026-09-29' },
    };
    const grows = rising(900, 1300);
    expect(findingsOf(growingSnapshots, daily(grows, 28), { window: ofFebruary })).toHaveLength(1);
    expect(findingsOf(growingSnapshots, daily(grows, 27), { window: ofFebruary })).toEqual([]);
    expect(findingsOf(growingSnapshots, daily(grows, 28))).toEqual([]);
  });
});
