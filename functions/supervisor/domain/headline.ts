import { formatMoney, signOf } from '../../../lib/core/money.ts';
import type { Bound, Receipt } from '../../../lib/core/receipt.ts';

const basisWords = { list: 'at list prices', 'after-discounts': 'after discounts', unstated: 'price basis not stated' };

type Totals = Pick<Receipt, 'net' | 'basis' | 'bound'>;

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
  return unknowns === 0 ? `${saved}.` : `${saved}; ${counted(unknowns)} without a known amount beside.`;
}

function sumOf({ net, basis, bound }: Totals): string {
  return `${boundWord(bound)}${formatMoney(net)} a month (${basisWords[basis]}${bound === 'open' ? ', of what answered' : ''})`;
}

function boundWord(bound: Bound): string {
  return bound === 'lower' ? 'At least ' : '';
}

function noSaving(receipts: readonly Totals[]): string {
  const open = receipts.some(({ bound }) => bound === 'open');
  return open ? 'What answered states no saving' : 'No source states a saving';
}

function counted(count: number): string {
  return count === 1 ? '1 opportunity' : `${count} opportunities`;
}
