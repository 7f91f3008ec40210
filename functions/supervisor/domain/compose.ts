import type { AnalysisHeader, Opportunity, Plan, ReceiptEntry } from '../../../lib/core/analysis.ts';
import type { Estate } from '../../../lib/core/estate.ts';
import type { Finding } from '../../../lib/core/finding.ts';
import type { Gap } from '../../../lib/core/gap.ts';
import { money } from '../../../lib/core/money.ts';
import type { Receipt } from '../../../lib/core/receipt.ts';
import { type ReportHeader, refOf } from '../../../lib/core/report.ts';
import type { Settings } from '../../../lib/core/settings.ts';
import type { Task } from '../../../lib/core/task.ts';
import { adjudicate } from '../../../lib/receipt/adjudicate.ts';
import { addCosts } from './costs.ts';
import { coverWithoutSpend } from './coverage.ts';
import { headlineOf } from './headline.ts';
import { highImpactOf } from './high-impact.ts';
import { statusOf } from './status.ts';

/** What the agents brought, and what they could not. */
export interface Collected {
  readonly reports: readonly ReportHeader[];
  readonly findings: readonly Finding[];
  readonly gaps: readonly Gap[];
}

/** An analysis as it is stored: a header, and what lies in parts beside it. */
export interface ComposedAnalysis {
  readonly header: Omit<AnalysisHeader, 'contextKey' | 'parts' | 'receiptParts'>;
  readonly opportunities: readonly Opportunity[];
  readonly receiptEntries: Iterable<ReceiptEntry>;
}

/** From all reports to one analysis: one decision per unit, one receipt per currency, and what is missing. */
export function composeAnalysis(
  task: Task,
  plan: Plan,
  { reports, findings, gaps }: Collected,
  { startedAt, completedAt, settings }: { startedAt: string; completedAt: string; settings: Settings },
): ComposedAnalysis {
  const adjudicated = adjudicate({
    findings,
    estate: estateKnown(gaps),
    settings,
    decisions: [],
    flips: new Map(),
    asOf: task.asOf,
  });
  const { opportunities } = adjudicated;
  const refs = reports.map(refOf);
  const status = statusOf(refs, gaps);
  // A receipt over nothing would show 0 where nothing was read.
  const receipts = status === 'failed' ? [] : adjudicated.receipts;
  const unknown = countUnknown(receipts);
  return {
    header: {
      version: 1,
      id: task.analysisId,
      type: plan.type,
      ...(task.query !== undefined && { question: task.query }),
      status,
      headline: headlineOf(receipts, unknown),
      plan,
      reports: refs,
      receipts: receipts.map(({ lines: _, beside: __, ...totals }) => totals),
      opportunityCount: opportunities.length,
      unknown,
      highImpact: highImpactOf(opportunities, receipts),
      coverage: coverWithoutSpend(gaps),
      gaps: [...gaps],
      cost: addCosts(
        reports.map(({ cost }) => cost),
        money(settings.costCap, 'USD'),
      ),
      asOf: task.asOf,
      startedAt,
      completedAt,
    },
    opportunities,
    receiptEntries: entriesOf(receipts),
  };
}

/** Relations and commitments are read by agents that are yet to come; what could not be read may strike what counts. */
function estateKnown(gaps: readonly Gap[]): Estate {
  return { resources: [], preferences: {}, unread: gaps.map(({ source }) => source) };
}

function countUnknown(receipts: readonly Receipt[]): number {
  const unknown = receipts.flatMap(({ beside }) => beside.filter(({ kind }) => kind === 'unknown'));
  return new Set(unknown.map(({ findingId }) => findingId)).size;
}

function* entriesOf(receipts: readonly Receipt[]): Generator<ReceiptEntry> {
  for (const { currency, lines, beside } of receipts) {
    for (const line of lines) yield { kind: 'line', currency, line };
    for (const entry of beside) yield { kind: 'beside', currency, beside: entry };
  }
}
