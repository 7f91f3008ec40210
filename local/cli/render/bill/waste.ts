import type { Analysis, Opportunity } from '../../../../lib/core/analysis.ts';
import type { WasteRule } from '../../../../lib/core/analysis-document.ts';
import { compareMoney, signOf, sum } from '../../../../lib/core/money.ts';
import type { Receipt } from '../../../../lib/core/receipt.ts';
import { unknownsOf } from '../../../../lib/receipt/unknowns.ts';
import { bare, count } from '../amounts.ts';
import { bold, dim, ends, wrap } from '../layout.ts';
import { renderOpportunities } from '../opportunities.ts';
import { renderReceipt } from '../receipt.ts';

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
    ...receipts.flatMap((receipt) => kindLines(receipt, opportunities, rules)),
    ...clearLines(judged),
    '',
    ...receipts.flatMap((receipt) => [...renderReceipt(receipt, opportunities), ...listWords(receipt), '']),
    ...renderOpportunities(opportunities, receipts),
  ];
}

/** What each kind of waste comes to, the largest first; what is struck is in none, what has no amount is told apart. */
function kindLines(receipt: Receipt, opportunities: readonly Opportunity[], rules: readonly WasteRule[]): string[] {
  const titles = new Map(rules.map(({ rule, title }) => [rule, title]));
  const checks = new Map(opportunities.flatMap(({ opinions }) => opinions.map(({ id, source }) => [id, source.check])));
  const kindOf = ({ findingId }: { findingId: string }) => titles.get(checks.get(findingId) ?? '') ?? 'other';
  const { currency } = receipt;
  const counting = Map.groupBy(
    receipt.lines.filter(({ counted }) => signOf(counted) > 0),
    kindOf,
  );
  const known = [...counting]
    .map(([title, lines]) => ({
      title,
      lines,
      total: sum(
        lines.map(({ counted }) => counted),
        currency,
      ),
    }))
    .toSorted((left, right) => compareMoney(right.total, left.total));
  const unknown = [...Map.groupBy(unknownsOf(receipt), kindOf)];
  if (known.length === 0 && unknown.length === 0) return [];
  return [
    dim(ends('By kind, how many', `${currency} a month`)),
    ...known.map(({ title, lines, total }) => ends(`${title}: ${lines.length}`, bare(total), 2)),
    ...unknown.map(([title, ideas]) => ends(`${title}: ${ideas.length}`, 'amount unknown', 2)),
  ];
}

/** What was looked for and not found is good news, and no gap. */
function clearLines(judged: readonly WasteRule[]): string[] {
  const clear = judged.filter(({ findings }) => findings === 0).map(({ title }) => title);
  return clear.length === 0 ? [] : wrap(`Looked for and not found: ${clear.join('; ')}.`, 0);
}

/** What the net of a bill's own rules is worth: they know public prices and no discounts. */
function listWords(receipt: Receipt): string[] {
  if (receipt.basis !== 'list') return [];
  const unknown = unknownsOf(receipt).length;
  const more = unknown === 0 ? '' : `; the ${count(unknown, 'idea')} without an amount may make it more`;
  return wrap(`At list prices: your discounts and commitments may make it less${more}.`, 0);
}
