import type { Money, ReceiptTotals } from '../api/types.ts';
import { addMoney } from '../format/money.ts';
import type { OpeningKind } from '../format/words.ts';

type BesideKind = ReceiptTotals['beside'][number]['kind'];

const openingKinds: readonly OpeningKind[] = ['unknown', 'other-basis', 'member', 'unread-relation'];

/** How far a net saving is known, a month. */
export interface Interval {
  /** What counts. It may fall where something did not answer that could strike it. */
  readonly net: Money;
  readonly mayFall: boolean;
  /** What opportunities of which a range is known add to it: of how many, and the net with the least and the most. */
  readonly ranges: { readonly count: number; readonly from: Money; readonly to: Money } | undefined;
  /** Whether more may come, of which nobody states how much: there is no upper end then. */
  readonly isOpenAbove: boolean;
  /** Opportunities whose amount is missing, by why; none where only something was not read. */
  readonly openings: readonly { readonly kind: OpeningKind; readonly count: number }[];
}

/** The bounds that a receipt states, and no others. Only an exact receipt has an upper end. */
export function intervalOf({ net, bound, beside, range, currency }: ReceiptTotals): Interval {
  const openOf = (kind: BesideKind) => beside.find((each) => each.kind === kind)?.open ?? 0;
  const plus = (more: Money) => addMoney([net, more], currency);
  return {
    net,
    mayFall: bound === 'open',
    ranges: range && { count: openOf('range'), from: plus(range.low), to: plus(range.high) },
    isOpenAbove: bound !== 'exact',
    openings: openingKinds.map((kind) => ({ kind, count: openOf(kind) })).filter(({ count }) => count > 0),
  };
}
