import type { Opportunity } from '../../../lib/core/analysis.ts';
import { unpackRow } from '../../../lib/core/index-row.ts';

/** When each opportunity of an analysis was first seen, by its id. */
export type FirstSeen = ReadonlyMap<string, string>;

/** @param index an analysis's index of opportunities, as lines */
export function firstSeenIn(index: string): FirstSeen {
  const lines = index.split('\n').filter((line) => line !== '');
  return new Map(lines.map(unpackRow).map(({ id, firstSeen }) => [id, firstSeen]));
}

/** The opportunities with the age that they had in the analysis before: who asks again does not make them young. */
export function withFirstSeen(
  opportunities: readonly Opportunity[],
  earlier: FirstSeen | undefined,
): readonly Opportunity[] {
  if (earlier === undefined) return opportunities;
  return opportunities.map((opportunity) => {
    const seen = earlier.get(opportunity.id);
    return seen !== undefined && seen < opportunity.firstSeen ? { ...opportunity, firstSeen: seen } : opportunity;
  });
}
