import { daysIn, type Period, period, shiftDays } from '../../../lib/core/period.ts';
import { dividedBy, times, total } from './decimal.ts';
import type { Group } from './question.ts';
import { daysInMonth, nextMonth, type Timeline } from './timeline.ts';

/** What AWS's savings figures take for a month. */
const hoursAMonth = '730';
/** Days that rules look back where no month is final. */
const mostDays = 30;
/** Days that rules of hours look back: two weeks show every hour of the week twice. */
const hourlyDays = 14;
/** A resource that was charged within the last day of the window is still there. */
const stillThereMs = 86_400_000;
/** Units that are for a month: GB-Mo, IOPS-Mo, MiBps-Mo. */
const monthlyUnit = /-?mo(nth)?s?$/i;
const msAnHour = 3_600_000;
const hoursADay = 24;

/** The days that rules judge by, complete ones only. */
export interface Window {
  readonly days: Period;
  /** The last days, for rules of hours. */
  readonly hours: Period;
}

/** The last final month; where there is none, the complete days of the last 30. `undefined` where no day is complete. */
export function windowOf({ months, period: all, completeUntil }: Timeline): Window | undefined {
  const final = months.findLast(({ state }) => state === 'final');
  const recent = latest(all.start, completeUntil, mostDays);
  if (recent === undefined) return undefined;
  const days = final === undefined ? recent : period(final.month, nextMonth(final.month));
  return { days, hours: latest(all.start, completeUntil, hourlyDays) ?? recent };
}

/** Whether a resource was still charged for at the end of the window. What is gone cannot be saved. */
export function isStillThere({ end }: Group, { end: last }: Period): boolean {
  return Date.parse(end) >= Date.parse(last) - stillThereMs;
}

/** The days, as far as they are in the window, between the first and the last charge of a group. */
export function daysOf(group: Group, window: Period): number {
  const { start, end } = clipped(group, window);
  return Math.max(0, (Date.parse(end) - Date.parse(start)) / 86_400_000);
}

/**
 * An amount or quantity of a group as that of a month of 730 hours, as if it went on as it did since its first charge.
 * What is priced by the month is a share of calendar months; all else is a share of hours.
 */
export function monthly(amount: string, group: Group, window: Period, unit: string | null | undefined): string {
  const { start, end } = clipped(group, window);
  if (unit && monthlyUnit.test(unit)) return dividedBy(amount, monthShare(start, end)) ?? '0';
  const hours = Math.max(1, Math.round((Date.parse(end) - Date.parse(start)) / msAnHour));
  return dividedBy(times(amount, hoursAMonth), String(hours)) ?? '0';
}

/** The sum of parts of calendar months, to the hour: exactly 1 for a whole month. */
function monthShare(start: string, end: string): string {
  const parts: string[] = [];
  for (let month = `${start.slice(0, 7)}-01`; month < end; month = nextMonth(month)) {
    const from = Math.max(Date.parse(start), Date.parse(month));
    const to = Math.min(Date.parse(end), Date.parse(nextMonth(month)));
    const hours = Math.round(Math.max(0, (to - from) / msAnHour));
    parts.push(dividedBy(String(hours), String(daysInMonth(month) * hoursADay)) ?? '0');
  }
  return total(parts);
}

function clipped({ start, end }: Group, window: Period): { start: string; end: string } {
  const first = `${window.start}T00:00:00Z`;
  const last = `${window.end}T00:00:00Z`;
  return { start: start > first ? start : first, end: end < last ? end : last };
}

function latest(start: string, end: string, most: number): Period | undefined {
  const from = shiftDays(end, -most);
  const first = from > start ? from : start;
  return first < end && daysIn(period(first, end)) > 0 ? period(first, end) : undefined;
}
