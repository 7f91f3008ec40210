import type { Ledger, SpendFacts } from '../../../../lib/core/spend.ts';
import { count } from '../amounts.ts';
import { bold, wrap } from '../layout.ts';
import { renderChanges, renderUnusual } from './changes.ts';
import { monthLines } from './spend.ts';
import { periodText } from './words.ts';

const shownMovers = 3;

/** What a bill says, where it is one source among others: its months, what moved and what is unusual. */
export function renderBrief({ quality, ledgers }: SpendFacts): string[] {
  const read = `Read from ${count(quality.rows, 'row')} of ${quality.format}, ${periodText(quality.period)}.`;
  return [bold('THE BILL'), ...wrap(read, 0), ...ledgers.flatMap((ledger) => briefOf(ledger, quality))];
}

function briefOf(ledger: Ledger, quality: SpendFacts['quality']): string[] {
  const [, ...months] = monthLines(ledger);
  return [
    ...months,
    ...renderChanges(ledger, shownMovers).slice(1),
    ...(ledger.unusual.length === 0 ? [] : ['Unusual:', ...renderUnusual(ledger, quality).slice(1)]),
    '',
  ];
}
