import type { Analysis } from '../../../../lib/core/analysis.ts';
import type { DataQuality } from '../../../../lib/core/data-quality.ts';
import { formatMoney, signOf } from '../../../../lib/core/money.ts';
import type { Ledger } from '../../../../lib/core/spend.ts';
import { count } from '../amounts.ts';
import { bold, dim, rule, shorten, width, wrap } from '../layout.ts';
import { renderChanges, renderUnusual } from './changes.ts';
import { renderQuality } from './quality.ts';
import type { BillFacts } from './read-facts.ts';
import { renderSpend } from './spend.ts';
import { renderCommitments, renderUnsaid } from './unsaid.ts';
import { renderWaste } from './waste.ts';
import { moneyText, periodText } from './words.ts';

/**
 * What a billing export answers, as text of at most 100 columns: how good it is before any figure, what was spent, what
 * moved, what is unusual, what is wasted, and what it cannot say.
 */
export function renderBill(analysis: Analysis, facts: BillFacts, title: string, now: Date): string {
  const { ledgers, quality } = facts.spend;
  return [
    bold(shorten(`FinOps Mesh: ${title}`, width)),
    ...wrap(headline(analysis, facts), 0),
    '',
    ...renderQuality(quality, analysis.asOf, now),
    '',
    ...ledgers.flatMap((ledger) => renderLedger(ledger, quality)),
    ...renderWaste(analysis, facts.rules),
    '',
    ...renderUnsaid(facts, analysis.gaps),
    rule('-'),
    dim('Read on this machine, by rules and sums alone: no language model took part. --json has every figure.'),
  ].join('\n');
}

/** A bill that could not be read: what is wrong with which file, and what to do. No figure. */
export function renderUnreadBill({ gaps }: Analysis, title: string): string {
  return [
    bold(shorten(`FinOps Mesh: ${title}`, width)),
    'The bill could not be read, so nothing is known of it.',
    '',
    ...gaps.flatMap(({ effect, remedy }) => [...wrap(effect, 0), ...wrap(`What to do: ${remedy}`, 0)]),
  ].join('\n');
}

/** The bill in two sentences. */
function headline({ receipts }: Analysis, { spend, rules }: BillFacts): string {
  const spent = spend.ledgers.flatMap(({ net }) => (net.billed === undefined ? [] : moneyText(net.billed)));
  const saved = receipts.filter(({ net }) => signOf(net) > 0).map(({ net }) => formatMoney(net));
  const judged = rules.filter(({ state }) => state === 'judged').length;
  const atList = receipts.some(({ basis }) => basis === 'list') ? ' at list prices' : '';
  const waste =
    saved.length > 0
      ? `About ${saved.join(' and ')} a month might be saved${atList}, by rules of thumb.`
      : judged === 0
        ? 'What of it is wasted cannot be said from this file: section 6 says why.'
        : `${count(judged, 'kind')} of waste were looked for; none of known size was found.`;
  return `${spent.join(' and ') || 'An unknown amount'} was billed for ${periodText(spend.quality.period)}. ${waste}`;
}

function renderLedger(ledger: Ledger, quality: DataQuality): string[] {
  return [
    ...renderSpend(ledger),
    ...renderCommitments(ledger),
    '',
    ...renderChanges(ledger),
    '',
    ...renderUnusual(ledger, quality),
    '',
  ];
}
