import { AwsError } from '../aws-error.ts';

interface Field {
  readonly name: string;
  readonly lowest: number;
  readonly highest: number;
  /** Names for the values from `lowest` on. */
  readonly names: readonly string[];
  readonly steps: boolean;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** EventBridge user guide, Cron expressions reference: the fields in their order, their values and wildcards. */
const MINUTES: Field = { name: 'Minutes', lowest: 0, highest: 59, names: [], steps: true };
const HOURS: Field = { name: 'Hours', lowest: 0, highest: 23, names: [], steps: true };
const DAY_OF_MONTH: Field = { name: 'Day-of-month', lowest: 1, highest: 31, names: [], steps: true };
const MONTH: Field = { name: 'Month', lowest: 1, highest: 12, names: MONTHS, steps: true };
const DAY_OF_WEEK: Field = { name: 'Day-of-week', lowest: 1, highest: 7, names: WEEKDAYS, steps: false };
const YEAR: Field = { name: 'Year', lowest: 1970, highest: 2199, names: [], steps: true };

const SATURDAY = 7;

/** The refusal of a schedule expression, with what AWS leaves out: the reason. */
export function refuseSchedule(reason: string): AwsError {
  return new AwsError('ValidationException', 400, `Parameter ScheduleExpression is not valid. Reason: ${reason}`);
}

/**
 * The seven-part pattern that croner reads, for the six fields inside an EventBridge `cron(...)`. Every range, step and
 * name is written out as numbers, since croner counts weekdays from 0 and reads steps its own way; only `L`, `W` and
 * `#` are left to it.
 *
 * @throws AwsError ValidationException with the reason for a field that EventBridge refuses.
 */
export function translateCron(fields: string): string {
  const parts = fields.trim().split(/\s+/);
  if (parts.length !== 6) {
    const names = 'minutes hours day-of-month month day-of-week year';
    throw refuseSchedule(
      `cron needs six fields (${names}), but "${fields}" has ${fields.trim() === '' ? 0 : parts.length}.`,
    );
  }
  const [minutes, hours, dayOfMonth, month, dayOfWeek, year] = parts as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw refuseSchedule(
      `exactly one of Day-of-month and Day-of-week must be ?, but they are "${dayOfMonth}" and "${dayOfWeek}".`,
    );
  }
  return [
    '0',
    listValues(MINUTES, minutes),
    listValues(HOURS, hours),
    dayOfMonth === '?' ? '*' : translateDayOfMonth(dayOfMonth.toUpperCase()),
    listValues(MONTH, month),
    dayOfWeek === '?' ? '*' : translateDayOfWeek(dayOfWeek.toUpperCase()),
    listValues(YEAR, year),
  ].join(' ');
}

/** `L`: the last day; `LW`: the last weekday; `3W`: the weekday nearest to the 3rd, within the month. */
function translateDayOfMonth(text: string): string {
  if (text === 'L' || text === 'LW') return text;
  const nearest = /^(\d+)W$/.exec(text);
  if (nearest?.[1]) return `${readValue(DAY_OF_MONTH, nearest[1])}W`;
  if (/[LW#]/.test(text)) {
    throw refuseSchedule(`Day-of-month "${text}": L, LW and W (as in 3W) stand alone, not in a list or range.`);
  }
  return listValues(DAY_OF_MONTH, text);
}

/** `L`: Saturday, the last day of the week; `6L`: the last Friday of the month; `3#2`: its second Tuesday. */
function translateDayOfWeek(text: string): string {
  if (text === 'L') return `${SATURDAY - 1}`;
  const last = /^(\w+)L$/.exec(text);
  if (last?.[1]) return `${readValue(DAY_OF_WEEK, last[1]) - 1}L`;
  const nth = /^(\w+)#(\d+)$/.exec(text);
  if (nth?.[1] && nth[2]) {
    const occurrence = Number(nth[2]);
    if (occurrence < 1 || occurrence > 5) throw refuseSchedule(`Day-of-week "${text}": the number after # is 1 to 5.`);
    return `${readValue(DAY_OF_WEEK, nth[1]) - 1}#${occurrence}`;
  }
  if (text.includes('#')) throw refuseSchedule(`Day-of-week "${text}": only one expression is allowed with #.`);
  if (text === '*') return text;
  return readList(DAY_OF_WEEK, text)
    .map((value) => value - 1)
    .join(',');
}

function listValues(field: Field, text: string): string {
  return text === '*' ? text : readList(field, text).join(',');
}

function readList(field: Field, text: string): number[] {
  const values = new Set(text.split(',').flatMap((item) => readItem(field, item)));
  return [...values].sort((left, right) => left - right);
}

/** One item of a list: a value, a range, `*`, or one of them with a step. */
function readItem(field: Field, item: string): number[] {
  const [base = '', step, ...rest] = item.split('/');
  if (rest.length > 0) throw refuseSchedule(`${field.name} "${item}": only one / is allowed.`);
  if (step === undefined) return readRange(field, base);
  if (!field.steps) throw refuseSchedule(`${field.name} "${item}": / is not allowed here.`);
  if (!/^\d+$/.test(step) || Number(step) === 0) {
    throw refuseSchedule(`${field.name} "${item}": the step after / must be a positive number.`);
  }
  const open = base !== '*' && !base.includes('-');
  const values = open ? span(readValue(field, base), field.highest) : readRange(field, base);
  return values.filter((_, index) => index % Number(step) === 0);
}

/** A range that runs past the end starts again, as in `20-2` hours and `FRI-MON`; years do not come again. */
function readRange(field: Field, text: string): number[] {
  if (text === '*') return span(field.lowest, field.highest);
  const [first = '', last, ...rest] = text.split('-');
  if (rest.length > 0) throw refuseSchedule(`${field.name} "${text}": a range is first-last.`);
  const from = readValue(field, first);
  if (last === undefined) return [from];
  const to = readValue(field, last);
  if (from <= to) return span(from, to);
  if (field === YEAR) throw refuseSchedule(`${field.name} "${text}": ${from} is after ${to}.`);
  return [...span(from, field.highest), ...span(field.lowest, to)];
}

function readValue(field: Field, text: string): number {
  const named = field.names.indexOf(text.toUpperCase());
  const value = named >= 0 ? field.lowest + named : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= field.lowest && value <= field.highest) return value;
  const names = field.names.length > 0 ? ` or ${field.names[0]}-${field.names.at(-1)}` : '';
  throw refuseSchedule(`${field.name} "${text}" is not in ${field.lowest}-${field.highest}${names}.`);
}

function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
