import type { Money } from '../../../lib/core/money.ts';
import type { Costs } from '../../../lib/core/spend.ts';
import type { CostKind } from '../../../lib/core/spend-view.ts';
import type { BillFacts, ProviderFact } from './bill.ts';
import type { CostColumn } from './columns.ts';
import type { Group, Sum } from './question.ts';

/** Rows with cents in one cost and none in another: so many are no chance. */
export const leastRowsForWholeDollars = 10;

export const costColumns: Readonly<Record<CostKind, CostColumn>> = {
  billed: 'BilledCost',
  effective: 'EffectiveCost',
  contracted: 'ContractedCost',
  list: 'ListCost',
};
export const costKinds = ['billed', 'effective', 'contracted', 'list'] as const satisfies readonly CostKind[];
export const allCosts: readonly Sum[] = costKinds.map((kind) => costColumns[kind]);

/** A cost that cannot be told of a provider's rows, and why. */
export interface UnusableCost {
  readonly provider: string | null;
  readonly kind: CostKind;
  readonly reason: string;
  /** It is there and wrong, rather than not there. */
  readonly isWrong: boolean;
}

/**
 * Which costs are not what they say. A column that is missing or has holes cannot be summed; one that is whole dollars in
 * every row whose billed cost has cents was rounded before it was exported, as in the official sample of FOCUS 1.0.
 */
export function unusableCosts(facts: BillFacts): UnusableCost[] {
  return facts.providers.flatMap((provider) =>
    (['effective', 'contracted', 'list'] as const).flatMap((kind) => {
      const reason = reasonAgainst(facts, provider, kind);
      return reason === undefined ? [] : [{ provider: provider.provider, kind, ...reason }];
    }),
  );
}

/** The costs of a group in the kinds that can be told of its provider; a sum over providers needs all of them. */
export function costsOf(
  sums: Group['sums'],
  currency: string,
  unusable: readonly UnusableCost[],
  provider?: string | null,
): Costs {
  const entries = costKinds.flatMap((kind): [CostKind, Money][] => {
    const isUnusable = unusable.some(
      (each) => each.kind === kind && (provider === undefined || each.provider === provider),
    );
    return isUnusable ? [] : [[kind, { amount: sums[costColumns[kind]] ?? '0', currency }]];
  });
  return Object.fromEntries(entries);
}

/** Trends and unit prices speak of effective cost where it can be told, else of billed cost. */
export function trendKind(unusable: readonly UnusableCost[]): CostKind {
  return unusable.some(({ kind }) => kind === 'effective') ? 'billed' : 'effective';
}

function reasonAgainst(
  { columns }: BillFacts,
  { rows, fractionalBilled, fractional, without }: ProviderFact,
  kind: Exclude<CostKind, 'billed'>,
): { reason: string; isWrong: boolean } | undefined {
  const column = costColumns[kind] as Exclude<CostColumn, 'BilledCost'>;
  const fact = columns.find((each) => each.column === column);
  if (fact === undefined || fact.state === 'missing') {
    const names = fact?.source.join(', ') || column;
    return { reason: `the export has no column for it (${names})`, isWrong: false };
  }
  if (without[column] === rows) return { reason: `${column} is empty`, isWrong: false };
  if (without[column] > 0) return { reason: `${column} is empty in ${without[column]} of ${rows} rows`, isWrong: true };
  if (fractionalBilled < leastRowsForWholeDollars || fractional[column] > 0) return undefined;
  const reason = `${column} holds whole units of currency only, also in the ${fractionalBilled} rows whose BilledCost has fractions: it was rounded before it was exported`;
  return { reason, isWrong: true };
}
