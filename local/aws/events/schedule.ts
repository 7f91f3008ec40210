import { Cron } from 'croner';
import { refuseSchedule, translateCron } from './cron.ts';

/** A schedule expression that has been read: fixed times of the calendar (UTC), or a fixed interval. */
export type Schedule =
  | { readonly kind: 'cron'; readonly cron: Cron }
  | { readonly kind: 'rate'; readonly everyMs: number };

/** Units of `rate(value unit)`, singular for 1 and plural above (user guide: Rate expressions). */
const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** The last instant a Date can hold (ECMAScript: time values). */
const LATEST_TIME_MS = 8.64e15;

/**
 * Reads `cron(...)` or `rate(...)` as EventBridge does.
 *
 * @throws AwsError ValidationException with the reason.
 */
export function parseSchedule(expression: string): Schedule {
  const [, kind, body] = /^(cron|rate)\((.*)\)$/s.exec(expression) ?? [];
  if (body === undefined) throw refuseSchedule(`"${expression}" is neither cron(fields) nor rate(value unit).`);
  if (kind === 'rate') return { kind, everyMs: readRate(body) };
  return { kind: 'cron', cron: new Cron(translateCron(body), { mode: '7-part', utcOffset: 0 }) };
}

/**
 * The first time after `after` that the schedule names; undefined if there is none, as for a year that has passed.
 * An interval counts from `createdAt`, the creation of the rule.
 */
export function nextTime(schedule: Schedule, after: Date, createdAt: Date): Date | undefined {
  if (schedule.kind === 'cron') return schedule.cron.nextRun(after) ?? undefined;
  const passed = Math.floor((after.getTime() - createdAt.getTime()) / schedule.everyMs);
  const timeMs = createdAt.getTime() + (Math.max(passed, 0) + 1) * schedule.everyMs;
  return timeMs > LATEST_TIME_MS ? undefined : new Date(timeMs);
}

/** The next `count` times after `after`, fewer where the schedule ends. A rate counts from `createdAt`. */
export function nextTimes(expression: string, after: Date, count: number, createdAt: Date = after): Date[] {
  const schedule = parseSchedule(expression);
  const times: Date[] = [];
  let time = nextTime(schedule, after, createdAt);
  while (time && times.length < count) {
    times.push(time);
    time = nextTime(schedule, time, createdAt);
  }
  return times;
}

function readRate(body: string): number {
  const [, digits = '', unit = ''] = /^(\d+)\s+(\w+)$/.exec(body) ?? [];
  if (digits === '') throw refuseSchedule(`rate needs a positive whole number and a unit, but is "${body}".`);
  const value = Number(digits);
  if (value === 0) throw refuseSchedule('the value of rate must be positive, but is 0.');
  const singular = unit.replace(/s$/, '');
  if (!isUnit(singular)) throw refuseSchedule(`the unit of rate is minute(s), hour(s) or day(s), but is "${unit}".`);
  const expected = value === 1 ? singular : `${singular}s`;
  if (unit !== expected) throw refuseSchedule(`rate(${value} ${unit}) must be rate(${value} ${expected}).`);
  const everyMs = value * UNIT_MS[singular];
  if (!Number.isSafeInteger(everyMs)) throw refuseSchedule(`the value of rate is too large: ${digits}.`);
  return everyMs;
}

function isUnit(text: string): text is keyof typeof UNIT_MS {
  return Object.hasOwn(UNIT_MS, text);
}
