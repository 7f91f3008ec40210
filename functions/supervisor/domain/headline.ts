import { formatMoney, signOf } from '../../../lib/core/money.ts';
import type { Receipt } from '../../../lib/core/receipt.ts';

const basisWords = { list: 'at list prices', 'after-discounts': 'after discounts', unstated: 'price basis not stated' };

type Totals = Pick<Receipt, 'naive' | 'net' | 'basis' | 'bound'>;

/**
 * The analysis in one sentence. "At least" only where nothing that is missing could lower the sum; where something
 * could, the sum is of what answered.
 *
 * @param unknowns opportunities without a known saving
 */
export function headlineOf(receipts: readonly Totals[], unknowns: number): string {
  if (receipts.length === 0) return 'Nothing could be read, so no saving is known.';
  const sums = receipts.filter(({ net }) => signOf(net) !== 0);
  const saved = sums.length === 0 ? noSaving(receipts) : `${sums.map(sumOf).join(' and ')} can be saved`;
  const sentence = unknowns === 0 ? saved : `${saved}; for ${counted(unknowns)} the saving is unknown`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function sumOf({ net, basis, bound }: Totals): string {
  const atLeast = bound === 'lower' ? 'at least ' : '';
  return `${atLeast}${formatMoney(net)} a month (${basisWords[basis]}${bound === 'open' ? ', of what answered' : ''})`;
}

/** Nothing counts: since nothing was stated, or since all that was stated is struck or too small. */
function noSaving(receipts: readonly Totals[]): string {
  if (receipts.some(({ naive }) => signOf(naive) !== 0)) return 'nothing of what the sources state counts';
  return receipts.every(({ bound }) => bound === 'exact')
    ? 'no source states a saving'
    : 'what answered states no saving';
}

function counted(count: number): string {
  return count === 1 ? '1 opportunity' : `${count.toLocaleString('en-US')} opportunities`;
}
