import type { Analysis, Coverage } from '../../../lib/core/analysis.ts';
import type { AnalysisDocument } from '../../../lib/core/analysis-document.ts';
import type { Gap } from '../../../lib/core/gap.ts';
import { formatMoney } from '../../../lib/core/money.ts';
import { count, estimated } from './amounts.ts';
import { renderBrief } from './bill/brief.ts';
import { percentOf } from './bill/words.ts';
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
export function renderAnalysis(analysis: AnalysisDocument, title: string): string {
  const { headline, status, receipts, opportunities, gaps, coverage, spend } = analysis;
  return [
    bold(shorten(`FinOps Mesh: ${title}`, width)),
    ...wrap(`${headline} ${endWords[status]}`, 0),
    '',
    ...receipts.flatMap((receipt) => [...renderReceipt(receipt, opportunities), '']),
    ...(status === 'failed' ? [] : [...renderOpportunities(opportunities, receipts), '']),
    ...(spend === undefined ? [] : renderBrief(spend)),
    ...renderGaps(gaps),
    ...renderCoverage(coverage, spend !== undefined),
    rule('-'),
    ...wrap(askedWords(analysis), 0).map(dim),
    dim(costWords(analysis)),
  ].join('\n');
}

/** Gaps as a reader meets them: what is missing, and what to do about it. */
export function renderGaps(gaps: readonly Gap[], indent = 0): string[] {
  if (gaps.length === 0) return [];
  return [
    bold(yellow(`${' '.repeat(indent)}WHAT COULD NOT BE SEEN (${gaps.length})`)),
    ...gaps.flatMap(({ source, code, effect, remedy }) => [
      ...wrap(`${code}: ${source}`, indent),
      ...wrap(effect, indent + 2),
      ...wrap(`What to do: ${remedy}`, indent + 2),
    ]),
    '',
  ];
}

/** How much of the bill somebody looked at, and what nobody did; the blind spots that are gaps are told as those. */
function renderCoverage({ period, spend, examined, examinedShare, blind }: Coverage, hasBill: boolean): string[] {
  if (spend.kind === 'unknown' && hasBill) return ['How much of the bill these sources have examined is unknown.'];
  if (spend.kind === 'unknown') return wrap(`How much of the bill was examined is unknown: ${spend.reason}.`, 0);
  const span = period ? ` from ${period.start} to before ${period.end}` : '';
  const share = examinedShare === undefined ? '' : ` (${percentOf(Number(examinedShare))})`;
  return [
    ...wrap(`Of ${estimated(spend)} charged${span}, ${estimated(examined)}${share} was looked at. Not looked at:`, 0),
    ...blind.flatMap((spot) => (spot.spend ? wrap(`${estimated(spot.spend)}: ${spot.reason}`, 2) : [])),
  ];
}

/** Who was asked, also where no answer came, and whose reports were brought. */
function askedWords({ plan, reports }: Analysis): string {
  const asked = new Set(plan.steps.map(({ agent }) => agent));
  const silent = [...asked].filter((agent) => !reports.some((report) => report.agent === agent));
  const answers = reports.map(({ agent, summary }) => `${agent} (${count(summary.findings, 'finding')})`);
  return `Asked: ${[...answers, ...silent.map((agent) => `${agent} (no answer)`)].join(', ') || 'nobody'}.`;
}

function costWords({ cost }: Analysis): string {
  const requests = cost.requests.reduce((total, request) => total + request.count, 0).toLocaleString('en-US');
  return `AWS requests: ${requests}, for ${formatMoney(cost.total)}; at most ${formatMoney(cost.cap)} may be spent.`;
}
