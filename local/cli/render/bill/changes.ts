import type { DataQuality } from '../../../../lib/core/data-quality.ts';
import { signOf, sum } from '../../../../lib/core/money.ts';
import { shiftDays } from '../../../../lib/core/period.ts';
import type { Comparison, Driver, DriverKind, Ledger, Mover, UnusualDays } from '../../../../lib/core/spend.ts';
import type { CostKind } from '../../../../lib/core/spend-view.ts';
import { bold, dim, endsOver, wrap } from '../layout.ts';
import { amountText, changeText, monthText, percentOf, periodText } from './words.ts';

const shownMovers = 6;
const shownDrivers = 2;
const shownUnusual = 6;
/** The billing room judges no earlier day (docs/unusual-days.md). */
const daysBefore = 28;
/** In units of currency a day; the same page. */
const leastJudged = 1;
const upWords: Readonly<Record<DriverKind, string>> = {
  price: 'a higher price of',
  quantity: 'more of',
  new: 'new:',
  gone: 'gone:',
  unexplained: 'not explained by the file:',
};
/** Section 2 says what each of them is. */
const costShort: Readonly<Record<CostKind, string>> = {
  billed: 'as billed',
  effective: 'effective cost',
  contracted: 'contracted cost',
  list: 'at list prices',
};
const downWords: Readonly<Record<DriverKind, string>> = { ...upWords, price: 'a lower price of', quantity: 'less of' };

/** What moved between two months, and why. */
export function renderChanges({ comparisons }: Ledger, movers = shownMovers): string[] {
  return [
    bold('3. WHAT MOVED, AND WHY'),
    ...(comparisons.length === 0
      ? nothingToCompare
      : comparisons.flatMap((comparison) => comparisonLines(comparison, movers))),
  ];
}

const nothingToCompare = wrap(
  'Cannot be said: it takes two full months, or the days of an unfinished month and of the one before. Give a folder with both.',
  0,
);

function comparisonLines(comparison: Comparison, mostMovers: number): string[] {
  const { kind, costKind, baselinePeriod, currentPeriod, baseline, current, change, movers, others } = comparison;
  const [now, before] =
    kind === 'full-month'
      ? [monthText(currentPeriod.start), monthText(baselinePeriod.start)]
      : [periodText(currentPeriod), `the same days of ${monthText(baselinePeriod.start)}`];
  const part = signOf(baseline) > 0 ? `, ${percentOf(Number(change.amount) / Number(baseline.amount))}` : '';
  const moved = `${amountText(baseline)} became ${amountText(current)} (${changeText(change)}${part})`;
  const rest = sum([...movers.slice(mostMovers).map((mover) => mover.change), others], change.currency);
  return [
    ...wrap(
      `${now} against ${before}: ${moved}, ${kind === 'full-month' ? 'in usage and purchases' : 'in usage, without fees of a whole month'}, ${costShort[costKind]}.`,
      0,
    ),
    ...movers.slice(0, mostMovers).flatMap(moverLines),
    ...(signOf(rest) === 0 ? [] : endsOver('all else together', changeText(rest), 2).map(dim)),
  ];
}

function moverLines({ provider, service, accountId, accountName, change, drivers }: Mover): string[] {
  const where = accountName ?? accountId;
  const what = `${service ?? provider ?? 'no service named'}${where === null || where === undefined ? '' : ` in ${where}`}`;
  const named = drivers.filter(({ item }) => item !== null);
  const size = ({ amount }: Driver) => Math.abs(Number(amount.amount));
  const largest = (named.length > 0 ? named : drivers).toSorted((left, right) => size(right) - size(left));
  const why = largest.slice(0, shownDrivers).map(driverText);
  return endsOver(`${what}: ${why.join('; ') || 'no reason in the file'}`, changeText(change), 2);
}

function driverText({ kind, item, region, amount }: Driver): string {
  if (kind === 'unexplained' && item === null) return `smaller changes (${changeText(amount)})`;
  const words = signOf(amount) < 0 ? downWords[kind] : upWords[kind];
  return `${words} ${item ?? 'what the file does not name'}${region === null ? '' : ` in ${region}`} (${changeText(amount)})`;
}

/** Days on which something cost more than its course explains. None found is another thing than none judged. */
export function renderUnusual(ledger: Ledger, quality: DataQuality): string[] {
  const { unusual } = ledger;
  const shown = unusual.slice(0, shownUnusual);
  const rest = unusual.length - shown.length;
  return [
    bold('4. WHAT IS UNUSUAL'),
    ...(shown.length === 0 ? nothingUnusual(quality, ledger) : shown.flatMap(unusualLines)),
    ...(rest > 0 ? [dim(`  and ${rest} more: --json has them all`)] : []),
  ];
}

function nothingUnusual({ period, completeUntil }: DataQuality, { currency, days }: Ledger): string[] {
  const firstJudged = shiftDays(period.start, daysBefore);
  const why = 'a day is judged by the four weeks before it';
  if (firstJudged >= completeUntil) {
    return wrap(
      `Cannot be said: ${why}, and the file has no later complete day. Give a folder with the months before.`,
      0,
    );
  }
  const judged = days.filter(({ day }) => day >= firstJudged && day < completeUntil);
  // A service of an account costs no more than all of them together, in whichever kind of cost it is judged.
  if (!judged.some(({ costs }) => Object.values(costs).some(({ amount }) => Number(amount) >= leastJudged))) {
    return wrap(
      `Cannot be said: ${why}, and on no day from ${firstJudged} on did anything cost ${currency} ${leastJudged}.`,
      0,
    );
  }
  return wrap(
    `Nothing from ${firstJudged} on; ${why}, and what costs less than ${currency} ${leastJudged} a day is not looked at.`,
    0,
  );
}

function unusualLines({
  period,
  service,
  accountId,
  accountName,
  shape,
  actual,
  expected,
  impact,
  driver,
}: UnusualDays): string[] {
  const what = shape === 'ramp' ? 'rose day by day to' : 'cost';
  const where = accountName ?? accountId;
  const who = `${service ?? 'no service named'}${where === null ? '' : ` in ${where}`}`;
  const why = driver === undefined ? '' : `, most of it ${driverText(driver)}`;
  return endsOver(
    `${periodText(period)}: ${who} ${what} ${amountText(actual)}, where the days before make ${amountText(expected)} likely${why}`,
    changeText(impact),
    2,
  );
}
