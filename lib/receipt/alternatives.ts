import type { SourceFamily } from '../core/finding.ts';
import { isStanding } from './duplicates.ts';
import { carrierOf } from './lending.ts';
import type { Opinion, Shared } from './model.ts';
import { breachOf, isStrict } from './policy.ts';
import { nameOfSource } from './wording.ts';

/**
 * Rule 3 for resources. Of the ranked options of one source keeps the best rank that meets a person's choice, the
 * constraints and the risk policy, and has an amount (rule 11). An option that rule 2 found in the Hub's
 * recommendation still holds its rank: the lower ones give way to it.
 *
 * @returns what still stands
 */
export function strikeAlternatives(
  standing: readonly Opinion[],
  flipped: string | undefined,
  shared: Shared,
): readonly Opinion[] {
  if (standing.length < 2) return standing;
  for (const { finding, struck } of standing) {
    if (finding.source.rank !== undefined && struck === undefined) {
      strikeLowerRanks(standing, finding.source.family, flipped, shared);
    }
  }
  return standing.every(isStanding) ? standing : standing.filter(isStanding);
}

function strikeLowerRanks(
  standing: readonly Opinion[],
  family: SourceFamily,
  flipped: string | undefined,
  shared: Shared,
): void {
  let kept: Opinion | undefined;
  let keptPlace = Number.POSITIVE_INFINITY;
  for (const opinion of standing) {
    const place = placeOf(opinion, family, flipped, shared);
    if (place === undefined || place >= keptPlace) continue;
    kept = opinion;
    keptPlace = place;
  }
  if (kept === undefined) return;
  for (const opinion of standing) {
    if (opinion === kept || opinion.struck !== undefined || !isOptionOf(opinion, family)) continue;
    const place = placeOf(opinion, family, flipped, shared) ?? keptPlace;
    opinion.struck = 'alternative';
    opinion.by = kept;
    opinion.why = `one of ${nameOfSource(opinion.finding)}'s options; another ${advantage(keptPlace, place)}`;
  }
}

/** What weighs more than any rank. */
const withoutAmount = 1_000_000;
const forbidden = 2 * withoutAmount;
const notChosen = 2 * forbidden;

/** The place of an option among its source's, the least first; `undefined` where it is none. */
function placeOf(
  opinion: Opinion,
  family: SourceFamily,
  flipped: string | undefined,
  shared: Shared,
): number | undefined {
  const rank = rankOf(opinion, family);
  if (rank === undefined || opinion.struck !== undefined) return undefined;
  const { finding } = opinion;
  return (
    (finding.id === flipped ? 0 : notChosen) +
    (isStrict(shared) && breachOf(finding, shared) !== undefined ? forbidden : 0) +
    (carrierOf(opinion) === undefined ? withoutAmount : 0) +
    Math.min(rank, withoutAmount - 1)
  );
}

function advantage(kept: number, lost: number): string {
  if (kept < notChosen) return 'was chosen by a person';
  const [keptRest, lostRest] = [kept % notChosen, lost % notChosen];
  if (keptRest < forbidden && lostRest >= forbidden) return 'is within the constraints and the risk policy';
  return keptRest % forbidden < withoutAmount && lostRest % forbidden >= withoutAmount
    ? 'has a known amount'
    : 'is ranked better';
}

/** The rank that the source gives it, itself or through a duplicate; the better one where both do. */
function rankOf(opinion: Opinion, family: SourceFamily): number | undefined {
  let rank = isOptionOf(opinion, family) ? opinion.finding.source.rank : undefined;
  for (const { finding } of opinion.duplicates ?? []) {
    const other = finding.source.family === family ? finding.source.rank : undefined;
    if (other !== undefined && (rank === undefined || other < rank)) rank = other;
  }
  return rank;
}

function isOptionOf({ finding: { source } }: Opinion, family: SourceFamily): boolean {
  return source.family === family && source.rank !== undefined;
}
