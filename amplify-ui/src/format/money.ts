import type { Estimate, Money } from '../api/types.ts';

const formats = new Map<string, Intl.NumberFormat>();

/** An amount in the reader's locale, exact to the cent; what is less than a cent with two digits that say something. */
export function formatMoney({ amount, currency }: Money): string {
  const size = Math.abs(Number(amount));
  const options: Intl.NumberFormatOptions =
    size > 0 && size < 0.01 ? { maximumSignificantDigits: 2 } : { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return formatOf(currency, options).format(amount as `${number}`);
}

/** For the ends of axes and narrow places: "$12.3K". */
export function formatMoneyShort({ amount, currency }: Money): string {
  const options: Intl.NumberFormatOptions = { notation: 'compact', maximumFractionDigits: 1 };
  return formatOf(currency, options).format(amount as `${number}`);
}

/** For axes, which know numbers only. */
export function formatAxisMoney(value: number, currency: string): string {
  return formatMoneyShort({ amount: value.toFixed(2), currency });
}

/** As far as it is known; what is unknown says so. */
export function formatEstimate(estimate: Estimate | undefined): string {
  if (estimate === undefined) return 'not stated';
  if (estimate.kind === 'known') return formatMoney(estimate.value);
  if (estimate.kind === 'range') return `${formatMoney(estimate.low)} to ${formatMoney(estimate.high)}`;
  return 'unknown';
}

/** Sums of several currencies stand beside one another and are never added. */
export function formatSums(sums: readonly Money[]): string {
  return sums.length === 0 ? 'no known amount' : sums.map(formatMoney).join(' + ');
}

/** The exact sum of amounts of one currency, as integers of the finest scale among them. */
export function addMoney(amounts: readonly Money[], currency: string): Money {
  const scale = Math.max(0, ...amounts.map(({ amount }) => (amount.split('.')[1] ?? '').length));
  const total = amounts.reduce((sum, { amount }) => sum + scaled(amount, scale), 0n);
  return { amount: unscaled(total, scale), currency };
}

/** An amount times a fraction of whole numbers, to the cent, half up. */
export function timesFraction({ amount, currency }: Money, numerator: number, denominator: number): Money {
  const scale = (amount.split('.')[1] ?? '').length;
  const divisor = BigInt(denominator) * 10n ** BigInt(scale);
  const cents = (scaled(amount, scale) * BigInt(numerator) * 200n + divisor) / (2n * divisor);
  return { amount: unscaled(cents, 2), currency };
}

export function negate({ amount, currency }: Money): Money {
  return { amount: amount.startsWith('-') ? amount.slice(1) : `-${amount}`, currency };
}

/** For places on a screen only: never shown as a figure. */
export function sizeOf({ amount }: Money): number {
  return Number(amount);
}

function scaled(amount: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0'));
}

function unscaled(total: bigint, scale: number): string {
  const sign = total < 0n ? '-' : '';
  const digits = String(total < 0n ? -total : total).padStart(scale + 1, '0');
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function formatOf(currency: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify([currency, options]);
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(undefined, { style: 'currency', currency, ...options });
  formats.set(key, made);
  return made;
}
