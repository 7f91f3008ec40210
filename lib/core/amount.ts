import Big from 'big.js';
import { type Money, money } from './money.ts';

/**
 * What an amount in a source's own spelling says. `absent` (null, empty, a dash) and `unreadable` are never 0:
 * the caller turns both into an unknown estimate.
 */
export type ReadAmount =
  | { readonly kind: 'amount'; readonly value: Money }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly text: string };

const absentSpellings: ReadonlySet<string> = new Set(['', '-', '--', 'n/a', 'na', 'null', 'none']);
const currencySigns: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' };
/** AWS China prints the yuan with the yen's sign: an explicit currency decides over the sign. */
const spelling =
  /^(-)?\s*([$€£¥])?\s*(-)?\s*((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(?:[eE]([-+]?\d{1,2}))?(?:\s*([A-Z]{3}))?$/;

/**
 * Reads "$1,234.50", "-12", "17.20 USD", "1.7E-5", a JSON number, or nothing at all.
 *
 * @param currency the currency that the source states beside the amount; it decides over a sign, and "USD" is
 *   taken where neither is there, since AWS's cost APIs state US dollars then
 */
export function readAmount(value: string | number | null | undefined, currency?: string | null): ReadAmount {
  if (value === null || value === undefined) return { kind: 'absent' };
  const text = String(value).trim();
  if (absentSpellings.has(text.toLowerCase())) return { kind: 'absent' };
  const match = spelling.exec(text);
  if (match === null) return { kind: 'unreadable', text };
  const [, minusBefore, sign, minusAfter, digits = '', exponent = '0', code] = match;
  const stated = currency?.trim().toUpperCase() || code || (sign && currencySigns[sign]) || 'USD';
  if (!/^[A-Z]{3}$/.test(stated)) return { kind: 'unreadable', text: `${text} ${stated}` };
  const amount = new Big(`${digits.replaceAll(',', '')}e${exponent}`).toFixed();
  const negative = minusBefore !== undefined || minusAfter !== undefined;
  return toMoney(negative ? `-${amount}` : amount, stated, text);
}

function toMoney(amount: string, currency: string, text: string): ReadAmount {
  try {
    return { kind: 'amount', value: money(amount, currency) };
  } catch {
    return { kind: 'unreadable', text };
  }
}
