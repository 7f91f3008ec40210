import { describe, expect, it } from 'vitest';
import { INVALID_SCHEDULE_CASES, SCHEDULE_CASES } from './schedule.cases.ts';
import { nextTimes } from './schedule.ts';

const minutes = (times: readonly Date[]): string[] => times.map((time) => time.toISOString().replace(/:00\.000Z$/, ''));

describe('a schedule expression', () => {
  it.each(SCHEDULE_CASES)('$expression after $after: $meaning [$source]', ({ expression, after, times }) => {
    expect(minutes(nextTimes(expression, new Date(`${after}:00Z`), 5))).toEqual(times);
  });

  it.each(INVALID_SCHEDULE_CASES)('$expression is refused with the reason [$source]', ({ expression, reason }) => {
    expect(() => nextTimes(expression, new Date(), 1)).toThrow(
      expect.objectContaining({
        code: 'ValidationException',
        status: 400,
        message: `Parameter ScheduleExpression is not valid. Reason: ${reason}`,
      }),
    );
  });

  it('counts a rate from the creation of its rule, whenever it is asked', () => {
    const createdAt = new Date('2026-01-01T00:00:07.123Z');
    expect(nextTimes('rate(15 minutes)', new Date('2026-03-01T10:00:00Z'), 2, createdAt)).toEqual([
      new Date('2026-03-01T10:00:07.123Z'),
      new Date('2026-03-01T10:15:07.123Z'),
    ]);
    expect(nextTimes('rate(15 minutes)', createdAt, 1, createdAt)).toEqual([new Date('2026-01-01T00:15:07.123Z')]);
  });
});
