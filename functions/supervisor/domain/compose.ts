import type { AnalysisHeader, Opportunity, Plan, ReceiptEntry } from '../../../lib/core/analysis.ts';
import type { ResourceState } from '../../../lib/core/estate.ts';
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
import { mergeEstates } from './estate.ts';
import { headlineOf } from './headline.ts';
import { highImpactOf } from './high-impact.ts';
import { statusOf } from './status.ts';

export interface CollectedReport {
  readonly header: ReportHeader;
  readonly findings: readonly Finding[];
  readonly states: readonly ResourceState[];
}

/** What the agents brought, and what they could not. */
export interface Collected {
  readonly reports: readonly CollectedReport[];
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
  { reports, gaps }: Collected,
  { startedAt, completedAt, settings }: { startedAt: string; completedAt: string; settings: Settings },
): ComposedAnalysis {
  const adjudicated = adjudicate({
    findings: reports.flatMap(({ findings }) => findings),
    estate: mergeEstates(reports, gaps),
    settings,
    decisions: [],
    flips: new Map(),
    asOf: task.asOf,
  });
  const { opportunities } = adjudicated;
  const refs = reports.map(({ header }) => refOf(header));
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
        reports.map(({ header }) => header.cost),
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
