import { daysFrom, daysInMonth, deliveredHoursOfYesterday, isWeekend } from '../calendar.ts';
import { hashPair } from '../random.ts';
import type { Meter, Shape } from './meter.ts';

/** Hours a day that part-time machines run. */
const elasticHours = { weekday: 12, weekend: 4 } as const;
const officeHours = { weekday: 12, weekend: 0 } as const;

/** Percent of an average day's use, on weekdays and on weekend days; five and two of them make 700. */
const trafficShare = { weekday: 107, weekend: 83 } as const;
const officeShare = { weekday: 128, weekend: 30 } as const;
/** Jobs of the month's last two days and first one, in percent of a usual day. */
const monthEndPercent = 165;

/** Growth of what customers cause and of what is stored, in percent a month, backwards from now. */
const growthPercent: Readonly<Partial<Record<Shape, number>>> = { traffic: 2.2, storage: 1.6, office: 1, batch: 1.5 };
/** Noise of a day's use, in percent either way: of one meter, and of all customers of an account together. */
const noisePercent = { meter: 6, account: 7 } as const;

const hoursAMonth = 730n;
const hoursADay = 24n;
const parts = 1_000_000;
const daysAMonth = 30.4;

/** A day as far as use depends on it. */
export interface DayFacts {
  readonly day: string;
  readonly isWeekend: boolean;
  readonly isMonthEnd: boolean;
  readonly daysInMonth: number;
  /** Days before the moment of the world. */
  readonly daysAgo: number;
  /** Hours that have reached the bill: 24, but for the last day. */
  readonly hours: number;
}

export function dayFacts(day: string, today: string): DayFacts {
  const inMonth = daysInMonth(day);
  const ofMonth = Number(day.slice(8));
  const daysAgo = daysFrom(day, today);
  return {
    day,
    isWeekend: isWeekend(day),
    isMonthEnd: ofMonth === 1 || ofMonth >= inMonth - 1,
    daysInMonth: inMonth,
    daysAgo,
    hours: daysAgo === 1 ? deliveredHoursOfYesterday : Number(hoursADay),
  };
}

/**
 * Millionths of a unit that a meter counts on a day: machines by the hour, storage by its share of the month, use by
 * weekday, month end, growth and noise.
 *
 * @param streams the meter's own noise, and that of its account
 */
export function quantityOn(meter: Meter, facts: DayFacts, streams: { meter: number; account: number }): bigint {
  const { shape, monthly } = meter;
  if (shape === 'always' || shape === 'elastic' || shape === 'office-hours') return runningOn(meter, facts);
  const grown = grownPart(shape, facts.daysAgo);
  if (shape === 'storage') return wholeIf(meter, (monthly * grown) / BigInt(parts * facts.daysInMonth));
  const aDay = (monthly * hoursADay * grown) / (hoursAMonth * BigInt(parts));
  const noise =
    noiseOn(facts, streams.meter, noisePercent.meter) + noiseOn(facts, streams.account, noisePercent.account);
  const percents = weekdayPercent(shape, facts) * (100 + noise);
  return wholeIf(meter, (aDay * BigInt(Math.round(percents)) * BigInt(facts.hours)) / (10_000n * hoursADay));
}

/** Relative use in each hour of a day, zero to 23; those that have not reached the bill are zero. */
export function hourWeights({ shape }: Meter, facts: DayFacts): number[] {
  return Array.from({ length: Number(hoursADay) }, (_, hour) =>
    hour < facts.hours ? weightAt(shape, facts, hour) : 0,
  );
}

function runningOn({ shape, monthly }: Meter, facts: DayFacts): bigint {
  if (shape === 'always') return (monthly * BigInt(facts.hours)) / hoursAMonth;
  const hours = shape === 'elastic' ? elasticHours : officeHours;
  const today = facts.isWeekend ? hours.weekend : hours.weekday;
  return monthly === 0n ? 0n : BigInt(Math.min(today, Math.max(0, facts.hours - firstHour))) * BigInt(parts);
}

/** In UTC: part-time machines start at this hour. */
const firstHour = 7;
/** Hours in which people and customers are awake, in UTC, for a company in North America. */
const busyHours = { from: 13, to: 24 } as const;

function weightAt(shape: Shape, { isWeekend }: DayFacts, hour: number): number {
  if (shape === 'always' || shape === 'storage') return 1;
  if (shape === 'elastic' || shape === 'office-hours') {
    const hours = shape === 'elastic' ? elasticHours : officeHours;
    return hour >= firstHour && hour < firstHour + (isWeekend ? hours.weekend : hours.weekday) ? 1 : 0;
  }
  const isBusy = hour >= busyHours.from && hour < busyHours.to;
  if (shape === 'office') return isBusy ? 8 : 1;
  if (shape === 'batch') return hour < 5 ? 9 : 1;
  return isBusy ? 15 : 8;
}

function weekdayPercent(shape: Shape, { isWeekend, isMonthEnd }: DayFacts): number {
  const share = shape === 'office' ? officeShare : trafficShare;
  const usual = shape === 'batch' ? 100 : isWeekend ? share.weekend : share.weekday;
  return isMonthEnd && shape !== 'traffic' ? (usual * monthEndPercent) / 100 : usual;
}

/** Millionths of what is used now. */
function grownPart(shape: Shape, daysAgo: number): bigint {
  const monthly = (growthPercent[shape] ?? 0) / 100;
  return BigInt(Math.round(parts / (1 + (monthly * daysAgo) / daysAMonth)));
}

/** The sum of two even draws: mostly small, never more than `most` percent. */
function noiseOn({ daysAgo }: DayFacts, stream: number, most: number): number {
  const draw = hashPair(stream, daysAgo);
  return ((draw % 1_001) + ((draw >>> 12) % 1_001) - 1_000) * (most / 1_000);
}

function wholeIf({ isWhole }: Meter, quantity: bigint): bigint {
  return isWhole ? (quantity / BigInt(parts)) * BigInt(parts) : quantity;
}
