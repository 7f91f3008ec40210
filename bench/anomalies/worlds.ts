import { findUnusualRuns } from '../../functions/billing/domain/detector.ts';
import { type Anomaly, anomaliesIn } from '../../local/world/anomalies.ts';
import { usageRows } from '../../local/world/bill/daily.ts';
import { daysBetween } from '../../local/world/calendar.ts';
import { sizes } from '../../local/world/size.ts';
import { toText } from '../../local/world/usd.ts';
import { type World, world } from '../../local/world/world.ts';

const now = '2026-11-20T12:00:00Z';
const daysAYear = 365;

/** What the detector makes of a demo organisation, whose anomalies are known. */
export interface WorldMeasure {
  readonly accountYears: number;
  readonly anomalies: number;
  readonly found: number;
  readonly falseAlarms: number;
}

/** The daily bill of every service of every account of one demo organisation. */
export function measureWorld(seed: number): WorldMeasure {
  const organisation = world(seed, sizes.startup, now);
  const known = [...anomaliesIn(organisation)];
  const days = [...daysBetween(organisation.calendar.firstDay, organisation.calendar.yesterday)];
  const found = new Set<Anomaly>();
  let [accountYears, falseAlarms] = [0, 0];
  for (const { accountId, product, values } of seriesOf(organisation, days)) {
    for (const run of findUnusualRuns(values, days[0] ?? '')) {
      const [from = '', to = ''] = [days[run.from], days[run.to]];
      const cause = known.find(
        (each) => each.accountId === accountId && each.product === product && from <= each.lastDay && to >= each.start,
      );
      if (cause === undefined) falseAlarms += 1;
      else found.add(cause);
    }
  }
  for (const _ of organisation.accounts()) accountYears += days.length / daysAYear;
  return { accountYears, anomalies: known.length, found: found.size, falseAlarms };
}

function* seriesOf(organisation: World, days: readonly string[]) {
  for (const account of organisation.accounts()) {
    const rowsOn = usageRows(organisation, account);
    const series = new Map<string, number[]>();
    for (const [at, day] of days.entries()) {
      for (const { product, effective } of rowsOn(day)) {
        const values = series.get(product) ?? days.map(() => 0);
        series.set(product, values);
        values[at] = (values[at] ?? 0) + Number(toText(effective));
      }
    }
    for (const [product, values] of series) yield { accountId: account.accountId, product, values };
  }
}
