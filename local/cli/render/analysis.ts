import type { Analysis, Coverage } from '../../../lib/core/analysis.ts';
import type { Gap } from '../../../lib/core/gap.ts';
import { formatMoney } from '../../../lib/core/money.ts';
import { estimated } from './amounts.ts';
import { bold, dim, rule, shorten, width, wrap, yellow } from './layout.ts';
import { renderOpportunities } from './opportunities.ts';
import { renderReceipt } from './receipt.ts';

const endWords: Readonly<Record<Analysis['status'], string>> = {
  queued: 'The analysis has not begun.',
  running: 'The analysis is still running.',
  'awaiting-approval': 'The analysis waits for approval.',
  completed: 'The analysis is complete.',
  partial: 'The analysis is partial: what could not be seen is listed below.',
  failed: 'The analysis failed: why is listed below.',
  cancelled: 'The analysis was cancelled.',
};

/** The whole analysis as text of at most 100 columns: headline, receipts, opportunities, what nobody could see. */
export function renderAnalysis(analysis: Analysis, title: string): string {
  const { headline, status, receipts, opportunities, gaps, coverage, reports, cost } = analysis;
  return [
    bold(shorten(`FinOps Mesh: ${title}`, width)),
    ...wrap(`${headline} ${endWords[status]}`, 0),
    '',
    ...receipts.flatMap((receipt) => [...renderReceipt(receipt, opportunities), '']),
    ...renderOpportunities(opportunities, receipts),
    '',
    ...renderGaps(gaps),
    ...renderCoverage(coverage),
    rule('-'),
    dim(
      `Asked: ${reports.map(({ agent, summary }) => `${agent} (${summary.findings} findings)`).join(', ') || 'nobody'}.`,
    ),
    dim(
      `AWS requests of this analysis: ${requestCount(analysis)}, ${formatMoney(cost.total)} of ${formatMoney(cost.cap)}.`,
    ),
  ].join('\n');
}

function renderGaps(gaps: readonly Gap[]): string[] {
  if (gaps.length === 0) return [];
  return [
    bold(yellow(`WHAT COULD NOT BE SEEN (${gaps.length})`)),
    ...gaps.flatMap(({ source, code, effect, remedy }) => [
      ...wrap(`${code}: ${source}`, 0),
      ...wrap(effect, 2),
      ...wrap(`What to do: ${remedy}`, 2),
    ]),
    '',
  ];
}

function renderCoverage({ spend, examined }: Coverage): string[] {
  if (spend.kind === 'unknown') return wrap(`How much of the bill was examined is unknown: ${spend.reason}.`, 0);
  return [`Of ${estimated(spend)} a month, ${estimated(examined)} was examined.`];
}

function requestCount({ cost }: Analysis): number {
  return cost.requests.reduce((total, { count }) => total + count, 0);
}
