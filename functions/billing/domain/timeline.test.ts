import { describe, expect, test } from 'vitest';
import { period } from '../../../lib/core/period.ts';
import { factsOf } from './bill.fixtures.ts';
import type { MonthFact } from './bill.ts';
import { timelineOf } from './timeline.ts';
import { daysOf, isStillThere, monthly, windowOf } from './window.ts';

const month = (start: string, lastDay: string, more: Partial<MonthFact> = {}): MonthFact => ({
  month: start,
  rows: 10,
  firstDay: start,
  lastDay,
  invoiced: false,
  ...more,
});
const august = month('2026-08-01', '2026-08-31', { invoiced: true });
const timeline = (months: readonly MonthFact[], asOf: string) => timelineOf(factsOf({ months }), asOf);

describe('how far a bill is whole', () => {
  test('the last three days of an unfinished month are not complete', () => {
    const told = timeline([august, month('2026-09-01', '2026-09-19')], '2026-09-20T06:00:00Z');
    expect(told).toMatchObject({
      period: { start: '2026-08-01', end: '2026-09-20' },
      completeUntil: '2026-09-17',
      months: [{ state: 'final' }, { state: 'open' }],
    });
  });

  test('a whole month is open until AWS invoiced it, or a week has passed', () => {
    const september = month('2026-09-01', '2026-09-30');
    expect(timeline([september], '2026-10-07T23:59:59Z').months).toMatchObject([{ state: 'open' }]);
    expect(timeline([september], '2026-10-08T00:00:00Z').months).toMatchObject([{ state: 'final' }]);
    expect(timeline([{ ...september, invoiced: true }], '2026-10-02T00:00:00Z').months).toMatchObject([
      { state: 'final' },
    ]);
  });

  test('a month without its last day is open, however late it is', () => {
    const cut = month('2026-09-01', '2026-09-29', { invoiced: true });
    expect(timeline([cut], '2027-01-01T00:00:00Z')).toMatchObject({
      months: [{ state: 'open' }],
      completeUntil: '2026-09-27',
    });
  });

  test('a month that another follows is final', () => {
    const told = timeline(
      [month('2026-08-01', '2026-08-30'), month('2026-09-01', '2026-09-19')],
      '2026-09-20T00:00:00Z',
    );
    expect(told.months.map(({ state }) => state)).toEqual(['final', 'open']);
  });

  test('all days of final months are complete', () => {
    expect(timeline([august], '2026-10-01T00:00:00Z').completeUntil).toBe('2026-09-01');
  });
});

describe('the days that rules judge by', () => {
  test('are the last final month, and the last two complete weeks', () => {
    const told = timeline([august, month('2026-09-01', '2026-09-19')], '2026-09-20T06:00:00Z');
    expect(windowOf(told)).toEqual({
      days: period('2026-08-01', '2026-09-01'),
      hours: period('2026-09-03', '2026-09-17'),
    });
  });

  test('are the complete days of the last thirty where no month is final', () => {
    const told = timeline([month('2026-09-01', '2026-09-19')], '2026-09-20T06:00:00Z');
    expect(windowOf(told)).toEqual({
      days: period('2026-09-01', '2026-09-17'),
      hours: period('2026-09-03', '2026-09-17'),
    });
  });

  test('are none where no day is complete', () => {
    expect(windowOf(timeline([month('2026-09-01', '2026-09-03')], '2026-09-04T06:00:00Z'))).toBeUndefined();
    expect(windowOf(timeline([month('2026-09-01', '2026-09-04')], '2026-09-05T06:00:00Z'))).toBeDefined();
  });
});

describe('a month of something', () => {
  const window = period('2026-09-01', '2026-10-01');
  const of = (start: string, end: string) => ({ keys: {}, sums: {}, rows: 1, start, end });
  const all = of('2026-09-01T00:00:00Z', '2026-10-01T00:00:00Z');

  test('is 730 hours for what is charged by the hour', () => {
    expect(monthly('720', all, window, 'Hrs')).toBe('730');
    expect(monthly('24', of('2026-09-30T00:00:00Z', '2026-10-01T00:00:00Z'), window, 'Hrs')).toBe('730');
  });

  test('is the whole of what is charged by the month, exactly', () => {
    expect(monthly('100', all, window, 'GB-Mo')).toBe('100');
    expect(monthly('25', of('2026-09-16T00:00:00Z', '2026-10-01T00:00:00Z'), window, 'GB-Month')).toBe('50');
  });

  test('is a share of each calendar month that it lies in', () => {
    const across = period('2026-08-15', '2026-09-16');
    // 17 of 31 and 15 of 30 days of 100 GB
    const group = of('2026-08-15T00:00:00Z', '2026-09-16T00:00:00Z');
    expect(Number(monthly('104.838709677419', group, across, 'GB-Mo'))).toBeCloseTo(100, 9);
  });

  test('counts nothing outside of the window', () => {
    expect(daysOf(of('2026-08-01T00:00:00Z', '2026-11-01T00:00:00Z'), window)).toBe(30);
  });

  test('is asked of what was charged within the last day', () => {
    expect(isStillThere(of('2026-09-01T00:00:00Z', '2026-09-30T00:00:00Z'), window)).toBe(true);
    expect(isStillThere(of('2026-09-01T00:00:00Z', '2026-09-29T23:00:00Z'), window)).toBe(false);
  });
});
