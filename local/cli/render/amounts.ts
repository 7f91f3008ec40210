import type { Estimate } from '../../../lib/core/estimate.ts';
import { formatMoney, type Money } from '../../../lib/core/money.ts';

/** The amount without its currency, where the heading says it. */
export function bare(value: Money): string {
  return formatMoney(value).slice(value.currency.length + 1);
}

/** An estimate as a reader may see it: an unknown one is a word, never 0. */
export function estimated(estimate: Estimate | undefined): string {
  if (estimate === undefined) return 'unknown';
  switch (estimate.kind) {
    case 'known':
      return bare(estimate.value);
    case 'range':
      return `${bare(estimate.low)} to ${bare(estimate.high)}`;
    case 'unknown':
      return 'unknown';
  }
}

/** `1 amount`, `1,200 amounts`. */
export function count(number: number, what: string): string {
  return `${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`;
}
