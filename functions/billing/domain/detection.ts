/**
 * The statistics of the detector. They decide which days are looked at; amounts that are told are exact sums of the
 * bill, and only the forecast comes from here, rounded to cents. docs/unusual-days.md names them with their reasons.
 */
export const detection = {
  /** Days before the first judged day: four of each weekday. */
  leastHistoryDays: 28,
  /** Days that the course is taken from: long enough for a spread, short enough to follow growth. */
  courseDays: 42,
  /** Weeks that tell what is usual on a weekday: with two, one of them could not be told from the other. */
  leastWeeks: 3,
  /** Weekdays are told apart where days stray from their weekday at most this part as far as from all days. */
  weekdayShare: 0.75,
  /** Days of a new course before it is judged by. */
  leastCourseDays: 7,
  /** The level of late: one of each weekday. */
  recentDays: 7,
  /** Days whose misses tell how good forecasts are. */
  missDays: 84,
  /** Within a run less is enough to belong to it, so that noise does not break it. */
  withinRun: 0.5,
  /** Spreads above the forecast. Of days with normal noise, one in some hundred thousands is above. */
  spreads: 4.4,
  /** Of the forecast. Less is within what a bill of a steady service does from day to day. */
  leastShare: 0.16,
  /** Units of currency a day: less is not worth a look. */
  leastImpact: 1,
  /** The same where nothing was to be expected: what is used now and then is not unusual for it. */
  leastImpactFromNothing: 10,
  /** The spread is taken for at least this share of the course: a service that never varied may begin to. */
  leastSpread: 0.025,
  /** A course rises or falls by at most this a day, 10 % a month: what rises faster is no growth but a ramp. */
  mostGrowthADay: 0.0033,
  /** A recurring excess must reach this share of the one before to be the same thing. */
  recurrenceShare: 0.6,
  /** So many unusual days in a row are a new course. */
  newCourseDays: 14,
  ramp: {
    /** The days that are compared, and the days between them and the course that is prolonged. */
    days: 7,
    apartDays: 21,
    courseDays: 42,
    leastShare: 0.2,
    spreads: 4,
    /** No three days may make more of a rise than this: else something new began, and nothing ran off. */
    mostAtOnce: 0.45,
    /** Nor may two such spans: else something was added, and added to again. */
    mostAtTwice: 0.7,
  },
} as const;
