import type { Calendar } from './day-calendar.ts';
import { detection } from './detection.ts';
import { medianOf, robustLine, spreadOf, sumOf } from './robust.ts';

/** A series as far as it was judged. */
export interface Series {
  readonly values: readonly number[];
  /** Without what was unusual in it. */
  readonly clean: readonly number[];
  /** Where the present course began. */
  readonly start: number;
}

/** The course of a series, prolonged to a day and the level of late, and how far days stray from them; `undefined` where too little is known. */
export function forecast(
  { values, clean, start: courseStart }: Series,
  calendar: Calendar,
  at: number,
): { low: number; high: number; spread: number } | undefined {
  const start = Math.max(courseStart, at - detection.courseDays);
  if (clean.slice(Math.max(0, at - detection.courseDays), at).every((value) => value === 0)) return nothing;
  const factors = weekdayFactors(values, calendar, Math.max(0, at - detection.courseDays), at);
  if (factors[calendar.weekdays[at] ?? 0] === undefined) return undefined;
  const course = courseOf(clean, calendar, { start, end: at, factors });
  const recent = plainDays(calendar, Math.max(start, at - detection.recentDays), at);
  const level = medianOf(recent.map((day) => (clean[day] ?? 0) / course.factorOn(day)));
  const [low, high] = [course.levelOn(at), level].toSorted((left, right) => left - right);
  const factor = course.factorOn(at);
  return { low: (low ?? 0) * factor, high: (high ?? 0) * factor, spread: course.spread * factor };
}

/** Of what was not used in all of the weeks before, nothing is to be expected. */
const nothing = { low: 0, high: 0, spread: 0 } as const;

/** The line that a series follows without its weekdays, whose factors hold across levels. */
export function courseOf(
  clean: readonly number[],
  calendar: Calendar,
  { start, end, factors }: { start: number; end: number; factors: readonly (number | undefined)[] },
) {
  const factorOn = (day: number) => factors[calendar.weekdays[day] ?? 0] || 1;
  const days = plainDays(calendar, start, end);
  const levels = days.map((day) => (clean[day] ?? 0) / factorOn(day));
  const line = robustLine(days, levels, detection.mostGrowthADay);
  const strays = days.map((day, index) => (levels[index] ?? 0) - line.at(day));
  const levelOn = (day: number) => Math.max(0, line.at(day));
  return { factorOn, levelOn, spread: Math.max(spreadOf(strays), detection.leastSpread * levelOn(end)) };
}

/**
 * What is usual on each weekday, as a part of the week around it, so that it holds across levels. Turns of the month tell
 * nothing of weekdays, and stand for the same weekday of another week in the weeks around them. `undefined` where a
 * weekday was seen too seldom.
 */
export function weekdayFactors(
  values: readonly number[],
  { weekdays, isMonthTurn }: Calendar,
  start: number,
  end: number,
): (number | undefined)[] {
  const plain = (day: number) => (isMonthTurn[day] ? (values[day - 7] ?? values[day + 7]) : values[day]) ?? 0;
  const ratios: number[][] = Array.from({ length: 7 }, () => []);
  for (let day = start; day < end; day += 1) {
    const from = Math.min(Math.max(start, day - 3), end - 7);
    const level = sumOf(Array.from({ length: 7 }, (_, index) => plain(from + index))) / 7;
    if (level > 0 && !isMonthTurn[day]) ratios[weekdays[day] ?? 0]?.push((values[day] ?? 0) / level);
  }
  const isWeekly = hasWeekdays(ratios);
  return ratios.map((each) => {
    if (each.length < detection.leastWeeks) return undefined;
    return isWeekly ? medianOf(each) : 1;
  });
}

/** Whether weekdays tell more than chance: noise that was taken for weekdays would make the forecast worse. */
function hasWeekdays(ratios: readonly (readonly number[])[]): boolean {
  const within = sumOf(ratios.map((each) => strayOf(each, medianOf(each))));
  const all = ratios.flat();
  return within <= detection.weekdayShare * strayOf(all, medianOf(all));
}

function strayOf(values: readonly number[], from: number): number {
  return sumOf(values.map((value) => Math.abs(value - from)));
}

/** The days that tell a course: without the turn of the month, when much is charged at once, where enough are left. */
function plainDays({ isMonthTurn }: Calendar, start: number, end: number): number[] {
  const all = Array.from({ length: end - start }, (_, index) => start + index);
  const plain = all.filter((day) => !isMonthTurn[day]);
  return plain.length >= detection.leastCourseDays / 2 ? plain : all;
}
