import { detection } from '../../functions/billing/domain/detection.ts';
import type { UnusualRun } from '../../functions/billing/domain/ramps.ts';
import { medianOf } from '../../functions/billing/domain/robust.ts';

/** Weeks that a day is compared with. */
const weeks = 8;
/** Turns a median of distances into a standard deviation of normal noise. */
const consistency = 1.4826;

/**
 * The detector that one would write first: a day is unusual where it is so many deviations above the median of its
 * weekday in the last eight weeks, told from the median of distances, and by as much as ours asks at the least; a
 * deviation is at least what ours takes for one. Days in a row are one run.
 *
 * @param deviations 3.5 is what Iglewicz and Hoaglin advise for outliers
 */
export function weekdayMedianRuns(values: readonly number[], deviations: number): UnusualRun[] {
  const runs: { shape: 'jump'; from: number; to: number; expected: number[] }[] = [];
  for (let at = 4 * 7; at < values.length; at += 1) {
    const same = Array.from({ length: weeks }, (_, index) => values[at - 7 * (index + 1)]).filter(
      (each) => each !== undefined,
    );
    const expected = medianOf(same);
    const stray = consistency * medianOf(same.map((each) => Math.abs(each - expected)));
    const spread = Math.max(stray, detection.leastSpread * expected);
    const more = (values[at] ?? 0) - expected;
    if (more <= deviations * spread || more <= detection.leastShare * expected || more < detection.leastImpact)
      continue;
    const last = runs.at(-1);
    if (last?.to === at - 1) {
      last.to = at;
      last.expected.push(expected);
    } else runs.push({ shape: 'jump', from: at, to: at, expected: [expected] });
  }
  return runs;
}
