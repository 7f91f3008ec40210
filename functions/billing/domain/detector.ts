import { forecast, type Series } from './course.ts';
import { type Calendar, calendarOf } from './day-calendar.ts';
import { detection } from './detection.ts';
import { type Excess, recurs, usualTurn } from './month-places.ts';
import { findRamps, isGradual, type UnusualRun } from './ramps.ts';
import { medianOf, normalConsistency, spreadOf, sumOf } from './robust.ts';

/**
 * The unusual runs of a daily series without holes. Each day is judged by the days before it alone: by the higher of the
 * course of six weeks, a line through medians, and the level of the last two, times what is usual on that weekday and
 * at that turn of the month. Days that were found are replaced by their forecast, so that they make no later day look
 * usual. A run that goes on for two weeks is a new course, and no alarm unless it rises all the way.
 *
 * @param firstDay the calendar day of the first value
 */
export function findUnusualRuns(values: readonly number[], firstDay: string): UnusualRun[] {
  const calendar = calendarOf(firstDay, values.length);
  const state: State = { values, clean: [...values], excess: firstExcess(values, calendar), misses: [], start: 0 };
  const runs: UnusualRun[] = [];
  let current: { direction: 1 | -1; from: number; expected: number[] } | undefined;
  const end = () => {
    if (current?.direction === 1) runs.push(runOf('jump', current));
    current = undefined;
  };
  for (let at = detection.leastHistoryDays; at < values.length; at += 1) {
    const { direction, expected } = judge(values[at] ?? 0, state, { calendar, at, run: current?.direction });
    if (direction !== current?.direction) end();
    if (direction === undefined) continue;
    state.clean[at] = expected;
    current ??= { direction, from: at, expected: [] };
    current.expected.push(expected);
    if (current.expected.length < detection.newCourseDays) continue;
    if (current.direction === 1 && isGradual(levelsOf(values, calendar, current))) runs.push(runOf('ramp', current));
    for (let day = current.from; day <= at; day += 1) state.clean[day] = values[day] ?? 0;
    state.start = current.from;
    current = undefined;
  }
  end();
  const passing = runs.filter((run) => run.shape === 'ramp' || !persists(run, values, state.clean));
  return [...passing, ...findRamps(state.clean, calendar, passing)].toSorted((left, right) => left.from - right.from);
}

/** How far the days before the first judged one were above the median of their weekday: a monthly charge shows there too. */
function firstExcess(values: readonly number[], { weekdays }: Calendar): Excess[number][] {
  const first = values.slice(0, detection.leastHistoryDays);
  const byWeekday = Map.groupBy(first.keys(), (at) => weekdays[at]);
  return values.map((value, at) => {
    if (at >= first.length) return undefined;
    const usual = medianOf((byWeekday.get(weekdays[at]) ?? []).map((same) => values[same] ?? 0));
    return excessOf(value, usual);
  });
}

interface State extends Series {
  readonly clean: number[];
  readonly excess: Excess[number][];
  /** How far usual days were from their forecast, as parts of it. */
  readonly misses: number[];
  start: number;
}

/** In which direction a day is unusual, and what was expected of it. @param run the direction of the run that it may go on with */
function judge(
  value: number,
  state: State,
  { calendar, at, run }: { calendar: Calendar; at: number; run: 1 | -1 | undefined },
): { direction: 1 | -1 | undefined; expected: number } {
  const isNew = at - state.start < detection.leastCourseDays;
  const plain = isNew ? undefined : forecast(state, calendar, at);
  // Where too little is known to judge by, it is enough to know a charge of each month again.
  state.excess[at] = excessOf(value, plain?.high || medianOf(state.values.slice(Math.max(0, at - 7), at)));
  if (plain === undefined) return { direction: isNew ? undefined : run, expected: value };
  const turn = usualTurn(state.excess, calendar, at, plain.high);
  // What is used now and then is not unusual when it is used again.
  if (plain.high === 0 && run === undefined && wasUsed(state.values, at))
    return { direction: undefined, expected: value };
  // The first turn of a month that is seen could be anything: it neither begins a run nor ends one.
  if (turn === undefined) return { direction: run, expected: run === -1 ? plain.low : plain.high };
  const high = plain.high * Math.max(1, turn);
  const low = plain.low * Math.min(1, turn);
  const spread = Math.max(plain.spread, usualMiss(state.misses) * plain.high);
  const part = (direction: 1 | -1) => (run === direction ? detection.withinRun : 1);
  if (isFar(value - high, high, spread, part(1)) && !recurs(state.excess, calendar, at)) {
    return { direction: 1, expected: high };
  }
  if (isFar(low - value, low, spread, part(-1))) return { direction: -1, expected: low };
  if (plain.high > 0) state.misses.push((value - high) / plain.high);
  return { direction: undefined, expected: value };
}

/** Nothing of nothing tells nothing of what is usual on a day of the month. */
function excessOf(value: number, usual: number): Excess[number] {
  if (value === 0 && usual === 0) return undefined;
  return { part: usual > 0 ? value / usual - 1 : 0, amount: value - usual };
}

function wasUsed(values: readonly number[], at: number): boolean {
  return values.slice(Math.max(0, at - detection.courseDays), at).some((value) => value > 0);
}

/** How far forecasts of usual days are off. A large miss tells of a change, unless most are large. */
function usualMiss(misses: readonly number[]): number {
  const late = misses.slice(-detection.missDays);
  const small = late.filter((miss) => Math.abs(miss) < detection.leastShare);
  return Math.max(spreadOf(small), normalConsistency * medianOf(late.map(Math.abs)));
}

function isFar(impact: number, expected: number, spread: number, part: number): boolean {
  const { leastShare, leastImpact, leastImpactFromNothing } = detection;
  const least = expected > 0 ? leastImpact : leastImpactFromNothing;
  const noise = noiseAbove(expected, spread);
  return impact > part * noise && impact > part * leastShare * expected && impact >= part * least;
}

/** What noise alone may add: spend cannot fall as far as it can rise, so large noise is taken as a factor. */
function noiseAbove(expected: number, spread: number): number {
  return expected > 0 ? expected * ((1 + spread / expected) ** detection.spreads - 1) : detection.spreads * spread;
}

/**
 * Whether one of the three weeks after a run stands where the run stood: then a new course began with it, and no alarm.
 * A fall between, as at Christmas, does not end a course.
 */
function persists({ from, to, expected }: UnusualRun, values: readonly number[], clean: readonly number[]): boolean {
  const usual = medianOf(clean.slice(Math.max(0, from - 14), from));
  const run = sumOf(values.slice(from, to + 1));
  const forecastOfRun = sumOf(expected);
  // Of a run that is many times what was usual less must stay to be a new course.
  const part = Math.min(run / forecastOfRun - 1, 10);
  const stays =
    forecastOfRun > 0 ? usual * (1 + detection.withinRun * part) : (detection.withinRun * run) / expected.length;
  const weeks = [1, 8, 15].map((after) => values.slice(to + after, to + after + 7)).filter((week) => week.length === 7);
  return weeks.some((week) => medianOf(week) >= stays);
}

/** A run as multiples of what was expected, with the days before it as multiples of what their weekdays would be. */
function levelsOf(
  values: readonly number[],
  { isMonthTurn }: Calendar,
  { from, expected }: { from: number; expected: readonly number[] },
): number[] {
  const level = (day: number, usual = 0) => (usual > 0 ? (values[day] ?? 0) / usual : 0);
  const before = [5, 4, 3, 2, 1].map((ago) => (isMonthTurn[from - ago] ? 1 : level(from - ago, expected[7 - ago])));
  return [...before, ...expected.map((usual, index) => level(from + index, usual))];
}

function runOf(
  shape: UnusualRun['shape'],
  { from, expected }: { from: number; expected: readonly number[] },
): UnusualRun {
  return { shape, from, to: from + expected.length - 1, expected };
}
