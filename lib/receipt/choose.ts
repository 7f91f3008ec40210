import type { Basis } from '../core/estimate.ts';
import type { Level } from '../core/level.ts';
import { savingOn } from '../core/saving-on.ts';
import { exactOf } from './amounts.ts';
import { compareExact, type Exact } from './decimal.ts';
import { carrierOf } from './lending.ts';
import type { Opinion } from './model.ts';

/** One way to tell opinions apart: those that it keeps, and what it says of those that it drops. */
export interface Criterion {
  /** A clause about the opinion that is kept: "is better evidenced". */
  readonly why: string;
  readonly keep: (candidates: readonly Opinion[], choice: Choice) => readonly Opinion[];
}

/** What a choice depends on beside the opinions. */
export interface Choice {
  /** The finding that a person chose. */
  readonly flipped: string | undefined;
  /** Stopping the resource would not last (rule 6). */
  readonly isTemporary: boolean;
}

/** The candidate that the criteria leave, in their order; each other one is told why it was dropped. */
export function choose(
  candidates: readonly Opinion[],
  criteria: readonly Criterion[],
  choice: Choice,
): Opinion | undefined {
  let left = candidates;
  for (const { why, keep } of criteria) {
    if (left.length < 2) break;
    // whom this one keeps, the next one tells anew
    for (const candidate of left) candidate.why = why;
    left = keep(left, choice);
  }
  return left[0];
}

/** Those with the lowest rank. */
export function lowest(rank: (candidate: Opinion, choice: Choice) => number): Criterion['keep'] {
  return (candidates, choice) => {
    const ranks = candidates.map((candidate) => rank(candidate, choice));
    const best = ranks.reduce((left, right) => Math.min(left, right));
    return candidates.filter((_, index) => ranks[index] === best);
  };
}

/** A person's choice before all others. */
export const chosenByPerson: Criterion = {
  why: 'was chosen by a person',
  keep: lowest(({ finding }, { flipped }) => Number(finding.id !== flipped)),
};

/** The end of every order: candidates come by id. */
export const firstById: Criterion = { why: 'comes first by id', keep: (candidates) => candidates.slice(0, 1) };

const comparedBases: readonly Basis[] = ['list', 'after-discounts', 'unstated'];

/**
 * Those with the largest saving, if all state one in a common basis and currency: an amount at list price and one
 * after discounts say nothing about which is larger.
 */
export function largestSaving(candidates: readonly Opinion[]): readonly Opinion[] {
  for (const basis of comparedBases) {
    const amounts = amountsIn(candidates, basis);
    if (amounts === undefined) continue;
    const largest = amounts.reduce((left, right) => (compareExact(left, right) < 0 ? right : left));
    return candidates.filter((_, index) => compareExact(amounts[index] ?? 0, largest) === 0);
  }
  return candidates;
}

function amountsIn(candidates: readonly Opinion[], basis: Basis): Exact[] | undefined {
  const speakers = candidates.map((candidate) => carrierOf(candidate) ?? candidate);
  const currency = speakers[0]?.currency ?? '';
  const amounts = speakers.map(({ savings }) => exactOf(savingOn(savings, basis), currency));
  return amounts.every((amount) => amount !== undefined) ? amounts : undefined;
}

const efforts: readonly Level[] = ['very-low', 'low', 'medium', 'high', 'very-high', 'unknown'];

export function effortRank(effort: Level): number {
  const rank = efforts.indexOf(effort);
  return rank < 0 ? efforts.length : rank;
}
