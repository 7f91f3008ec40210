import type { Estimate, Finding, Money } from '../../api/types.ts';
import { sizeOf } from '../../format/money.ts';
import { type Judged, winnerFirst } from './winner-first.ts';

const bases = ['after-discounts', 'list', 'unstated'] as const;
export type MarkBasis = (typeof bases)[number];

type Opinion = Pick<Finding, 'id' | 'source' | 'savings'>;

/** What an opinion states on one price basis. */
export interface Statement {
  readonly basis: MarkBasis;
  readonly estimate: Estimate;
  /** Where it stands on the axis, a point where both ends are one; none where it is unknown or in another currency. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

export interface OpinionRow {
  readonly opinion: Opinion;
  readonly isWinner: boolean;
  readonly statements: readonly Statement[];
}

/** The opinions on one axis of one currency. */
export interface OpinionAxis {
  readonly currency: string;
  readonly rows: readonly OpinionRow[];
  /** The price bases that occur. */
  readonly bases: readonly MarkBasis[];
  /** Ends of the axis: 0 lies on it. */
  readonly from: number;
  readonly to: number;
}

/** The savings that opinions state, where they differ; `undefined` where there is nothing to compare. */
export function opinionAxisOf(detail: Judged<Opinion> & { readonly counted?: Money }): OpinionAxis | undefined {
  const opinions = winnerFirst(detail);
  const currency = (detail.counted ?? opinions.flatMap(({ savings }) => amountsOf(savings))[0])?.currency;
  if (currency === undefined || !doDiffer(opinions)) return undefined;
  const { winner } = detail.opportunity;
  const rows = opinions.map((opinion) => ({
    opinion,
    isWinner: opinion.id === winner,
    statements: statementsOf(opinion, currency),
  }));
  const statements = rows.flatMap((row) => row.statements);
  const places = statements.flatMap(({ from, to }) => [from ?? 0, to ?? 0]);
  return {
    ...{ currency, rows },
    bases: bases.filter((basis) => statements.some((each) => each.basis === basis)),
    from: Math.min(0, ...places),
    to: Math.max(0, ...places),
  };
}

function statementsOf({ savings }: Opinion, currency: string): Statement[] {
  const stated = { 'after-discounts': savings.afterDiscounts, list: savings.list, unstated: savings.unstated };
  return bases.flatMap((basis) => {
    const estimate = stated[basis];
    return estimate === undefined ? [] : [{ basis, estimate, ...placeOf(estimate, currency) }];
  });
}

function placeOf(estimate: Estimate, currency: string): Pick<Statement, 'from' | 'to'> {
  const [low, high = low] = endsOf(estimate);
  if (low?.currency !== currency || high?.currency !== currency) return { from: undefined, to: undefined };
  return { from: sizeOf(low), to: sizeOf(high) };
}

function endsOf(estimate: Estimate): Money[] {
  if (estimate.kind === 'known') return [estimate.value];
  return estimate.kind === 'range' ? [estimate.low, estimate.high] : [];
}

function amountsOf({ afterDiscounts, list, unstated }: Opinion['savings']): Money[] {
  return [afterDiscounts, list, unstated].flatMap((estimate) => (estimate === undefined ? [] : endsOf(estimate)));
}

/** One opinion alone, or several that say the same, need no picture. */
function doDiffer(opinions: readonly Opinion[]): boolean {
  const texts = opinions.map(({ savings }) => JSON.stringify([savings.afterDiscounts, savings.list, savings.unstated]));
  return new Set(texts).size > 1;
}
