import { daysIn, period } from '../../lib/core/period.ts';
import type { Draw } from '../../local/world/random.ts';

/** How the use of something varies over a year. */
export interface DayPattern {
  /** The use of a day as a part of the first days'. */
  levelOn(day: string, at: number): number;
  /** The deviation of the logarithm from day to day. */
  readonly noise: number;
  /** Whether customers cause it, so that what they do moves all such items of an account. */
  readonly isByCustomers: boolean;
}

export type PatternName = 'steady' | 'traffic' | 'office' | 'storage' | 'batch' | 'erratic' | 'monthly';

/** Parts of an average day, Sunday first. */
const weeks: Readonly<Record<'flat' | 'customers' | 'shoppers' | 'people', readonly number[]>> = {
  flat: [1, 1, 1, 1, 1, 1, 1],
  customers: [0.83, 1.05, 1.08, 1.09, 1.08, 1.05, 0.82],
  shoppers: [1.18, 0.93, 0.91, 0.92, 0.96, 1.02, 1.08],
  people: [0.25, 1.26, 1.31, 1.32, 1.31, 1.25, 0.3],
};
/** Monthly rates of growth, in percent. */
const growths = [-2, 0, 0, 1, 2, 4, 6] as const;
const daysAMonth = 30.4;
/** From Christmas to New Year people and their customers use less. */
const holidays = { from: '12-24', to: '12-31' } as const;

export function drawPattern(draw: Draw, name: PatternName): DayPattern {
  const growth = draw.pick(growths) / 100 / daysAMonth;
  const grown = (at: number) => (1 + growth) ** at;
  switch (name) {
    case 'steady':
      return { levelOn: (_day, at) => grown(at), noise: draw.between(0, 15) / 1_000, isByCustomers: false };
    case 'storage':
      // AWS charges a day its share of the month, so that days of February cost more.
      return {
        levelOn: (day, at) => grown(at) * (30.4 / daysInMonth(day)),
        noise: draw.between(1, 8) / 1_000,
        isByCustomers: false,
      };
    case 'traffic':
      return weekly(draw, draw.pick([weeks.customers, weeks.customers, weeks.shoppers, weeks.flat]), grown);
    case 'office':
      return weekly(draw, weeks.people, grown);
    case 'batch':
      return batch(draw, grown);
    case 'erratic':
      return { levelOn: (_day, at) => grown(at), noise: draw.between(25, 45) / 100, isByCustomers: false };
    case 'monthly':
      return monthly(draw, grown);
  }
}

function weekly(draw: Draw, week: readonly number[], grown: (at: number) => number): DayPattern {
  const rest = draw.between(60, 95) / 100;
  return {
    levelOn: (day, at) => grown(at) * (week[new Date(day).getUTCDay()] ?? 1) * (isHoliday(day) ? rest : 1),
    noise: draw.between(10, 60) / 1_000,
    isByCustomers: true,
  };
}

/** Jobs that do more on the last two days of a month and on the first. */
function batch(draw: Draw, grown: (at: number) => number): DayPattern {
  const more = draw.between(120, 250) / 100;
  const isEnd = (day: string) => Number(day.slice(8)) === 1 || Number(day.slice(8)) >= daysInMonth(day) - 1;
  return {
    levelOn: (day, at) => grown(at) * (isEnd(day) ? more : 1),
    noise: draw.between(10, 60) / 1_000,
    isByCustomers: false,
  };
}

/** A small use of each day and a charge of each month on one of its days. */
function monthly(draw: Draw, grown: (at: number) => number): DayPattern {
  const chargeDay = draw.pick([1, 1, 3, 15]);
  const charge = draw.between(5, 25);
  return {
    levelOn: (day, at) => grown(at) * (Number(day.slice(8)) === chargeDay ? charge : 0.4),
    noise: draw.between(5, 30) / 1_000,
    isByCustomers: false,
  };
}

function isHoliday(day: string): boolean {
  return day.slice(5) >= holidays.from && day.slice(5) <= holidays.to;
}

function daysInMonth(day: string): number {
  const next = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 1)).toISOString().slice(0, 10);
  return daysIn(period(`${day.slice(0, 7)}-01`, next));
}
