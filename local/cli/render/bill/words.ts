import { type Money, signOf } from '../../../../lib/core/money.ts';
import { type Period, shiftDays } from '../../../../lib/core/period.ts';
import type { Share } from '../../../../lib/core/spend.ts';
import type { CostKind } from '../../../../lib/core/spend-view.ts';
import { bare } from '../amounts.ts';
import { wrap } from '../layout.ts';

/** What each kind of cost is, for a reader who never met the words. */
export const costWords: Readonly<Record<CostKind, string>> = {
  billed: 'as billed',
  effective: 'with what was paid in advance spread over the time that it is for',
  contracted: 'at negotiated prices, before Savings Plans and reservations',
  list: 'at public list prices',
};

/** The smallest amount that two decimals show. */
const cent = 0.005;

/** An amount with two decimals. What is too small for them is not shown as nothing. */
export function amountText(value: Money): string {
  if (signOf(value) === 0 || Math.abs(Number(value.amount)) >= cent) return bare(value);
  return signOf(value) > 0 ? '<0.01' : '>-0.01';
}

/** The same with its currency. */
export function moneyText(value: Money): string {
  return `${value.currency} ${amountText(value)}`;
}

/** A change with its sign: `+12.00`. */
export function changeText(value: Money): string {
  const text = amountText(value);
  return signOf(value) > 0 && text !== '<0.01' ? `+${text}` : text;
}

/** `97.2 %`; what cannot be told is a word. */
export function percentText(share: Share): string {
  return share.kind === 'unknown' ? 'unknown' : percentOf(Number(share.value));
}

/** One decimal, and none where it says nothing. */
export function percentOf(ratio: number): string {
  const text = (ratio * 100).toFixed(1);
  return `${text === '100.0' ? '100' : text} %`;
}

/** `2026-09-01 to 2026-09-30`: a reader counts the last day in. */
export function periodText({ start, end }: Period): string {
  const last = shiftDays(end, -1);
  return last <= start ? start : `${start} to ${last}`;
}

/** `September 2026`. */
export function monthText(day: string): string {
  return new Date(`${day.slice(0, 7)}-01T00:00:00Z`).toLocaleString('en-US', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** A paragraph behind a dash, its further lines below its first word. */
export function bullet(text: string, indent = 2): string[] {
  const [first = '', ...more] = wrap(text, indent + 2);
  return [`${' '.repeat(indent)}- ${first.trimStart()}`, ...more];
}

/** `a, b and c`. */
export function listText(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
