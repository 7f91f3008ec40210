import type { Analysis, Opportunity } from '../../../../lib/core/analysis.ts';
import type { WasteRule } from '../../../../lib/core/analysis-document.ts';
import { compareMoney, type Money, signOf, sum } from '../../../../lib/core/money.ts';
import type { Receipt } from '../../../../lib/core/receipt.ts';
import { bare, count } from '../amounts.ts';
import { bold, dim, ends, wrap } from '../layout.ts';
import { renderOpportunities } from '../opportunities.ts';
import { countedByOpportunity, renderReceipt } from '../receipt.ts';

/** The kinds first, then the receipt, where anything was looked for: nothing found is another thing than nothing known. */
export function renderWaste({ receipts, opportunities }: Analysis, rules: readonly WasteRule[]): string[] {
  const judged = rules.filter(({ state }) => state === 'judged');
  const heading = bold('5. WHAT IS WASTED');
  if (judged.length === 0) {
    return [heading, ...wrap('Unknown: no kind of waste could be looked for in this file. That is not "nothing".', 0)];
  }
  const looked = `${judged.length} of ${rules.length} kinds of waste were looked for.`;
  if (opportunities.length === 0) return [heading, `${looked} None was found.`];
  return [
    heading,
    ...wrap(`${looked} A bill shows what was paid for and not what was needed: look before you act.`, 0),
    ...kindLines(receipts, opportunities, rules),
    ...clearLines(judged),
    '',
    ...receipts.flatMap((receipt) => [...renderReceipt(receipt, opportunities), ...listWords(receipt), '']),
    ...renderOpportunities(opportunities, receipts),
  ];
}

/** What each kind of waste comes to, the largest first; of those without any amount, how many there are. */
function kindLines(
  receipts: readonly Receipt[],
  opportunities: readonly Opportunity[],
  rules: readonly WasteRule[],
): string[] {
  const titles = new Map(rules.map(({ rule, title }) => [rule, title]));
  const byKind = Map.groupBy(opportunities, (opportunity) => titles.get(checkOf(opportunity) ?? '') ?? 'other');
  return receipts.slice(0, 1).flatMap(({ lines, currency }) => {
    const counted = countedByOpportunity(lines);
    const kinds = [...byKind].map(([title, alike]) => {
      const amounts = alike.flatMap(({ id }) => counted.get(id) ?? []).filter((each) => each.currency === currency);
      return { title, number: alike.length, total: sum(amounts, currency) };
    });
    const sorted = kinds.toSorted((left, right) => compareMoney(right.total, left.total));
    return [dim(ends('By kind, how many', `${currency} a month`)), ...sorted.map(kindLine)];
  });
}

function kindLine({ title, number, total }: { title: string; number: number; total: Money }): string {
  return ends(`${title}: ${number}`, signOf(total) > 0 ? bare(total) : 'amount unknown', 2);
}

function checkOf({ winner, opinions }: Opportunity): string | undefined {
  return (opinions.find(({ id }) => id === winner) ?? opinions[0])?.source.check;
}

/** What was looked for and not found is good news, and no gap. */
function clearLines(judged: readonly WasteRule[]): string[] {
  const clear = judged.filter(({ findings }) => findings === 0).map(({ title }) => title);
  return clear.length === 0 ? [] : wrap(`Looked for and not found: ${clear.join('; ')}.`, 0);
}

/** What the net of a bill's own rules is worth: they know public prices and no discounts. */
function listWords({ basis, beside }: Receipt): string[] {
  if (basis !== 'list') return [];
  const unknown = beside.filter(({ kind }) => kind === 'unknown').length;
  const more = unknown === 0 ? '' : `; the ${count(unknown, 'idea')} without an amount may make it more`;
  return wrap(`At list prices: your discounts and commitments may make it less${more}.`, 0);
}
