import { hashOf } from '../../../lib/core/hash.ts';
import { daysIn, type Period, period, shiftDays } from '../../../lib/core/period.ts';
import type { UnusualDays } from '../../../lib/core/spend.ts';
import type { CostKind } from '../../../lib/core/spend-view.ts';
import type { TextColumn } from './columns.ts';
import { compare, dividedBy, minus, rounded, times, total } from './decimal.ts';
import { detection } from './detection.ts';
import { findUnusualRuns } from './detector.ts';
import { driversOf } from './drivers.ts';
import type { Condition, Group, Question, Sum } from './question.ts';
import { costColumns } from './usable-costs.ts';

/** Unusual runs that are told, the costliest first. */
const mostRuns = 50;
/** Days before a run that its drivers are compared with: four of each weekday. */
const comparedDays = 28;
const weeks = '4';
/** A ramp began weeks before the week that shows it. */
const rampDays = 21;
/** What a forecast is told to. */
const cents = 2;
const usage: Condition = { column: 'ChargeCategory', in: ['Usage'] };

export interface SeriesContext {
  readonly currency: string;
  readonly costKind: CostKind;
  /** The days that are judged: from the first of the bill to before the first that is not complete. */
  readonly start: string;
  readonly end: string;
  readonly accountNames: ReadonlyMap<string, string>;
}

/** The daily spend of each service of each account. */
export function seriesQuestion({ currency, costKind, start, end }: SeriesContext): Question {
  return {
    where: [{ column: 'BillingCurrency', in: [currency] }, usage, { column: 'Day', from: start, before: end }],
    groupBy: ['ProviderName', 'ServiceName', 'SubAccountId', 'Day'],
    sums: [costColumns[costKind]],
  };
}

/** The days on which a service of an account cost more than its course explains, the costliest first. */
export function unusualDaysOf(groups: readonly Group[], context: SeriesContext): UnusualDays[] {
  const series = [...Map.groupBy(groups, seriesKey).values()];
  return series
    .flatMap((days) => unusualInSeries(days, context))
    .toSorted((left, right) => compare(right.impact.amount, left.impact.amount) || left.id.localeCompare(right.id))
    .slice(0, mostRuns);
}

/** What the service of the account was charged for on these days and in the weeks before, item by item. */
export function unusualDriverQuestion(unusual: UnusualDays, { currency, costKind }: SeriesContext): Question {
  return {
    where: [
      { column: 'BillingCurrency', in: [currency] },
      usage,
      { column: 'Day', from: comparedPeriod(unusual).start, before: unusual.period.end },
      is('ProviderName', unusual.provider),
      is('ServiceName', unusual.service),
      is('SubAccountId', unusual.accountId),
    ],
    groupBy: ['Day', 'Item', 'RegionId', 'PricingUnit'],
    sums: [costColumns[costKind], 'PricingQuantity'],
  };
}

/**
 * Adds what drove it most: an item that is new, its price, or its quantity. Compared are the same weekdays of the four
 * weeks before, at the level that was to be expected, so that neither weekdays nor growth are taken for a driver.
 */
export function withDriver(
  unusual: UnusualDays,
  groups: readonly Group[],
  { currency, costKind }: SeriesContext,
): UnusualDays {
  const column = costColumns[costKind];
  const before = expectedOf(unusual, groups, column);
  const after = groups.filter(({ keys }) => isWithin(keys.Day, unusual.period));
  const [driver] = driversOf(before, after, { column, currency }).filter(
    ({ amount }) => !amount.amount.startsWith('-'),
  );
  if (driver === undefined) return unusual;
  return { ...unusual, driver: { ...driver, amount: { amount: rounded(driver.amount.amount, cents), currency } } };
}

function seriesKey({ keys }: Group): string {
  return JSON.stringify([keys.ProviderName, keys.ServiceName, keys.SubAccountId]);
}

function unusualInSeries(groups: readonly Group[], context: SeriesContext): UnusualDays[] {
  const { currency, costKind, start, end, accountNames } = context;
  const column = costColumns[costKind];
  const amounts = new Map(groups.map(({ keys, sums }) => [keys.Day ?? '', sums[column] ?? '0']));
  const days = Array.from({ length: daysIn(period(start, end)) }, (_, index) => shiftDays(start, index));
  const exact = days.map((day) => amounts.get(day) ?? '0');
  const values = exact.map(Number);
  if (Math.max(...values) < detection.leastImpact) return [];
  const {
    ProviderName: provider = null,
    ServiceName: service = null,
    SubAccountId: accountId = null,
  } = groups[0]?.keys ?? {};
  const name = accountId && accountNames.get(accountId);
  return findUnusualRuns(values, start).map(({ shape, from, to, expected }): UnusualDays => {
    const span = period(shiftDays(start, from), shiftDays(start, to + 1));
    const actual = total(exact.slice(from, to + 1));
    const forecast = expected.reduce((sum, each) => sum + each, 0).toFixed(cents);
    return {
      id: hashOf([
        'unusual',
        provider ?? undefined,
        service ?? undefined,
        accountId ?? undefined,
        span.start,
        costKind,
      ]),
      period: span,
      provider,
      service,
      accountId,
      ...(name && { accountName: name }),
      costKind,
      shape,
      actual: { amount: actual, currency },
      expected: { amount: forecast, currency },
      impact: { amount: rounded(minus(actual, forecast), cents), currency },
    };
  });
}

function is(column: TextColumn, value: string | null): Condition {
  return value === null ? { column, isPresent: false } : { column, in: [value] };
}

/** The weeks before a run. */
function comparedPeriod({ period: { start }, shape }: UnusualDays): Period {
  const end = shape === 'ramp' ? shiftDays(start, -rampDays) : start;
  return period(shiftDays(end, -comparedDays), end);
}

/** What was to be expected of each item: its days of the weeks before, as often as the run has their weekday, at its level. */
function expectedOf(unusual: UnusualDays, groups: readonly Group[], column: Sum): Group[] {
  const days = Array.from({ length: daysIn(unusual.period) }, (_, index) => shiftDays(unusual.period.start, index));
  const weekdays = Map.groupBy(days, weekdayOf);
  const usual = groups
    .filter(({ keys }) => isWithin(keys.Day, comparedPeriod(unusual)))
    .flatMap((group) => {
      const times = weekdays.get(weekdayOf(group.keys.Day ?? ''))?.length;
      return times === undefined ? [] : [scaled(group, String(times), weeks)];
    });
  const whole = total(usual.map(({ sums }) => sums[column] ?? '0'));
  return compare(whole, '0') <= 0 ? usual : usual.map((group) => scaled(group, unusual.expected.amount, whole));
}

function isWithin(day: string | null | undefined, { start, end }: Period): boolean {
  return day !== null && day !== undefined && day >= start && day < end;
}

function weekdayOf(day: string): number {
  return new Date(day).getUTCDay();
}

/** All sums of a group as a part of themselves. */
function scaled(group: Group, part: string, whole: string): Group {
  const scale = dividedBy(part, whole) ?? '0';
  const sums = Object.entries(group.sums).map(([name, sum]) => [name, times(sum ?? '0', scale)]);
  return { ...group, sums: Object.fromEntries(sums) as Group['sums'] };
}
