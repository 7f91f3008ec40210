import { MeshError } from '../../lib/core/errors.ts';

const hoursOf: Readonly<Record<string, number>> = { minute: 1 / 60, hour: 1, day: 24 };
const everyDay: ReadonlySet<string> = new Set(['*', '?']);

/**
 * The longest time between two runs of a schedule, in whole hours: exact for `rate`; for `cron` an hour where it names
 * no hour, a day where it names no day, and otherwise more than anyone looks back.
 *
 * @throws MeshError `bad-configuration` for what is neither `rate(...)` nor `cron(...)`
 */
export function hoursBetween(expression: string): number {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate !== null) return Math.ceil(Number(rate[1]) * (hoursOf[rate[2] ?? ''] ?? 0));
  const cron = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)$/.exec(expression);
  if (cron === null)
    throw new MeshError('bad-configuration', `"${expression}" is no schedule; allowed: rate(1 day), cron(0 6 * * ? *)`);
  const [, , hours = '', ...days] = cron;
  if (!days.every((field) => everyDay.has(field))) return Number.POSITIVE_INFINITY;
  return hours === '*' ? 1 : 24;
}
