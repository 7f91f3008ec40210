import { beforeAll, describe, expect, test } from 'vitest';
import { measureSeed, percentOf, type SeedMeasure } from '../../../bench/anomalies/measure.ts';
import { shiftDays } from '../../../lib/core/period.ts';
import { drawFrom } from '../../../local/world/random.ts';
import { findUnusualRuns } from './detector.ts';

const firstDay = '2026-01-01';
const day = (at: number) => shiftDays(firstDay, at);
const at = (date: string) => (Date.parse(date) - Date.parse(firstDay)) / 86_400_000;

/** Half a year of 100 dollars a day: weekends of 70, noise of 3 %, as given on some days. */
function series(change: (usual: number, at: number) => number = (usual) => usual, length = 180): number[] {
  const draw = drawFrom('detector.test');
  return Array.from({ length }, (_, index) => {
    const isWeekend = [0, 6].includes(new Date(day(index)).getUTCDay());
    const noise = 1 + (draw.below(2_001) + draw.below(2_001) - 2_000) / 50_000;
    return change((isWeekend ? 70 : 100) * noise, index);
  });
}

const told = (values: readonly number[]) =>
  findUnusualRuns(values, firstDay).map(({ shape, from, to }) => [shape, day(from), day(to)]);
const on = (date: string, days: number, factor: number) => (usual: number, index: number) =>
  index >= at(date) && index < at(date) + days ? usual * factor : usual;

describe('years of accounts with known anomalies', () => {
  // The same as `npm run bench -- anomalies` on three of its hundred seeds.
  let measures: SeedMeasure[] = [];
  beforeAll(() => {
    measures = [1, 2, 3].map(measureSeed);
  }, 120_000);

  test('make no false alarm where nothing is unusual', () => {
    const alarms = measures.flatMap(({ seed, alarms: each }) =>
      each.map(({ service, period }) => [seed, service, period]),
    );
    expect(alarms).toEqual([]);
    expect(measures.reduce((sum, { quietYears }) => sum + quietYears, 0)).toBe(9);
  });

  test('are found from half of a service’s spend on, and named', () => {
    const outcomes = measures.flatMap((measure) => measure.outcomes);
    const large = outcomes.filter(({ injection }) => injection.size >= 0.5);
    expect(large.length).toBeGreaterThan(10);
    expect(percentOf(large, ({ isFound }) => isFound)).toBeGreaterThanOrEqual(75);
    const found = outcomes.filter(({ isFound }) => isFound);
    expect(percentOf(found, ({ isNamed }) => isNamed)).toBeGreaterThanOrEqual(95);
  });
});

describe('a jump', () => {
  test('is found on a workday, on a weekend and on the last day of a month', () => {
    for (const date of ['2026-05-13', '2026-05-16', '2026-05-31']) {
      expect(told(series(on(date, 1, 1.6)))).toEqual([['jump', date, date]]);
    }
  });

  test('is told with all of its days, and what was to be expected', () => {
    const [run] = findUnusualRuns(series(on('2026-05-13', 4, 2)), firstDay);
    expect(run).toMatchObject({ from: at('2026-05-13'), to: at('2026-05-16') });
    for (const [index, expected] of (run?.expected ?? []).entries()) {
      expect(expected).toBeGreaterThan(index < 3 ? 94 : 65);
      expect(expected).toBeLessThan(index < 3 ? 106 : 76);
    }
  });

  test('is told from a dollar a day on, and not below', () => {
    const small = (factor: number) => told(series(on('2026-05-13', 1, factor)).map((value) => value / 100));
    expect(small(1.9)).toEqual([]);
    expect(small(2.2)).toEqual([['jump', '2026-05-13', '2026-05-13']]);
  });

  test('of something that cost nothing is told from ten dollars a day on', () => {
    const once = (amount: number) => told(series((_, index) => (index === at('2026-05-13') ? amount : 0)));
    expect(once(9)).toEqual([]);
    expect(once(11)).toEqual([['jump', '2026-05-13', '2026-05-13']]);
  });

  test('of something that is used now and then is none after the first', () => {
    const uses = ['2026-04-08', '2026-04-22', '2026-05-13'];
    const sometimes = series((_, index) => (uses.includes(day(index)) ? 50 : 0));
    expect(told(sometimes)).toEqual([['jump', '2026-04-08', '2026-04-08']]);
  });

  test('within noise is none', () => {
    expect(told(series(on('2026-05-13', 1, 1.1)))).toEqual([]);
  });

  test('downwards is none', () => {
    expect(told(series(on('2026-05-13', 3, 0.2)))).toEqual([]);
  });

  test('does not hide the next one', () => {
    const twice = series((usual, index) => on('2026-05-20', 1, 2)(on('2026-05-13', 1, 4)(usual, index), index));
    expect(told(twice)).toEqual([
      ['jump', '2026-05-13', '2026-05-13'],
      ['jump', '2026-05-20', '2026-05-20'],
    ]);
  });
});

describe('what is no alarm', () => {
  test('a quiet half year', () => {
    expect(told(series())).toEqual([]);
  });

  test('spend that grows by six percent a month, or falls', () => {
    expect(told(series((usual, index) => usual * 1.002 ** index))).toEqual([]);
    expect(told(series((usual, index) => usual * 0.997 ** index))).toEqual([]);
  });

  test('a step that stays', () => {
    expect(told(series((usual, index) => (index >= 100 ? usual * 1.6 : usual)))).toEqual([]);
    expect(told(series((usual, index) => (index >= 100 ? usual * 0.5 : usual)))).toEqual([]);
  });

  test('a charge of each month, also in the month that is seen first', () => {
    const monthly = series((usual, index) => (day(index).endsWith('-15') ? usual + 500 : usual));
    expect(told(monthly)).toEqual([]);
  });

  test('a service whose only charge is monthly', () => {
    expect(told(series((_, index) => (day(index).endsWith('-15') ? 50 : 0)))).toEqual([]);
  });

  test('a service that is used from some day on', () => {
    expect(told(series((usual, index) => (index >= 100 ? usual : 0)))).toEqual([]);
  });

  test('jobs at each month’s end', () => {
    const isTurn = (index: number) => [day(index), day(index + 1), day(index + 2)].some((each) => each.endsWith('-01'));
    expect(told(series((usual, index) => (isTurn(index) ? usual * 1.7 : usual)))).toEqual([]);
  });

  test('the first four weeks, which nothing can be compared with', () => {
    expect(told(series(on('2026-01-20', 2, 5)))).toEqual([]);
    expect(told(series(() => 100, 28))).toEqual([]);
    expect(told([])).toEqual([]);
  });
});

describe('a ramp', () => {
  const rising = (date: string, days: number, most: number) => (usual: number, index: number) => {
    const since = index - at(date);
    return since < 0 || since >= days ? usual : usual * (1 + (most * (since + 1)) / days);
  };

  test('is found though no day is far from the one before', () => {
    const shapes = told(series(rising('2026-04-15', 28, 1))).map(([shape]) => shape);
    expect(shapes).toContain('ramp');
  });

  test('is found where it goes on at the end of what is known', () => {
    const values = series(rising('2026-04-15', 28, 1)).slice(0, at('2026-05-13'));
    expect(told(values).length).toBeGreaterThan(0);
  });

  test('of 15 % is none: growth looks the same', () => {
    expect(told(series(rising('2026-04-15', 28, 0.15)))).toEqual([]);
  });
});
