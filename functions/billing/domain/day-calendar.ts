import { daysInMonth } from './timeline.ts';

const millisecondsPerDay = 86_400_000;

/** Where the days of a series lie in their weeks and months. */
export interface Calendar {
  /** 0 is Sunday. */
  readonly weekdays: readonly number[];
  /** The last two days of a month and its first, on which much is charged at once. */
  readonly isMonthTurn: readonly boolean[];
  readonly monthPlaces: readonly { readonly fromStart: number; readonly fromEnd: number }[];
}

/** @param firstDay the calendar day of the first value */
export function calendarOf(firstDay: string, length: number): Calendar {
  const start = Date.parse(firstDay);
  const days = Array.from({ length }, (_, index) => new Date(start + index * millisecondsPerDay));
  const monthPlaces = days.map((day) => {
    const ofMonth = day.getUTCDate();
    return { fromStart: ofMonth - 1, fromEnd: daysInMonth(day.toISOString().slice(0, 10)) - ofMonth };
  });
  return {
    weekdays: days.map((day) => day.getUTCDay()),
    isMonthTurn: monthPlaces.map(({ fromStart, fromEnd }) => fromStart === 0 || fromEnd < 2),
    monthPlaces,
  };
}
