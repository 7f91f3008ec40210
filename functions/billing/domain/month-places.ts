import type { Calendar } from './day-calendar.ts';
import { detection } from './detection.ts';
import { medianOf } from './robust.ts';

/** How far each day was above its plain forecast: as a part of it, nothing of nothing, and as an amount. */
export type Excess = readonly ({ readonly part: number; readonly amount: number } | undefined)[];

const none = { part: 0, amount: 0 } as const;
/** Days to each side on which a monthly charge is over. */
const apart = 4;

/**
 * What a turn of the month usually is, as multiples of a plain forecast: at least what its amount comes to, since a
 * charge of each month is the same on a Sunday. 1 on other days, `undefined` before any turn was seen.
 */
export function usualTurn(excess: Excess, calendar: Calendar, at: number, plain: number): number | undefined {
  if (!calendar.isMonthTurn[at]) return 1;
  const same = placesLike(excess, calendar, at).flatMap((day) => excess[day] ?? []);
  if (same.length === 0) return undefined;
  const part = 1 + medianOf(same.map((each) => each.part));
  const amount = medianOf(same.map((each) => each.amount));
  return plain > 0 && part > 1 ? Math.max(part, 1 + amount / plain) : part;
}

/** Whether about the same excess was on the same day of an earlier month, and not around it: a charge of every month. */
export function recurs(excess: Excess, calendar: Calendar, at: number): boolean {
  const now = excess[at] ?? none;
  const isHigh = (day: number) => {
    const { part, amount } = excess[day] ?? none;
    const { recurrenceShare: share } = detection;
    return (now.part > 0 && part >= share * now.part) || (now.amount > 0 && amount >= share * now.amount);
  };
  return placesLike(excess, calendar, at).some((day) => isHigh(day) && !isHigh(day - apart) && !isHigh(day + apart));
}

/** The three newest judged days of the same place in their month. */
function placesLike(excess: Excess, { monthPlaces }: Calendar, at: number): number[] {
  const { fromStart, fromEnd = 0 } = monthPlaces[at] ?? {};
  const found: number[] = [];
  for (let day = at - 27; day >= 0 && found.length < 3; day -= 1) {
    const place = monthPlaces[day];
    const isSame = fromEnd < 3 ? place?.fromEnd === fromEnd : place?.fromStart === fromStart;
    if (isSame && excess[day] !== undefined) found.push(day);
  }
  return found;
}
