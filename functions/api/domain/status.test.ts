import { describe, expect, test } from 'vitest';
import { asOf, makeDecision, makeRow } from './index.fixtures.ts';
import { currentStatus } from './status.ts';

const moment = { asOf, now: '2026-11-21T09:00:00.000Z' };
const status = (decision: Parameters<typeof makeDecision>[0] | undefined, row = makeRow(1)) =>
  currentStatus(row, decision && makeDecision(decision), moment);

describe('an opportunity', () => {
  test('that nobody decided about is open', () => {
    expect(status(undefined)).toBe('open');
  });

  test('is approved as long as it proposes the same', () => {
    expect(status({ status: 'approved' })).toBe('approved');
    expect(status({ status: 'approved', contentHash: 'd'.repeat(20) })).toBe('open');
  });

  test('is snoozed until its end, and open after it', () => {
    expect(status({ status: 'snoozed', until: '2026-11-21T09:00:00.001Z' })).toBe('snoozed');
    expect(status({ status: 'snoozed', until: '2026-11-21T09:00:00.000Z' })).toBe('open');
  });

  test('that was done after the analysis looked is done', () => {
    expect(status({ status: 'done', at: asOf })).toBe('done');
  });

  test('that was done before the analysis looked is what the analysis found', () => {
    const before = { status: 'done', at: '2026-11-20T08:59:59.999Z' } as const;
    expect(status(before)).toBe('open');
    expect(status(before, makeRow(1, { status: 'done' }))).toBe('done');
  });

  test('that was reopened is open, whatever the analysis said', () => {
    expect(status({ status: 'open' }, makeRow(1, { status: 'dismissed' }))).toBe('open');
  });
});
