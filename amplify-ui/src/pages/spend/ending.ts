import type { SpendLedger } from '../../api/types.ts';
import { sizeOf } from '../../format/money.ts';

type Use = SpendLedger['commitments'][number];

/** Days before its end from which on a renewal has to be decided: those of the bill's rule (docs/billing-rules.md). */
const noticeDays = 60;
const millisecondsPerDay = 86_400_000;

/** A commitment, and in how many days it ends where that is soon. */
export interface Commitment extends Use {
  readonly endsInDays: number | undefined;
}

/** Those that end soon, the soonest first; then those of which most lies unused. */
export function commitmentsOf(uses: readonly Use[], asOf: string): Commitment[] {
  const all = uses.map((use) => ({ ...use, endsInDays: daysLeft(use, asOf) }));
  const last = Number.POSITIVE_INFINITY;
  return all.toSorted((left, right) => {
    const [one, other] = [left.endsInDays ?? last, right.endsInDays ?? last];
    return one === other ? sizeOf(right.unused) - sizeOf(left.unused) : one - other;
  });
}

function daysLeft({ end }: Use, asOf: string): number | undefined {
  if (end === undefined) return undefined;
  const days = Math.ceil((Date.parse(end) - Date.parse(asOf)) / millisecondsPerDay);
  return days >= 0 && days <= noticeDays ? days : undefined;
}
