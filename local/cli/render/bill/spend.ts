import { compareMoney, type Money, signOf, sum } from '../../../../lib/core/money.ts';
import type { Breakdown, Ledger, SpendEntry, SpendPart } from '../../../../lib/core/spend.ts';
import type { CostKind } from '../../../../lib/core/spend-view.ts';
import { count } from '../amounts.ts';
import { bold, columnsOf, dim, ends, shorten, width, wrap } from '../layout.ts';
import { amountText, percentText } from './words.ts';

/** What charges are that are not for using something. */
const partWords: Readonly<Partial<Record<SpendPart, string>>> = {
  usage: 'usage',
  purchases: 'paid for Savings Plans and reservations, and other purchases',
  support: 'support plan',
  marketplace: 'AWS Marketplace',
  tax: 'tax',
  credits: 'credits',
  refunds: 'refunds',
  adjustments: 'adjustments',
};
const shownEntries = 8;
const shownMonths = 14;
const shownTags = 4;
const gap = 4;
const tableWidth = (width - gap) / 2;

/** What was spent, in the currency of one ledger: net and gross, by service and account, by month. */
export function renderSpend(ledger: Ledger): string[] {
  const { net, gross, breakdowns } = ledger;
  return [
    bold(ends('2. WHAT WAS SPENT', ledger.currency)),
    ...totalLines(net.billed, gross.billed, partLines(entriesOf(breakdowns, 'part'))),
    ...listLine(ledger),
    '',
    ...sideBySide(
      table('By service', entriesOf(breakdowns, 'service')),
      table('By account', entriesOf(breakdowns, 'account')),
    ),
    ...monthLines(ledger),
    ...tagLines(ledger),
  ];
}

function totalLines(net: Money | undefined, gross: Money | undefined, parts: readonly string[]): string[] {
  if (net === undefined || gross === undefined) return ['What was billed cannot be told.'];
  const isSame = compareMoney(net, gross) === 0;
  if (isSame) return [ends('Billed (the file names no credits, refunds or tax)', amountText(net)), ...parts];
  return [
    ends('Billed, all in all', amountText(net)),
    ...parts,
    ends('Without tax, credits and refunds', amountText(gross)),
  ];
}

/**
 * With what was paid in advance spread, and what usage alone would have cost without any discount: purchases have no list
 * price of their own beside that of the usage they cover. A kind of cost that cannot be told is said to be so below.
 */
function listLine({ net, breakdowns, currency }: Ledger): string[] {
  const usage = entriesOf(breakdowns, 'part').filter(({ key }) => key === 'usage');
  const [list, effective] = (['list', 'effective'] as const).map((kind) => costOf(usage, kind, currency));
  return [
    ...(net.effective === undefined
      ? []
      : [ends('Effective: with what was paid in advance spread over the time it is for', amountText(net.effective))]),
    ...(list === undefined ? [] : [ends('Usage alone, at public list prices', amountText(list))]),
    ...(list === undefined || effective === undefined
      ? []
      : [ends('what was paid for that usage, effective', amountText(effective), 2)]),
  ];
}

/** `undefined` where one of them cannot tell that kind of cost. */
function costOf(entries: readonly SpendEntry[], kind: CostKind, currency: string): Money | undefined {
  const amounts = entries.flatMap(({ costs }) => costs[kind] ?? []);
  return entries.length > 0 && amounts.length === entries.length ? sum(amounts, currency) : undefined;
}

function partLines(parts: readonly SpendEntry[]): string[] {
  const sums = [...Map.groupBy(parts, ({ key }) => key)].flatMap(([key, entries]) => {
    const words = partWords[key as SpendPart];
    const amounts = entries.flatMap(({ costs }) => costs.billed ?? []);
    return words === undefined ? [] : amounts.map((amount) => ({ words, amount }));
  });
  return sums
    .filter(({ amount }) => signOf(amount) !== 0)
    .map(({ words, amount }) => ends(`of it ${words}`, amountText(amount), 2));
}

function entriesOf(breakdowns: readonly Breakdown[], dimension: Breakdown['dimension']): SpendEntry[] {
  const found = breakdowns.find((breakdown) => breakdown.dimension === dimension)?.entries ?? [];
  return found.toSorted(
    (left, right) => Number(right.costs.billed?.amount ?? 0) - Number(left.costs.billed?.amount ?? 0),
  );
}

function table(heading: string, entries: readonly SpendEntry[]): string[] {
  const shown = entries.slice(0, shownEntries);
  const rest = entries.length - shown.length;
  return [
    dim(padded(heading)),
    ...shown.map((entry) => row(entry)),
    ...(rest > 0 ? [dim(padded(`and ${count(rest, 'more').replace(/s$/, '')}`))] : []),
  ];
}

function row({ key, name, costs, shareOfCharges }: SpendEntry): string {
  const amount = costs.billed === undefined ? 'unknown' : amountText(costs.billed);
  const share = percentText(shareOfCharges).padStart(6);
  const right = `${amount} ${share}`;
  const room = tableWidth - columnsOf(right) - 1;
  const called = name === undefined || name === key ? (key ?? 'none named') : `${name} (${key})`;
  const left = shorten(called, room);
  return `${left}${' '.repeat(room - columnsOf(left))} ${right}`;
}

function padded(text: string): string {
  return text + ' '.repeat(Math.max(0, tableWidth - columnsOf(text)));
}

function sideBySide(left: readonly string[], right: readonly string[]): string[] {
  const lines = Math.max(left.length, right.length);
  return Array.from({ length: lines }, (_, index) =>
    `${left[index] ?? ' '.repeat(tableWidth)}${' '.repeat(gap)}${right[index] ?? ''}`.trimEnd(),
  );
}

/** Nothing for a bill of one month. */
export function monthLines({ currency, breakdowns }: Ledger): string[] {
  const sums = [...Map.groupBy(entriesOf(breakdowns, 'month'), ({ key }) => key ?? '')].toSorted(([left], [right]) =>
    left < right ? -1 : 1,
  );
  if (sums.length < 2) return [];
  const texts = sums.slice(-shownMonths).map(
    ([key, entries]) =>
      `${key.slice(0, 7)} ${entries
        .flatMap(({ costs }) => costs.billed ?? [])
        .map(amountText)
        .join(' + ')}`,
  );
  return ['', ...wrap(`By month, as billed, ${currency}: ${texts.join('; ')}.`, 0)];
}

function tagLines({ tags }: Ledger): string[] {
  const known = tags.filter(({ share }) => share.kind === 'known').slice(0, shownTags);
  if (known.length === 0) return [];
  const isMixed = new Set(tags.map(({ provider }) => provider)).size > 1;
  const texts = known.map(({ key, share, provider }) => {
    const whose = isMixed && provider !== null ? ` of ${provider}` : '';
    return `${key} on ${percentText(share)}${whose}`;
  });
  return wrap(`Tags, by the share of the cost that carries them: ${texts.join(', ')}.`, 0);
}
