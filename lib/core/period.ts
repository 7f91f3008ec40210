import * as z from 'zod/mini';
import { MeshError } from './errors.ts';
import { Day } from './time.ts';

const millisecondsPerDay = 86_400_000;

/** Days from `start` to before `end`: the end is exclusive, as in Cost Explorer's GetCostAndUsage. */
export const Period = z
  .strictObject({ start: Day, end: Day })
  .check(z.refine(({ start, end }) => start < end, { error: 'start must be before end (the end is exclusive)' }));
export type Period = z.infer<typeof Period>;

/** @throws MeshError `bad-input` where a date is not a date or the period is empty */
export function period(start: string, end: string): Period {
  const result = Period.safeParse({ start, end });
  if (result.success) return result.data;
  throw new MeshError('bad-input', `period ${start} to ${end}: ${result.error.issues[0]?.message}`);
}

/** The number of days, whole. */
export function daysIn({ start, end }: Period): number {
  return (Date.parse(end) - Date.parse(start)) / millisecondsPerDay;
}

/** Whether a day, or the day of a moment, lies in the period. */
export function contains({ start, end }: Period, day: string): boolean {
  const date = day.slice(0, 10);
  return date >= start && date < end;
}

/** The day that many days later, or earlier where negative. */
export function shiftDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * millisecondsPerDay).toISOString().slice(0, 10);
}
