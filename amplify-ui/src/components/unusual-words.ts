import type { Anomalies, UnusualDays } from '../api/types.ts';
import { sizeOf } from '../format/money.ts';

/** The unusual days that cost most too much, and how many others there are; `undefined` where no day was unusual. */
export function largestUnusual(
  reply: Anomalies | undefined,
): { readonly largest: UnusualDays; readonly others: number } | undefined {
  const items = reply?.kind === 'known' ? reply.ledgers.flatMap((ledger) => ledger.items) : [];
  const [largest] = items.toSorted((left, right) => sizeOf(right.impact) - sizeOf(left.impact));
  return largest && { largest, others: items.length - 1 };
}

/** What was unusual: the service, and whose. */
export function unusualName({ service, accountName, accountId }: UnusualDays): string {
  return `${service ?? 'No service named'}, ${accountName ?? accountId ?? 'no account named'}`;
}
