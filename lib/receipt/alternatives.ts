import type { SourceFamily } from '../core/finding.ts';
import { isStanding } from './duplicates.ts';
import { carrierOf } from './lending.ts';
import type { Opinion, Shared } from './model.ts';
import { breachOf, isStrict } from './policy.ts';
import { compareText } from './statement-order.ts';
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
    // a family whose options were narrowed down already has one left, which stays
    if (finding.source.rank !== undefined && struck === undefined) {
      strikeLowerRanks(standing, finding.source.family, flipped, shared);
    }
  }
  return standing.filter(isStanding);
}

function strikeLowerRanks(
  standing: readonly Opinion[],
  family: SourceFamily,
  flipped: string | undefined,
  shared: Shared,
): void {
  const options = standing.flatMap((opinion) => optionOf(opinion, family, flipped, shared) ?? []);
  const [kept] = [...options].sort(comparePlaces);
  for (const option of options) {
    const { opinion, isOwn } = option;
    if (kept === undefined || opinion === kept.opinion || !isOwn) continue;
    opinion.struck = 'alternative';
    opinion.by = kept.opinion;
    opinion.why = `one of ${nameOfSource(opinion.finding)}'s options; another ${advantage(kept, option)}`;
  }
}

/** An opinion that holds a rank among one source's options, itself or through a duplicate. */
interface Option {
  readonly opinion: Opinion;
  /** The source's own statement: only those give way here. */
  readonly isOwn: boolean;
  /** What counts against it before any rank does: a sum of the three below. */
  readonly against: number;
  readonly rank: number;
}

const notChosen = 4;
const forbidden = 2;
const withoutAmount = 1;

function optionOf(
  opinion: Opinion,
  family: SourceFamily,
  flipped: string | undefined,
  shared: Shared,
): Option | undefined {
  const { finding, struck, duplicates = [] } = opinion;
  const ranks = [finding, ...duplicates.map((duplicate) => duplicate.finding)]
    .filter(({ source }) => source.family === family)
    .flatMap(({ source }) => source.rank ?? []);
  if (struck !== undefined || ranks.length === 0) return undefined;
  const against =
    (finding.id === flipped ? 0 : notChosen) +
    (isStrict(shared) && breachOf(finding, shared) !== undefined ? forbidden : 0) +
    (carrierOf(opinion) === undefined ? withoutAmount : 0);
  const rank = ranks.reduce((left, right) => Math.min(left, right));
  return { opinion, isOwn: finding.source.family === family, against, rank };
}

function comparePlaces(left: Option, right: Option): number {
  return (
    left.against - right.against ||
    left.rank - right.rank ||
    compareText(left.opinion.finding.id, right.opinion.finding.id)
  );
}

/** What decided for the kept one: the heaviest of what only the other has against it. */
function advantage(kept: Option, lost: Option): string {
  const difference = kept.against ^ lost.against;
  if (difference >= notChosen) return 'was chosen by a person';
  if (difference >= forbidden) return 'is within the constraints and the risk policy';
  return difference === withoutAmount ? 'has a known amount' : 'is ranked better';
}
