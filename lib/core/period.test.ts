import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contains, daysIn, period, shiftDays } from './period.ts';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a period', () => {
  test('ends before its end, as in Cost Explorer', () => {
    const november = period('2026-11-01', '2026-12-01');
    expect(daysIn(november)).toBe(30);
    expect(contains(november, '2026-11-30T23:59:59Z')).toBe(true);
    expect(contains(november, '2026-12-01')).toBe(false);
    expect(contains(november, '2026-10-31')).toBe(false);
    expect(contains(november, '2026-11-01')).toBe(true);
    expect(contains(november, '2026-11-01T00:00:00Z')).toBe(true);
  });

  test.each([
    ['2026-11-01', '2026-11-01'],
    ['2026-11-02', '2026-11-01'],
    ['2026-11-31', '2026-12-05'],
    ['yesterday', 'today'],
  ])('refuses %s to %s', (start, end) => {
    expect(() => period(start, end)).toThrow(expect.objectContaining({ code: 'bad-input' }));
    expect(() => period(start, end)).toThrow(new RegExp(`^period ${start} to ${end}: \\S`));
  });

  test('has as many days as it takes to walk from its start to its end', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 800 }), (start, days) => {
        expect(daysIn(period(start, shiftDays(start, days)))).toBe(days);
      }),
    );
  });

  test('steps over a leap day', () => {
    expect(shiftDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(shiftDays('2027-02-28', 1)).toBe('2027-03-01');
    expect(shiftDays('2028-03-01', -1)).toBe('2028-02-29');
  });
});
