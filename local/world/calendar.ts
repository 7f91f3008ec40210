import { shiftDays } from '../../lib/core/period.ts';

const millisecondsPerDay = 86_400_000;

/** Whole months of history before the current one: Cost Explorer keeps 13. */
const fullMonths = 13;
/** Days that have hourly figures, as Cost Explorer keeps them. */
const hourlyDays = 14;
/** Hours of yesterday that have reached the bill: the last day is never whole. */
export const deliveredHoursOfYesterday = 18;

/** The days that the world has figures for, seen from `asOf`. */
export interface Calendar {
  /** The day of `asOf`: it has no figures yet. */
  readonly today: string;
  readonly yesterday: string;
  readonly firstDay: string;
  /** The first day with hourly figures. */
  readonly firstHourlyDay: string;
  /** The first day of the month that yesterday lies in. */
  readonly currentMonth: string;
}

export function calendarOf(asOf: string): Calendar {
  const today = new Date(Date.parse(asOf)).toISOString().slice(0, 10);
  const yesterday = shiftDays(today, -1);
  const currentMonth = monthOf(yesterday);
  return {
    today,
    yesterday,
    firstDay: shiftMonths(currentMonth, -fullMonths),
    firstHourlyDay: shiftDays(today, -hourlyDays),
    currentMonth,
  };
}

/** The days from `start` to before `end`. */
export function* daysBetween(start: string, end: string): Generator<string> {
  for (let day = start; day < end; day = shiftDays(day, 1)) yield day;
}

/** The first days of the months, from that of `start` to that of `last`. */
export function* monthsBetween(start: string, last: string): Generator<string> {
  for (let month = monthOf(start); month <= last; month = shiftMonths(month, 1)) yield month;
}

/** The first day of a day's month. */
function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

export function shiftMonths(month: string, months: number): string {
  const at = new Date(Date.parse(month));
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1)).toISOString().slice(0, 10);
}

export function daysInMonth(day: string): number {
  const month = monthOf(day);
  return daysFrom(month, shiftMonths(month, 1));
}

/** Whole days from one to the other; negative where `to` is earlier. */
export function daysFrom(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / millisecondsPerDay;
}

export function isWeekend(day: string): boolean {
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** The moment that many minutes before. */
export function minutesBefore(instant: string, minutes: number): string {
  return `${new Date(Date.parse(instant) - minutes * 60_000).toISOString().slice(0, 19)}Z`;
}
