import type { Money } from '../../../lib/core/money.ts';
import { type Period, period, shiftDays } from '../../../lib/core/period.ts';
import type { Comparison, Mover } from '../../../lib/core/spend.ts';
import type { CostKind } from '../../../lib/core/spend-view.ts';
import type { Dimension } from './columns.ts';
import { compare, magnitude, minus, total } from './decimal.ts';
import { driversOf } from './drivers.ts';
import type { Condition, Group, Question, Sum } from './question.ts';
import { nextMonth, previousMonth, type Timeline } from './timeline.ts';
import { costColumns } from './usable-costs.ts';

/** Movers that are told one by one. */
const mostMovers = 20;

/** What things cost, rather than what is charged around them: tax, credits and corrections make no trend. */
export const trendCategories: Condition = { column: 'ChargeCategory', in: ['Usage', 'Purchase'] };

/** Two spans to be compared. */
export interface ComparisonPlan {
  readonly kind: Comparison['kind'];
  readonly baseline: Period;
  readonly current: Period;
}

interface ComparisonContext {
  readonly currency: string;
  readonly costKind: CostKind;
  readonly accountNames: ReadonlyMap<string, string>;
}

/** The last final month against the one before, and the complete days of an open one against the same days before. */
export function comparisonPlans({ months, completeUntil }: Timeline): ComparisonPlan[] {
  const known = new Set(months.map(({ month }) => month));
  const plans: ComparisonPlan[] = [];
  const full = months.findLast(({ state }) => state === 'final')?.month;
  if (full !== undefined && known.has(previousMonth(full)) && isWhole(months, previousMonth(full))) {
    plans.push({ kind: 'full-month', baseline: monthPeriod(previousMonth(full)), current: monthPeriod(full) });
  }
  const open = months.find(({ state }) => state === 'open')?.month;
  if (open !== undefined && known.has(previousMonth(open)) && completeUntil > open) {
    const before = previousMonth(open);
    const days = (Date.parse(completeUntil) - Date.parse(open)) / 86_400_000;
    const end = [shiftDays(before, days), open].toSorted()[0] ?? open;
    plans.push({ kind: 'same-days', baseline: period(before, end), current: period(open, completeUntil) });
  }
  return plans;
}

/** What one span is made of. Days of an unfinished month are not compared with fees of a whole one. */
export function spanQuestion(currency: string, kind: Comparison['kind'], span: Period, costKind: CostKind): Question {
  return {
    where: [
      { column: 'BillingCurrency', in: [currency] },
      trendCategories,
      ...(kind === 'same-days' ? [{ isWithinADay: true } as const] : []),
      { column: 'Day', from: span.start, before: span.end },
    ],
    groupBy: ['ProviderName', 'ServiceName', 'SubAccountId', 'RegionId', 'Item', 'PricingUnit'],
    sums: [costColumns[costKind], 'PricingQuantity'],
  };
}

/** What moved between two spans and what drove it. Drivers add up to their mover, movers and others to the change. */
export function compareSpans(
  { kind, baseline, current }: ComparisonPlan,
  before: readonly Group[],
  after: readonly Group[],
  context: ComparisonContext,
): Comparison {
  const { currency, costKind } = context;
  const column = costColumns[costKind];
  const money = (amount: string) => ({ amount, currency });
  const [old, now] = [sumOf(before, column), sumOf(after, column)];
  const movers = moversOf(before, after, context);
  return {
    kind,
    costKind,
    baselinePeriod: baseline,
    currentPeriod: current,
    baseline: money(old),
    current: money(now),
    change: money(minus(now, old)),
    movers,
    others: money(minus(minus(now, old), total(movers.map(({ change }) => change.amount)))),
  };
}

/** The services of accounts that moved most, with what drove each. */
function moversOf(before: readonly Group[], after: readonly Group[], context: ComparisonContext): Mover[] {
  const { currency, costKind, accountNames } = context;
  const column = costColumns[costKind];
  const money = (amount: string) => ({ amount, currency });
  const [beforeBy, afterBy] = [Map.groupBy(before, placeOf), Map.groupBy(after, placeOf)];
  return [...new Set([...beforeBy.keys(), ...afterBy.keys()])]
    .map((place) => {
      const [old, now] = [beforeBy.get(place) ?? [], afterBy.get(place) ?? []];
      return { old, now, change: money(minus(sumOf(now, column), sumOf(old, column))), keys: (old[0] ?? now[0])?.keys };
    })
    .filter(({ change }) => change.amount !== '0')
    .toSorted(largestFirst)
    .slice(0, mostMovers)
    .map(({ old, now, change, keys }): Mover => {
      const name = keys?.SubAccountId && accountNames.get(keys.SubAccountId);
      return {
        provider: keys?.ProviderName ?? null,
        service: keys?.ServiceName ?? null,
        accountId: keys?.SubAccountId ?? null,
        ...(name && { accountName: name }),
        baseline: money(sumOf(old, column)),
        current: money(sumOf(now, column)),
        change,
        drivers: driversOf(old, now, { column, currency }),
      };
    });
}

function sumOf(groups: readonly Group[], column: Sum): string {
  return total(groups.map(({ sums }) => sums[column] ?? '0'));
}

function isWhole(months: Timeline['months'], month: string): boolean {
  const found = months.find((each) => each.month === month);
  // The export may begin in the middle of its first month.
  return found !== undefined && (found !== months[0] || found.firstDay === month);
}

function monthPeriod(month: string): Period {
  return period(month, nextMonth(month));
}

function placeOf({ keys }: Group): string {
  const place: readonly Dimension[] = ['ProviderName', 'ServiceName', 'SubAccountId'];
  return JSON.stringify(place.map((dimension) => keys[dimension] ?? null));
}

interface Moved {
  readonly change: Money;
  readonly keys: Group['keys'] | undefined;
}

function largestFirst(left: Moved, right: Moved): number {
  const bySize = compare(magnitude(right.change.amount), magnitude(left.change.amount));
  return bySize || nameOf(left).localeCompare(nameOf(right));
}

function nameOf({ keys }: Moved): string {
  return `${keys?.ServiceName ?? null} ${keys?.SubAccountId ?? null}`;
}
