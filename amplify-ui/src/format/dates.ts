const millisecondsPerDay = 86_400_000;
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

/** The day of an instant or a date, in UTC as bills count days. */
export function formatDay(instant: string): string {
  return day.format(new Date(instant));
}

/** Days from one to before another, as periods are stated: with the last day that is in it. */
export function formatPeriod({ start, end }: { readonly start: string; readonly end: string }): string {
  const last = Math.max(Date.parse(start), Date.parse(end) - millisecondsPerDay);
  return day.formatRange(new Date(start), new Date(last));
}

/** The month of a date, in UTC. */
export function formatMonth(date: string): string {
  return month.format(new Date(date));
}

/** Day and time where the reader is. */
export function formatMoment(instant: string): string {
  return moment.format(new Date(instant));
}

/** "3 minutes ago", "yesterday". */
export function formatAgo(instant: string, now = Date.now()): string {
  const seconds = Math.round((Date.parse(instant) - now) / 1_000);
  const size = Math.abs(seconds);
  if (size < 60) return relative.format(seconds, 'second');
  if (size < 3_600) return relative.format(Math.round(seconds / 60), 'minute');
  if (size < 86_400) return relative.format(Math.round(seconds / 3_600), 'hour');
  return relative.format(Math.round(seconds / 86_400), 'day');
}

/** Whole days between two instants, at least 0. */
export function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / millisecondsPerDay));
}

export function formatDuration(fromIso: string, toIso: string): string {
  const seconds = Math.max(0, Date.parse(toIso) - Date.parse(fromIso)) / 1_000;
  if (seconds < 60) return `${formatNumber(seconds, 1)} s`;
  return `${formatNumber(seconds / 60, 1)} min`;
}

/** A count in the reader's locale. */
export function formatNumber(value: number, fractionDigits = 0): string {
  return new Intl.NumberFormat(undefined, { maximumFractionDigits: fractionDigits }).format(value);
}

/** A share such as "0.92" as "92 %", in the reader's locale. */
export function formatShare(share: string): string {
  return new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 }).format(Number(share));
}
