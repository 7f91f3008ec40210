import { describe, expect, test } from 'vitest';
import { findingsOf, group } from '../rule.fixtures.ts';
import { unusedCommitments } from './unused-commitments.ts';

const id = 'arn:aws:savingsplans::111122223333:savingsplan/4f5b0b1e-2d3c-4a5b-9c8d-7e6f5a4b3c2d';
const part = (CommitmentDiscountStatus: 'Used' | 'Unused', EffectiveCost: string, CommitmentDiscountId = id) =>
  group(
    { CommitmentDiscountId, CommitmentDiscountType: 'Compute Savings Plan', CommitmentDiscountStatus },
    { EffectiveCost },
  );

describe('unused commitments', () => {
  test('of a plan of 1.00 an hour that is used to 90 %, 73 a month are unused (utilisation as in docs.aws.amazon.com/savingsplans/latest/userguide/ce-sp-usingPR.html)', () => {
    expect(findingsOf(unusedCommitments, [part('Used', '648'), part('Unused', '72')])).toMatchObject([
      {
        resource: { service: 'savingsplans', type: 'savingsplan' },
        facet: 'commitment',
        action: { kind: 'review', current: 'Compute Savings Plan, partly unused' },
        savings: { list: { kind: 'unknown' } },
        monthlyCost: { current: { value: { amount: '73' } } },
      },
    ]);
  });

  test('a commitment is told from 5 % unused on', () => {
    expect(findingsOf(unusedCommitments, [part('Used', '950.1'), part('Unused', '49.9')])).toEqual([]);
    expect(findingsOf(unusedCommitments, [part('Used', '949.9'), part('Unused', '50.1')])).toHaveLength(1);
  });

  test('and from 10 dollars a month on', () => {
    // of 720 hours; a month has 730
    expect(findingsOf(unusedCommitments, [part('Used', '50'), part('Unused', '9.86')])).toEqual([]);
    expect(findingsOf(unusedCommitments, [part('Used', '50'), part('Unused', '9.87')])).toHaveLength(1);
  });

  test('commitments are not added to one another', () => {
    const full = part('Used', '5000', 'arn:aws:savingsplans::111122223333:savingsplan/another');
    expect(findingsOf(unusedCommitments, [part('Used', '648'), part('Unused', '72'), full])).toHaveLength(1);
  });

  test('one that ended within the month, or began a few days ago, is not told', () => {
    const parts = [part('Used', '648'), part('Unused', '72')];
    const ended = parts.map((each) => ({ ...each, end: '2026-09-20T00:00:00Z' }));
    const young = parts.map((each) => ({ ...each, start: '2026-09-28T00:00:00Z' }));
    expect(findingsOf(unusedCommitments, ended)).toEqual([]);
    expect(findingsOf(unusedCommitments, young)).toEqual([]);
  });
});
