const daysAWeek = 7;
/** Turns a median of distances into what is the standard deviation of normal noise. */
export const normalConsistency = 1.4826;
/** The same for a mean of distances. */
const meanConsistency = 1.2533;

/** The middle value; of an even number the mean of the two in the middle. 0 of none. */
export function medianOf(values: readonly number[]): number {
  // Numbers sort faster by themselves than by a comparison that is called, and this is most of the detector's time.
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/**
 * How far values stray from nothing: the larger of what the median and what the mean of their distances tell, so that
 * neither a few outliers nor a few quiet weeks make it small.
 */
export function spreadOf(strays: readonly number[]): number {
  const distances = strays.map(Math.abs);
  const mean = distances.reduce((sum, each) => sum + each, 0) / Math.max(1, distances.length);
  return Math.max(normalConsistency * medianOf(distances), meanConsistency * mean);
}

/**
 * The line through values by the median of the slopes between all pairs that lie whole weeks apart (Theil and Sen), which
 * up to a quarter of outliers do not turn. Pairs of one weekday alone: what weekdays differ by is no slope.
 *
 * @param places of the values, rising
 * @param mostGrowth the steepest slope a place, as a share of the median value
 */
export function robustLine(
  places: readonly number[],
  values: readonly number[],
  mostGrowth: number,
): { at(place: number): number } {
  const slopes: number[] = [];
  for (const [right, place] of places.entries()) {
    for (let left = 0; left < right; left += 1) {
      const distance = place - (places[left] ?? place);
      if (distance > 0 && distance % daysAWeek === 0)
        slopes.push(((values[right] ?? 0) - (values[left] ?? 0)) / distance);
    }
  }
  const most = mostGrowth * medianOf(values);
  const slope = Math.min(most, Math.max(-most, medianOf(slopes)));
  const origin = medianOf(values.map((value, index) => value - slope * (places[index] ?? 0)));
  return { at: (place) => origin + slope * place };
}
