import {
  type Choice,
  type Criterion,
  choose,
  chosenByPerson,
  effortRank,
  firstById,
  largestSaving,
  lowest,
} from './choose.ts';
import { carrierOf } from './lending.ts';
import type { Opinion, Shared, Unit } from './model.ts';
import { win } from './outcome.ts';
import { strikeForbidden } from './policy.ts';
import { join, nameOfOpinion, sameThing } from './wording.ts';

/**
 * Rule 4. Of the actions that exclude one another on a unit chooses one: a person's choice; what the constraints and
 * the risk policy allow; a known amount that lasts (rules 6 and 11); the better evidence; the larger saving, where all
 * state one in a common basis; the lower effort; the id. Where nothing is allowed, nothing wins.
 *
 * @param isTemporary whether stopping the resource would not last
 */
export function decideUnit(unit: Unit, standing: readonly Opinion[], isTemporary: boolean, shared: Shared): void {
  const flipped = shared.flips.get(unit.id);
  const allowed = strikeForbidden(standing, flipped, shared);
  const winner = choose(allowed, criteria, { flipped, isTemporary });
  if (winner === undefined) return;
  const subject = join(join(nameOfOpinion(winner.finding), ' of '), join(sameThing(winner.finding), ' '));
  for (const opinion of standing) {
    if (opinion === winner || opinion.struck === 'excluded') continue;
    opinion.struck = 'exclusive-action';
    opinion.by = winner;
    opinion.why = join(subject, opinion.why);
  }
  win(unit, winner);
}

const criteria: readonly Criterion[] = [
  chosenByPerson,
  { why: 'has an amount that can be counted', keep: lowest(standingOf) },
  { why: 'is better evidenced', keep: lowest(({ grade }) => grade.charCodeAt(0)) },
  { why: 'states its own amount', keep: lowest(({ amount }) => Number(amount === undefined)) },
  { why: 'saves more', keep: largestSaving },
  { why: 'takes less effort', keep: lowest(({ finding }) => effortRank(finding.effort)) },
  firstById,
];

/** A known saving that lasts, one that does not last, a known extra cost, no amount. */
function standingOf(candidate: Opinion, { isTemporary }: Choice): number {
  const amount = carrierOf(candidate)?.amount;
  if (amount === undefined) return 3;
  if (amount < 0) return 2;
  return isTemporary && candidate.finding.action.kind === 'stop' ? 1 : 0;
}
