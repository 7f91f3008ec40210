import { courseOf, weekdayFactors } from './course.ts';
import type { Calendar } from './day-calendar.ts';
import { detection } from './detection.ts';
import { medianOf } from './robust.ts';

/** An unusual run of days in a series, by their places. */
export interface UnusualRun {
  readonly shape: 'jump' | 'ramp';
  readonly from: number;
  /** The last one, included. */
  readonly to: number;
  /** What was to be expected on each of its days. */
  readonly expected: readonly number[];
}

/** Rises of which no day is unusual: a week far above where the course of weeks before leads to. */
export function findRamps(clean: readonly number[], calendar: Calendar, found: readonly UnusualRun[]): UnusualRun[] {
  const { days, apartDays, courseDays, leastShare, spreads } = detection.ramp;
  const runs: UnusualRun[] = [];
  let from = 0;
  for (let at = days + apartDays + courseDays; at < clean.length; at += 1) {
    const start = at - days + 1;
    const until = start - apartDays;
    if (until - courseDays < from || found.some((run) => run.to >= until - courseDays && run.from <= at)) continue;
    if (!isAbove(clean.slice(start, at + 1), clean.slice(until - courseDays, until))) continue;
    const factors = weekdayFactors(clean, calendar, until - courseDays, until);
    const course = courseOf(clean, calendar, { start: until - courseDays, end: until, factors });
    const week = Array.from({ length: days }, (_, index) => start + index);
    const expected = week.map((day) => course.levelOn(day) * course.factorOn(day));
    const excess = medianOf(week.map((day, index) => (clean[day] ?? 0) - (expected[index] ?? 0)));
    const isHigh = excess >= leastShare * medianOf(expected) && excess >= spreads * course.spread;
    if (!isHigh || excess < detection.leastImpact) continue;
    const levels = clean.slice(until - courseDays, at + 1).map((value, index) => {
      return value / course.factorOn(until - courseDays + index);
    });
    if (!isGradual(levels)) continue;
    runs.push({ shape: 'ramp', from: start, to: at, expected });
    from = at;
  }
  return runs;
}

/** Whether a week is above weeks before at all: what costs much time is asked only where it is. */
function isAbove(week: readonly number[], before: readonly number[]): boolean {
  return medianOf(week) > medianOf(before);
}

/** Whether a rise is spread over its days: a ramp rather than a step or two. */
export function isGradual(levels: readonly number[]): boolean {
  const around = (day: number) => medianOf(levels.slice(Math.max(0, day - 1), day + 2));
  const whole = around(levels.length - 2) - around(1);
  const atOnce = levels.slice(3).map((_, index) => around(index + 3) - around(index));
  const most = Math.max(...atOnce);
  const at = atOnce.indexOf(most);
  const next = Math.max(0, ...atOnce.filter((_, day) => Math.abs(day - at) >= 3));
  const { mostAtOnce, mostAtTwice } = detection.ramp;
  return whole > 0 && most <= mostAtOnce * whole && most + next <= mostAtTwice * whole;
}
