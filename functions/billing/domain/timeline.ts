import type { SpendMonth } from '../../../lib/core/data-quality.ts';
import { daysIn, type Period, period, shiftDays } from '../../../lib/core/period.ts';
import type { BillFacts, MonthFact } from './bill.ts';

/** Usage reaches a bill up to three days late, so the last days of an open month are not whole. */
const incompleteDays = 3;
/** AWS closes a month within its first week; until then its charges may still change. */
const settlingDays = 7;

/** The days and months that a bill speaks of, and how far it is whole. */
export interface Timeline {
  readonly period: Period;
  readonly months: readonly SpendMonth[];
  /** The first day that is not complete; the end of the period where all are. */
  readonly completeUntil: string;
}

/** @param asOf the moment that the answer speaks of */
export function timelineOf({ months }: BillFacts, asOf: string): Timeline {
  const spend = months.map((month, index): SpendMonth => {
    const { month: first, firstDay, lastDay, rows } = month;
    const isFinal = isClosed(month, asOf) || index < months.length - 1;
    return { month: first, firstDay, lastDay, state: isFinal ? 'final' : 'open', rows };
  });
  const start = spend.map(({ firstDay }) => firstDay).toSorted()[0] ?? asOf.slice(0, 10);
  const last =
    spend
      .map(({ lastDay }) => lastDay)
      .toSorted()
      .at(-1) ?? start;
  const end = shiftDays(last, 1);
  const isOpen = spend.at(-1)?.state === 'open';
  return { period: period(start, end), months: spend, completeUntil: isOpen ? shiftDays(end, -incompleteDays) : end };
}

/** The first day of the month after. */
export function nextMonth(month: string): string {
  return `${shiftDays(`${month.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;
}

/** The first day of the month before. */
export function previousMonth(month: string): string {
  return `${shiftDays(`${month.slice(0, 7)}-01`, -1).slice(0, 7)}-01`;
}

export function daysInMonth(month: string): number {
  return daysIn(period(`${month.slice(0, 7)}-01`, nextMonth(month)));
}

/** Whole months are closed once AWS sent their invoice, or had the time to. */
function isClosed({ month, lastDay, invoiced }: MonthFact, asOf: string): boolean {
  const end = nextMonth(month);
  if (lastDay < shiftDays(end, -1)) return false;
  return invoiced || asOf.slice(0, 10) >= shiftDays(end, settlingDays);
}
