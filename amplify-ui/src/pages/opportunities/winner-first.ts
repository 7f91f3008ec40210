import type { Finding, OpportunityDetail } from '../../api/types.ts';

/** The opinions of an opportunity, the one that won first. */
export function winnerFirst({ opportunity: { opinions, winner } }: OpportunityDetail): Finding[] {
  return opinions.toSorted((left, right) => Number(right.id === winner) - Number(left.id === winner));
}
