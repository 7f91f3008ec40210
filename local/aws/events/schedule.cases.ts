/** The pages that the cases come from. */
const PATTERN = 'EventBridge user guide: Setting a schedule pattern (eb-scheduled-rule-pattern)';
const LEGACY = 'EventBridge user guide, 2022: Creating a rule that runs on a schedule (eb-create-rule-schedule)';
const LAMBDA = 'Lambda developer guide: Schedule expressions using rate or cron';
const VALIDATED = 'localstack: test_events_schedule.py, validated against AWS';
const FIELD_TABLE = 'EventBridge user guide: Cron expressions reference, fields and wildcards';

export interface ScheduleCase {
  readonly source: string;
  readonly expression: string;
  readonly meaning: string;
  readonly after: string;
  /** The next five times, or fewer where the schedule ends. UTC. */
  readonly times: readonly string[];
}

export interface InvalidScheduleCase {
  readonly source: string;
  readonly expression: string;
  /** The whole message after "Parameter ScheduleExpression is not valid. Reason: ". */
  readonly reason: string;
}

/** A Thursday. */
const NEW_YEAR = '2026-01-01T00:00';

/** 1 January 2026 was a Thursday, 1 February a Sunday, 1 March a Sunday, 1 April a Wednesday, 1 May a Friday. */
export const SCHEDULE_CASES: readonly ScheduleCase[] = [
  {
    source: PATTERN,
    expression: 'cron(0 10 * * ? *)',
    meaning: '10:00 every day',
    after: NEW_YEAR,
    times: ['2026-01-01T10:00', '2026-01-02T10:00', '2026-01-03T10:00', '2026-01-04T10:00', '2026-01-05T10:00'],
  },
  {
    source: PATTERN,
    expression: 'cron(15 12 * * ? *)',
    meaning: '12:15 every day',
    after: '2026-02-26T13:00',
    times: ['2026-02-27T12:15', '2026-02-28T12:15', '2026-03-01T12:15', '2026-03-02T12:15', '2026-03-03T12:15'],
  },
  {
    source: PATTERN,
    expression: 'cron(0 18 ? * MON-FRI *)',
    meaning: '18:00 every Monday through Friday',
    after: NEW_YEAR,
    times: ['2026-01-01T18:00', '2026-01-02T18:00', '2026-01-05T18:00', '2026-01-06T18:00', '2026-01-07T18:00'],
  },
  {
    source: PATTERN,
    expression: 'cron(0 8 1 * ? *)',
    meaning: '8:00 on the first of the month',
    after: '2026-01-01T08:00',
    times: ['2026-02-01T08:00', '2026-03-01T08:00', '2026-04-01T08:00', '2026-05-01T08:00', '2026-06-01T08:00'],
  },
  {
    source: PATTERN,
    expression: 'cron(0/15 * * * ? *)',
    meaning: 'every 15 minutes',
    after: '2025-12-31T23:20',
    times: ['2025-12-31T23:30', '2025-12-31T23:45', '2026-01-01T00:00', '2026-01-01T00:15', '2026-01-01T00:30'],
  },
  {
    source: PATTERN,
    expression: 'cron(0/10 * ? * MON-FRI *)',
    meaning: 'every 10 minutes Monday through Friday',
    after: '2026-01-02T23:35',
    times: ['2026-01-02T23:40', '2026-01-02T23:50', '2026-01-05T00:00', '2026-01-05T00:10', '2026-01-05T00:20'],
  },
  {
    source: PATTERN,
    expression: 'cron(0/5 8-17 ? * MON-FRI *)',
    meaning: 'every 5 minutes 8:00 to 17:55 Monday through Friday',
    after: '2026-01-02T17:45',
    times: ['2026-01-02T17:50', '2026-01-02T17:55', '2026-01-05T08:00', '2026-01-05T08:05', '2026-01-05T08:10'],
  },
  {
    source: PATTERN,
    expression: 'cron(0/30 20-23 ? * MON-FRI *)',
    meaning: 'every 30 minutes 20:00 to 23:30 Monday through Friday',
    after: '2026-01-02T22:40',
    times: ['2026-01-02T23:00', '2026-01-02T23:30', '2026-01-05T20:00', '2026-01-05T20:30', '2026-01-05T21:00'],
  },
  {
    source: LEGACY,
    expression: 'cron(0/30 20-2 ? * MON-FRI *)',
    meaning: 'every 30 minutes 20:00 to 2:30, on the days Monday through Friday',
    after: '2026-01-02T22:40',
    times: ['2026-01-02T23:00', '2026-01-02T23:30', '2026-01-05T00:00', '2026-01-05T00:30', '2026-01-05T01:00'],
  },
  {
    source: PATTERN,
    expression: 'cron(0 12 * * ? *)',
    meaning: '12:00 every day',
    after: '2028-02-27T12:00',
    times: ['2028-02-28T12:00', '2028-02-29T12:00', '2028-03-01T12:00', '2028-03-02T12:00', '2028-03-03T12:00'],
  },
  {
    source: PATTERN,
    expression: 'cron(5,35 14 * * ? *)',
    meaning: '14:05 and 14:35 every day',
    after: '2026-01-01T14:05',
    times: ['2026-01-01T14:35', '2026-01-02T14:05', '2026-01-02T14:35', '2026-01-03T14:05', '2026-01-03T14:35'],
  },
  {
    source: PATTERN,
    expression: 'cron(15 10 ? * 6L 2019-2022)',
    meaning: '10:15 on the last Friday of the month, 2019 to 2022',
    after: '2022-09-01T00:00',
    times: ['2022-09-30T10:15', '2022-10-28T10:15', '2022-11-25T10:15', '2022-12-30T10:15'],
  },
  {
    source: PATTERN,
    expression: 'cron(15 10 ? * 6L 2019-2022)',
    meaning: 'the same, when it is over',
    after: '2022-12-30T10:15',
    times: [],
  },
  {
    source: PATTERN,
    expression: 'cron(0 9 1-15 JAN,FEB,MAR ? *)',
    meaning: 'the comma and the dash: the first 15 days of January to March',
    after: '2026-01-14T00:00',
    times: ['2026-01-14T09:00', '2026-01-15T09:00', '2026-02-01T09:00', '2026-02-02T09:00', '2026-02-03T09:00'],
  },
  {
    source: PATTERN,
    expression: 'cron(1/10 * * * ? *)',
    meaning: 'the slash: every tenth minute from the first',
    after: NEW_YEAR,
    times: ['2026-01-01T00:01', '2026-01-01T00:11', '2026-01-01T00:21', '2026-01-01T00:31', '2026-01-01T00:41'],
  },
  {
    source: PATTERN,
    expression: 'cron(0 0 7 * ? *)',
    meaning: 'the question mark: the 7th, whatever day of the week',
    after: NEW_YEAR,
    times: ['2026-01-07T00:00', '2026-02-07T00:00', '2026-03-07T00:00', '2026-04-07T00:00', '2026-05-07T00:00'],
  },
  {
    source: PATTERN,
    expression: 'cron(0 0 L * ? *)',
    meaning: 'L: the last day of the month',
    after: '2028-01-01T00:00',
    times: ['2028-01-31T00:00', '2028-02-29T00:00', '2028-03-31T00:00', '2028-04-30T00:00', '2028-05-31T00:00'],
  },
  {
    source: PATTERN,
    expression: 'cron(0 0 ? * L *)',
    meaning: 'L: the last day of the week, Saturday',
    after: NEW_YEAR,
    times: ['2026-01-03T00:00', '2026-01-10T00:00', '2026-01-17T00:00', '2026-01-24T00:00', '2026-01-31T00:00'],
  },
  {
    source: PATTERN,
    expression: 'cron(0 0 3W * ? *)',
    meaning: 'W: the weekday closest to the 3rd',
    after: NEW_YEAR,
    times: ['2026-01-02T00:00', '2026-02-03T00:00', '2026-03-03T00:00', '2026-04-03T00:00', '2026-05-04T00:00'],
  },
  {
    source: PATTERN,
    expression: 'cron(0 0 ? * 3#2 *)',
    meaning: '#: the second Tuesday of the month',
    after: NEW_YEAR,
    times: ['2026-01-13T00:00', '2026-02-10T00:00', '2026-03-10T00:00', '2026-04-14T00:00', '2026-05-12T00:00'],
  },
  {
    source: VALIDATED,
    expression: 'cron(0 2 ? * SAT#3 *)',
    meaning: '2:00 on the third Saturday of the month',
    after: NEW_YEAR,
    times: ['2026-01-17T02:00', '2026-02-21T02:00', '2026-03-21T02:00', '2026-04-18T02:00', '2026-05-16T02:00'],
  },
  {
    source: VALIDATED,
    expression: 'cron(0 2 ? * SAT *)',
    meaning: '2:00 every Saturday',
    after: NEW_YEAR,
    times: ['2026-01-03T02:00', '2026-01-10T02:00', '2026-01-17T02:00', '2026-01-24T02:00', '2026-01-31T02:00'],
  },
  {
    source: VALIDATED,
    expression: 'cron(0/5 5 ? JAN 1-5 2022)',
    meaning: 'every 5 minutes from 5:00, Sunday to Thursday in January 2022',
    after: '2022-01-31T05:45',
    times: ['2022-01-31T05:50', '2022-01-31T05:55'],
  },
  {
    source: FIELD_TABLE,
    expression: 'cron(0 0 29 2 ? *)',
    meaning: 'leap day',
    after: NEW_YEAR,
    times: ['2028-02-29T00:00', '2032-02-29T00:00', '2036-02-29T00:00', '2040-02-29T00:00', '2044-02-29T00:00'],
  },
  {
    source: FIELD_TABLE,
    expression: 'cron(0 0 LW * ? *)',
    meaning: 'the last weekday of the month',
    after: NEW_YEAR,
    times: ['2026-01-30T00:00', '2026-02-27T00:00', '2026-03-31T00:00', '2026-04-30T00:00', '2026-05-29T00:00'],
  },
  {
    source: FIELD_TABLE,
    expression: 'cron(0 0 30 2 ? *)',
    meaning: 'a day that never comes',
    after: NEW_YEAR,
    times: [],
  },
  {
    source: PATTERN,
    expression: 'rate(1 minute)',
    meaning: 'every minute',
    after: '2025-12-31T23:57',
    times: ['2025-12-31T23:58', '2025-12-31T23:59', '2026-01-01T00:00', '2026-01-01T00:01', '2026-01-01T00:02'],
  },
  {
    source: PATTERN,
    expression: 'rate(5 minutes)',
    meaning: 'every five minutes',
    after: '2026-01-01T00:03',
    times: ['2026-01-01T00:08', '2026-01-01T00:13', '2026-01-01T00:18', '2026-01-01T00:23', '2026-01-01T00:28'],
  },
  {
    source: PATTERN,
    expression: 'rate(1 hour)',
    meaning: 'every hour',
    after: '2026-02-28T22:30',
    times: ['2026-02-28T23:30', '2026-03-01T00:30', '2026-03-01T01:30', '2026-03-01T02:30', '2026-03-01T03:30'],
  },
  {
    source: PATTERN,
    expression: 'rate(5 hours)',
    meaning: 'every five hours',
    after: NEW_YEAR,
    times: ['2026-01-01T05:00', '2026-01-01T10:00', '2026-01-01T15:00', '2026-01-01T20:00', '2026-01-02T01:00'],
  },
  {
    source: PATTERN,
    expression: 'rate(1 day)',
    meaning: 'every day',
    after: '2028-02-27T06:00',
    times: ['2028-02-28T06:00', '2028-02-29T06:00', '2028-03-01T06:00', '2028-03-02T06:00', '2028-03-03T06:00'],
  },
  {
    source: LAMBDA,
    expression: 'cron(0 9 ? * 2#1 *)',
    meaning: '9:00 on the first Monday of the month',
    after: NEW_YEAR,
    times: ['2026-01-05T09:00', '2026-02-02T09:00', '2026-03-02T09:00', '2026-04-06T09:00', '2026-05-04T09:00'],
  },
  {
    source: LAMBDA,
    expression: 'cron(15 10 * * ? *)',
    meaning: '10:15 every day',
    after: '2026-12-30T10:15',
    times: ['2026-12-31T10:15', '2027-01-01T10:15', '2027-01-02T10:15', '2027-01-03T10:15', '2027-01-04T10:15'],
  },
  {
    source: LAMBDA,
    expression: 'rate(7 days)',
    meaning: 'every seven days',
    after: '2026-02-20T12:00',
    times: ['2026-02-27T12:00', '2026-03-06T12:00', '2026-03-13T12:00', '2026-03-20T12:00', '2026-03-27T12:00'],
  },
];

const FIELDS = 'minutes hours day-of-month month day-of-week year';

export const INVALID_SCHEDULE_CASES: readonly InvalidScheduleCase[] = [
  { source: PATTERN, expression: 'rate(1 hours)', reason: 'rate(1 hours) must be rate(1 hour).' },
  { source: PATTERN, expression: 'rate(5 hour)', reason: 'rate(5 hour) must be rate(5 hours).' },
  { source: PATTERN, expression: 'rate(0 minutes)', reason: 'the value of rate must be positive, but is 0.' },
  {
    source: PATTERN,
    expression: 'rate(-10 minutes)',
    reason: 'rate needs a positive whole number and a unit, but is "-10 minutes".',
  },
  {
    source: PATTERN,
    expression: 'rate(1.5 hours)',
    reason: 'rate needs a positive whole number and a unit, but is "1.5 hours".',
  },
  { source: PATTERN, expression: 'rate(10)', reason: 'rate needs a positive whole number and a unit, but is "10".' },
  { source: PATTERN, expression: 'rate()', reason: 'rate needs a positive whole number and a unit, but is "".' },
  {
    source: PATTERN,
    expression: 'rate( 10 minutes )',
    reason: 'rate needs a positive whole number and a unit, but is " 10 minutes ".',
  },
  {
    source: PATTERN,
    expression: 'rate(10 seconds)',
    reason: 'the unit of rate is minute(s), hour(s) or day(s), but is "seconds".',
  },
  {
    source: PATTERN,
    expression: 'rate(10 MINUTES)',
    reason: 'the unit of rate is minute(s), hour(s) or day(s), but is "MINUTES".',
  },
  {
    source: PATTERN,
    expression: 'rate(10 minutess)',
    reason: 'the unit of rate is minute(s), hour(s) or day(s), but is "minutess".',
  },
  {
    source: PATTERN,
    expression: 'rate(99999999999999 days)',
    reason: 'the value of rate is too large: 99999999999999.',
  },
  {
    source: PATTERN,
    expression: ' rate(10 minutes)',
    reason: '" rate(10 minutes)" is neither cron(fields) nor rate(value unit).',
  },
  {
    source: PATTERN,
    expression: 'at(2026-11-20T13:00:00)',
    reason: '"at(2026-11-20T13:00:00)" is neither cron(fields) nor rate(value unit).',
  },
  {
    source: PATTERN,
    expression: '0 12 * * ? *',
    reason: '"0 12 * * ? *" is neither cron(fields) nor rate(value unit).',
  },
  {
    source: PATTERN,
    expression: 'cron(0 1 * * * *)',
    reason: 'exactly one of Day-of-month and Day-of-week must be ?, but they are "*" and "*".',
  },
  {
    source: PATTERN,
    expression: 'cron(0 1 1 * MON *)',
    reason: 'exactly one of Day-of-month and Day-of-week must be ?, but they are "1" and "MON".',
  },
  {
    source: PATTERN,
    expression: 'cron(0 1 ? * ? *)',
    reason: 'exactly one of Day-of-month and Day-of-week must be ?, but they are "?" and "?".',
  },
  { source: PATTERN, expression: 'cron()', reason: `cron needs six fields (${FIELDS}), but "" has 0.` },
  {
    source: PATTERN,
    expression: 'cron(0 12 * * ?)',
    reason: `cron needs six fields (${FIELDS}), but "0 12 * * ?" has 5.`,
  },
  { source: PATTERN, expression: 'cron(60 12 * * ? *)', reason: 'Minutes "60" is not in 0-59.' },
  { source: PATTERN, expression: 'cron(0 24 * * ? *)', reason: 'Hours "24" is not in 0-23.' },
  { source: PATTERN, expression: 'cron(0 dummy ? * MON-FRI *)', reason: 'Hours "dummy" is not in 0-23.' },
  { source: PATTERN, expression: 'cron(0 0 0 * ? *)', reason: 'Day-of-month "0" is not in 1-31.' },
  { source: PATTERN, expression: 'cron(0 0 32 * ? *)', reason: 'Day-of-month "32" is not in 1-31.' },
  { source: PATTERN, expression: 'cron(0 0 1 13 ? *)', reason: 'Month "13" is not in 1-12 or JAN-DEC.' },
  { source: PATTERN, expression: 'cron(0 0 ? * 0 *)', reason: 'Day-of-week "0" is not in 1-7 or SUN-SAT.' },
  { source: PATTERN, expression: 'cron(7 20 ? * NOT *)', reason: 'Day-of-week "NOT" is not in 1-7 or SUN-SAT.' },
  { source: PATTERN, expression: 'cron(0 0 1 * ? 1969)', reason: 'Year "1969" is not in 1970-2199.' },
  { source: PATTERN, expression: 'cron(0 0 1 * ? 2200)', reason: 'Year "2200" is not in 1970-2199.' },
  { source: PATTERN, expression: 'cron(0 0 1 * ? 2027-2026)', reason: 'Year "2027-2026": 2027 is after 2026.' },
  {
    source: PATTERN,
    expression: 'cron(0 0 ? * 3#1,6#3 *)',
    reason: 'Day-of-week "3#1,6#3": only one expression is allowed with #.',
  },
  { source: PATTERN, expression: 'cron(0 0 ? * 3#6 *)', reason: 'Day-of-week "3#6": the number after # is 1 to 5.' },
  { source: PATTERN, expression: 'cron(0 0 ? * MON/2 *)', reason: 'Day-of-week "MON/2": / is not allowed here.' },
  {
    source: PATTERN,
    expression: 'cron(0/0 * * * ? *)',
    reason: 'Minutes "0/0": the step after / must be a positive number.',
  },
  { source: PATTERN, expression: 'cron(0/5/5 * * * ? *)', reason: 'Minutes "0/5/5": only one / is allowed.' },
  { source: PATTERN, expression: 'cron(1-2-3 * * * ? *)', reason: 'Minutes "1-2-3": a range is first-last.' },
  { source: PATTERN, expression: 'cron(? 1 * * ? *)', reason: 'Minutes "?" is not in 0-59.' },
  {
    source: PATTERN,
    expression: 'cron(0 0 1W,15W * ? *)',
    reason: 'Day-of-month "1W,15W": L, LW and W (as in 3W) stand alone, not in a list or range.',
  },
];
