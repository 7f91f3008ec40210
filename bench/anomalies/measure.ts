import type { Group, Question } from '../../functions/billing/domain/question.ts';
import {
  type SeriesContext,
  seriesQuestion,
  unusualDaysOf,
  unusualDriverQuestion,
  withDriver,
} from '../../functions/billing/domain/unusual-days.ts';
import type { UnusualDays } from '../../lib/core/spend.ts';
import { drawFrom } from '../../local/world/random.ts';
import { accountYear, costsOf, dayOf, daysInYear, type ServiceYear } from './account-year.ts';
import { type Injection, inject } from './injection.ts';
import { weekdayMedianRuns } from './peer.ts';

/** Deviations at which the peer is asked: 3.5 as it is advised, the others to find as few alarms as ours. */
export const peerDeviations = [3.5, 5, 6, 7, 8.5, 10, 12.5, 15, 20, 25, 50, 100, 200, 400, 800] as const;
/** Years of accounts without anomalies, to one with. */
const quietYears = 3;
/** Days after the end of a ramp on which it still counts as found: the week that shows it may end so much later. */
const rampGraceDays = 3;

/** What became of one anomaly. */
export interface Outcome {
  readonly injection: Injection;
  readonly isFound: boolean;
  /** Whether the kind of the driver and its item are those that were injected. */
  readonly isNamed: boolean;
  /** Whether the peer found it, by its deviations. */
  readonly peer: readonly boolean[];
}

/** What a seed measures. */
export interface SeedMeasure {
  readonly seed: number;
  readonly quietYears: number;
  readonly alarms: readonly UnusualDays[];
  /** Alarms of the peer in quiet years, by its deviations. */
  readonly peerAlarms: readonly number[];
  readonly outcomes: readonly Outcome[];
}

/** Some quiet years of accounts, and one whose services have anomalies. */
export function measureSeed(seed: number): SeedMeasure {
  const quiet = Array.from({ length: quietYears }, (_, at) => accountYear(seed, 'quiet', at)).flat();
  const values = quiet.map(costsOf);
  return {
    seed,
    quietYears,
    alarms: quiet.flatMap((year) => unusualOf(year)),
    peerAlarms: peerDeviations.map((deviations) =>
      values.reduce((sum, costs) => sum + weekdayMedianRuns(costs, deviations).length, 0),
    ),
    outcomes: accountYear(seed, 'anomalous').flatMap((year) => outcomesOf(seed, year)),
  };
}

function outcomesOf(seed: number, quiet: ServiceYear): Outcome[] {
  const { year, injections } = inject(drawFrom('injection', seed, quiet.service), quiet);
  if (injections.length === 0) return [];
  const found = unusualOf(year);
  const costs = costsOf(year);
  const peers = peerDeviations.map((deviations) => weekdayMedianRuns(costs, deviations));
  return injections.map((injection): Outcome => {
    const { from, to, shape } = injection;
    const until = shape === 'ramp' ? to + rampGraceDays : to;
    const ours = found.filter(({ period }) => period.start <= dayOf(until) && period.end > dayOf(from));
    return {
      injection,
      isFound: ours.length > 0,
      isNamed: ours.some(
        ({ driver }) => driver?.kind === injection.driver.kind && driver.item === injection.driver.item,
      ),
      peer: peers.map((runs) => runs.some((run) => run.from <= until && run.to >= from)),
    };
  });
}

const context: SeriesContext = {
  currency: 'USD',
  costKind: 'effective',
  start: dayOf(0),
  end: dayOf(daysInYear),
  accountNames: new Map(),
};

/** What the mesh tells of a service's year, asked as it asks a bill. */
function unusualOf(year: ServiceYear): UnusualDays[] {
  const series = seriesQuestion(context);
  return unusualDaysOf(answer(year, series), context).map((unusual) =>
    withDriver(unusual, answer(year, unusualDriverQuestion(unusual, context)), context),
  );
}

/** The year's days in the groups that a question asks for, as far as these two ask. */
function answer({ service, accountId, items }: ServiceYear, { where = [], groupBy }: Question): Group[] {
  const span = where.find((condition) => 'from' in condition);
  const days = Array.from({ length: daysInYear }, (_, at) => at).filter(
    (at) => span === undefined || (dayOf(at) >= span.from && dayOf(at) < span.before),
  );
  const isByItem = groupBy.includes('Item');
  return days.flatMap((at) => {
    const keys = { ProviderName: 'AWS', ServiceName: service, SubAccountId: accountId, Day: dayOf(at) };
    const costOf = ({ quantity, price }: ServiceYear['items'][number]) => (quantity[at] ?? 0) * (price[at] ?? 0);
    const whole = items.reduce((sum, item) => sum + costOf(item), 0);
    if (!isByItem) return [groupOf(keys, { EffectiveCost: whole.toFixed(6) })];
    return items
      .filter((item) => costOf(item) > 0)
      .map((item) =>
        groupOf(
          { ...keys, Item: item.name, RegionId: item.region, PricingUnit: 'unit' },
          { EffectiveCost: costOf(item).toFixed(6), PricingQuantity: (item.quantity[at] ?? 0).toFixed(6) },
        ),
      );
  });
}

function groupOf(keys: Group['keys'], sums: Group['sums']): Group {
  return { keys, sums, rows: 1, start: '', end: '' };
}

/** The part of outcomes that are as asked, in percent; 100 of none. */
export function percentOf(outcomes: readonly Outcome[], isSo: (outcome: Outcome) => boolean): number {
  return outcomes.length === 0 ? 100 : (100 * outcomes.filter(isSo).length) / outcomes.length;
}

/** False alarms in 100 quiet years of accounts. */
export function alarmsPer100(measures: readonly SeedMeasure[], alarmsOf: (measure: SeedMeasure) => number): number {
  const years = measures.reduce((sum, measure) => sum + measure.quietYears, 0);
  return (100 * measures.reduce((sum, measure) => sum + alarmsOf(measure), 0)) / years;
}

/** The most deviations at which the peer finds as much as ours; the least where it never does. */
export function equalPeer(outcomes: readonly Outcome[]): number {
  const ours = percentOf(outcomes, ({ isFound }) => isFound);
  return Math.max(
    0,
    peerDeviations.findLastIndex((_, at) => percentOf(outcomes, ({ peer }) => peer[at] === true) >= ours),
  );
}

/** The least deviations at which the peer raises no more false alarms than ours; the most where it always does. */
export function fairPeer(measures: readonly SeedMeasure[]): number {
  const ours = alarmsPer100(measures, ({ alarms }) => alarms.length);
  const fair = peerDeviations.findIndex(
    (_, at) => alarmsPer100(measures, ({ peerAlarms }) => peerAlarms[at] ?? 0) <= ours,
  );
  return fair === -1 ? peerDeviations.length - 1 : fair;
}
