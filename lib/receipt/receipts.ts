import type { Bound, Receipt } from '../core/receipt.ts';
import type { GroupSums } from './adjudicate-group.ts';
import { basisOf } from './basis.ts';
import { subtractExact, toMoney } from './decimal.ts';
import type { Shared } from './model.ts';
import type { Settlement } from './settle-commitments.ts';
import { compareText } from './statement-order.ts';
import { addPart, type Part, type PartSum, partOf, type Tally } from './tally.ts';

/** A receipt without its entries: what a flip changes, and what fits a header. */
export type ReceiptTotals = Omit<Receipt, 'lines' | 'beside'>;

/** Without any amount, the receipt is in the currency in which AWS states its cost APIs' amounts. */
const defaultCurrency = 'USD';

/** The currency of entries that state none: the one that most lines have, the first by name where as many do. */
export function homeCurrency(parts: readonly PartSum[]): string {
  const lines = new Map<string, number>();
  for (const { currency, lines: count } of parts) {
    if (currency !== null) lines.set(currency, (lines.get(currency) ?? 0) + count);
  }
  const [most] = [...lines].sort(([left, some], [right, others]) => others - some || compareText(left, right));
  return most?.[0] ?? defaultCurrency;
}

/** The totals of each currency's receipt, the home currency's first. */
export function totalReceipts(sums: readonly GroupSums[], settlement: Settlement, shared: Shared): ReceiptTotals[] {
  const parts = [...sums.flatMap((group) => group.parts), ...settlement.parts];
  const home = homeCurrency(parts);
  const tally: Tally = new Map();
  for (const part of parts) addPart(tally, part, home);
  const currencies = new Set([home, ...parts.flatMap(({ currency }) => currency ?? []).sort()]);
  return [...currencies].map((currency) => totalOf(currency, partOf(tally, currency), settlement, shared));
}

function totalOf(currency: string, part: Part, { commitments }: Settlement, shared: Shared): ReceiptTotals {
  const { after, stranded } = commitments.get(currency) ?? { after: 0, stranded: 0 };
  return {
    currency,
    basis: basisOf(shared, currency),
    naive: toMoney(part.naive, currency),
    net: toMoney(part.net, currency),
    unstatedNet: toMoney(part.unstatedNet, currency),
    smallSum: toMoney(part.small, currency),
    bound: boundOf(part, shared),
    commitments: {
      after: toMoney(after, currency),
      otherOrder: toMoney(subtractExact(after, stranded), currency),
      stranded: toMoney(stranded, currency),
    },
  };
}

function boundOf({ counted, mayFall, mayAdd }: Part, { incomplete }: Shared): Bound {
  if (counted > 0 && (mayFall || incomplete)) return 'open';
  return mayAdd || incomplete ? 'lower' : 'exact';
}
