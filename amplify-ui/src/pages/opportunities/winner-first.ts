import type { Finding, Opportunity } from '../../api/types.ts';

/** What of an opportunity says which opinion won. */
export interface Judged<Opinion> {
  readonly opportunity: Pick<Opportunity, 'winner'> & { readonly opinions: readonly Opinion[] };
}

/** The opinions of an opportunity: the one that won, then those of each source in the source's own order. */
export function winnerFirst<Opinion extends Pick<Finding, 'id' | 'source'>>({
  opportunity: { opinions, winner },
}: Judged<Opinion>): Opinion[] {
  return opinions.toSorted(
    (left, right) =>
      Number(right.id === winner) - Number(left.id === winner) ||
      left.source.family.localeCompare(right.source.family) ||
      (left.source.rank ?? 0) - (right.source.rank ?? 0),
  );
}
