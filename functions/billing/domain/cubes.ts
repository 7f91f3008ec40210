import { shiftDays } from '../../../lib/core/period.ts';
import type { Cube } from '../../../lib/core/spend.ts';
import type { CostKind, SpendDimension } from '../../../lib/core/spend-view.ts';
import type { Dimension } from './columns.ts';
import { plus } from './decimal.ts';
import type { Group, Question } from './question.ts';
import { allCosts, costColumns, type UnusableCost } from './usable-costs.ts';

/** Pairs that have a row of their own; all others are one. */
const keptPairs = 100;
/** Days that a cube tells one by one; those before them are one column, so that the total stays the same. */
const keptDays = 92;

const columns: Readonly<Record<SpendDimension, Dimension>> = {
  service: 'ServiceName',
  account: 'SubAccountId',
  region: 'RegionId',
  'charge-category': 'ChargeCategory',
  'usage-type': 'Item',
  owner: 'Owner',
};

/** One cube to be asked for. */
export interface CubePlan {
  readonly dimensions: readonly [SpendDimension, SpendDimension];
  readonly grain: Cube['grain'];
  readonly question: Question;
}

/** Every pair of dimensions that the bill has, by day and by month, of one currency. */
export function cubePlans(currency: string, hasUsageTypes: boolean): CubePlan[] {
  const all = (Object.keys(columns) as SpendDimension[]).filter((each) => each !== 'usage-type' || hasUsageTypes);
  const pairs = all.flatMap((left, index) => all.slice(index + 1).map((right) => [left, right] as const));
  return pairs.flatMap((dimensions) =>
    (['day', 'month'] as const).map((grain) => ({
      dimensions,
      grain,
      question: questionOf(currency, dimensions, grain),
    })),
  );
}

/**
 * The cubes of a plan: by month of every cost that can be told, by day of billed and effective cost, which trends need.
 */
export function cubesOf(
  { dimensions, grain }: CubePlan,
  groups: readonly Group[],
  unusable: readonly UnusableCost[],
): Cube[] {
  const kinds: readonly CostKind[] =
    grain === 'month' ? ['billed', 'effective', 'contracted', 'list'] : ['billed', 'effective'];
  const usable = kinds.filter((kind) => !unusable.some((each) => each.kind === kind));
  const { times, placeOf } = timesOf(groups, grain);
  const pairs = [...Map.groupBy(groups, (group) => pairOf(group, dimensions)).values()];
  return usable.map((costKind) => ({
    dimensions: [...dimensions],
    grain,
    costKind,
    times,
    rows: pairs.map((same) =>
      rowOf(same, dimensions, { column: costColumns[costKind], length: times.length, placeOf }),
    ),
  }));
}

function questionOf(
  currency: string,
  [left, right]: readonly [SpendDimension, SpendDimension],
  grain: Cube['grain'],
): Question {
  const dimensions = [columns[left], columns[right]];
  return {
    where: [{ column: 'BillingCurrency', in: [currency] }],
    groupBy: [grain === 'day' ? 'Day' : 'Month', ...dimensions],
    sums: allCosts,
    fold: { dimensions, keep: keptPairs },
  };
}

function timesOf(groups: readonly Group[], grain: Cube['grain']) {
  const all = [...new Set(groups.map((group) => timeOf(group, grain)))].sort();
  const from = grain === 'day' ? shiftDays(all.at(-1) ?? '1970-01-01', 1 - keptDays) : '';
  const kept = all.filter((time) => time >= from);
  const times = kept.length < all.length ? ['earlier' as const, ...kept] : kept;
  const places = new Map(times.map((time, index) => [time as string, index]));
  return { times, placeOf: (group: Group) => places.get(timeOf(group, grain)) ?? 0 };
}

function timeOf({ keys }: Group, grain: Cube['grain']): string {
  return (grain === 'day' ? keys.Day : keys.Month) ?? '';
}

function pairOf({ keys, folded }: Group, [left, right]: CubePlan['dimensions']): string {
  return folded ? 'others' : JSON.stringify([keys[columns[left]], keys[columns[right]]]);
}

function rowOf(
  groups: readonly Group[],
  [left, right]: CubePlan['dimensions'],
  { column, length, placeOf }: { column: keyof Group['sums']; length: number; placeOf: (group: Group) => number },
): Cube['rows'][number] {
  const amounts = Array.from({ length }, () => '0');
  for (const group of groups) {
    const place = placeOf(group);
    amounts[place] = plus(amounts[place] ?? '0', group.sums[column] ?? '0');
  }
  const { keys, folded } = groups[0] ?? { keys: {} };
  return { keys: folded ? 'others' : [keys[columns[left]] ?? null, keys[columns[right]] ?? null], amounts };
}
