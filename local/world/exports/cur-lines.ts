import type { Usd } from '../usd.ts';
import type { Charge } from './charge.ts';
import { isCovered } from './value.ts';

/** AWS's line item types that the world has a use for. */
type LineItemType =
  | 'Usage'
  | 'DiscountedUsage'
  | 'SavingsPlanCoveredUsage'
  | 'SavingsPlanNegation'
  | 'SavingsPlanRecurringFee'
  | 'SavingsPlanUpfrontFee'
  | 'RIFee'
  | 'Fee'
  | 'EdpDiscount'
  | 'Tax'
  | 'Credit'
  | 'Refund';

/** A line of a Cost and Usage Report. */
export interface CurLine {
  readonly charge: Charge;
  readonly type: LineItemType;
  /** Before the negotiated discount. */
  readonly unblended: Usd;
  /** After it; only reports with net columns have it. */
  readonly net: Usd;
  /** Of a fee: what was paid for and not used in its time. */
  readonly unused?: Usd;
}

/** How a report states the negotiated discount: in columns of its own, or in lines of its own. */
export type DiscountStyle = 'net-columns' | 'discount-lines';

/**
 * The lines of charges. What a Savings Plan covers has a line that takes it back; what a commitment was not used for
 * is no line but part of its fee, which therefore comes when its time is over.
 */
export function* curLinesOf(charges: Iterable<Charge>, style: DiscountStyle): Generator<CurLine> {
  let fees = new Map<string, { charge: Charge; unused: Usd }>();
  let of = '';
  for (const charge of charges) {
    const { item, account, month } = charge;
    const now = `${account.id} ${month}`;
    if (now !== of) {
      yield* feeLines(fees);
      fees = new Map();
      of = now;
    }
    if (item.fee === 'recurring') fees.set(feeKey(charge), { charge, unused: 0n });
    else if (item.fee === 'unused') addUnused(fees, charge);
    else yield* linesOf(charge, style);
  }
  yield* feeLines(fees);
}

/** A plan's fee is for its day, a reservation's for its month. */
function feeKey({ item, commitment }: Charge): string {
  return `${item.commitmentId} ${commitment?.instrument === 'savings-plan' ? item.day : ''}`;
}

function addUnused(fees: Map<string, { charge: Charge; unused: Usd }>, charge: Charge): void {
  const fee = fees.get(feeKey(charge));
  if (fee !== undefined) fee.unused += charge.item.effective;
}

function* feeLines(fees: ReadonlyMap<string, { charge: Charge; unused: Usd }>): Generator<CurLine> {
  for (const { charge, unused } of fees.values()) {
    const type = charge.commitment?.instrument === 'savings-plan' ? 'SavingsPlanRecurringFee' : 'RIFee';
    yield { charge, type, unblended: charge.item.billed, net: charge.item.billed, unused };
  }
}

function* linesOf(charge: Charge, style: DiscountStyle): Generator<CurLine> {
  const { item, commitment } = charge;
  const { list, billed } = item;
  if (item.fee === 'upfront') {
    const type = commitment?.instrument === 'savings-plan' ? 'SavingsPlanUpfrontFee' : 'Fee';
    yield { charge, type, unblended: billed, net: billed };
  } else if (isCovered(item) && commitment?.instrument === 'savings-plan') {
    yield { charge, type: 'SavingsPlanCoveredUsage', unblended: list, net: list };
    yield { charge, type: 'SavingsPlanNegation', unblended: -list, net: -list };
  } else if (isCovered(item)) {
    yield { charge, type: 'DiscountedUsage', unblended: 0n, net: 0n };
  } else if (item.category === 'usage' || item.category === 'fee') {
    yield { charge, type: 'Usage', unblended: list, net: billed };
    const discount = billed - list;
    if (style === 'discount-lines' && discount !== 0n) {
      yield { charge, type: 'EdpDiscount', unblended: discount, net: discount };
    }
  } else {
    yield { charge, type: otherTypes[item.category], unblended: billed, net: billed };
  }
}

const otherTypes = { tax: 'Tax', credit: 'Credit', refund: 'Refund', purchase: 'Fee' } as const;
