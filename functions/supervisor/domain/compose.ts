import type { AnalysisHeader, Opportunity, Plan, ReceiptEntry } from '../../../lib/core/analysis.ts';
import type { Decision } from '../../../lib/core/decision.ts';
import type { Finding } from '../../../lib/core/finding.ts';
import type { Gap } from '../../../lib/core/gap.ts';
import { money } from '../../../lib/core/money.ts';
import type { Receipt } from '../../../lib/core/receipt.ts';
import type { Announcement, ReportHeader } from '../../../lib/core/report.ts';
import { refOf } from '../../../lib/core/report-ref.ts';
import type { ResourceState } from '../../../lib/core/resource-state.ts';
import type { RunCost } from '../../../lib/core/run-cost.ts';
import { isInScope } from '../../../lib/core/scope.ts';
import type { Settings } from '../../../lib/core/settings.ts';
import type { Task } from '../../../lib/core/task.ts';
import { adjudicate } from '../../../lib/receipt/adjudicate.ts';
import { highImpactOf } from '../../../lib/receipt/high-impact.ts';
import { unknownsOf } from '../../../lib/receipt/unknowns.ts';
import { addCosts } from './costs.ts';
import { coverageOf } from './coverage.ts';
import { mergeEstates } from './estate.ts';
import { type FirstSeen, withFirstSeen } from './first-seen.ts';
import { headlineOf } from './headline.ts';
import { type ComposedReadModel, readModelOf } from './read-model.ts';
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
  readonly header: Omit<AnalysisHeader, 'contextKey' | 'parts' | 'receiptParts' | 'readModel'>;
  readonly opportunities: readonly Opportunity[];
  readonly receiptEntries: Iterable<ReceiptEntry>;
  readonly readModel: ComposedReadModel;
}

interface Circumstances {
  readonly startedAt: string;
  readonly completedAt: string;
  readonly settings: Settings;
  /** All decisions that people have taken. Default: none. */
  readonly decisions?: readonly Decision[];
  /** What the comprehensive analysis before had. Default: it is not known. */
  readonly earlier?: FirstSeen | undefined;
}

/** A warning of an agent is an announcement that is about something. An event shows so many. */
const mostWarnings = 10;

/** From all reports to one analysis: one decision per unit, one receipt per currency, and what is missing. */
export function composeAnalysis(
  task: Task,
  plan: Plan,
  { reports, gaps }: Collected,
  { startedAt, completedAt, settings, decisions = [], earlier }: Circumstances,
): ComposedAnalysis {
  const input = {
    // Agents keep to the scope themselves; reports that were brought may speak of more.
    findings: reports.flatMap(({ findings }) => findings.filter(({ resource }) => isInScope(resource, task.scope))),
    estate: mergeEstates(reports, gaps),
    settings,
    decisions,
    asOf: task.asOf,
  };
  const adjudicated = adjudicate({ ...input, flips: new Map() });
  const opportunities = withFirstSeen(adjudicated.opportunities, earlier);
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
      ...(earlier && { newOpportunities: opportunities.filter(({ id }) => !earlier.has(id)).length }),
      highImpact: highImpactOf(
        receipts,
        opportunities.flatMap(({ opinions }) => opinions),
      ),
      warnings: warningsOf(reports),
      coverage: coverageOf(
        reports.map(({ header }) => header),
        gaps,
      ),
      gaps: [...gaps],
      cost: addCosts(costsOf(task, reports), money(settings.costCap, 'USD')),
      asOf: task.asOf,
      startedAt,
      completedAt,
    },
    opportunities,
    receiptEntries: entriesOf(receipts),
    readModel: readModelOf(
      input,
      { ...adjudicated, opportunities },
      entriesOf(receipts),
      receipts[0]?.basis ?? 'unstated',
    ),
  };
}

function warningsOf(reports: readonly CollectedReport[]): Announcement[] {
  return reports
    .flatMap(({ header }) => header.announcements)
    .filter(({ subject }) => subject !== undefined)
    .slice(0, mostWarnings);
}

/** A report that the task brought was paid for by the analysis that asked for it. */
function costsOf({ analysisId }: Task, reports: readonly CollectedReport[]): RunCost[] {
  return reports.map(({ header }) => header).flatMap((header) => (header.analysisId === analysisId ? header.cost : []));
}

/** What is left of an analysis that a person has cancelled: what it was to do, and that it was not done. */
export function composeCancelled(task: Task, plan: Plan, circumstances: Circumstances): ComposedAnalysis {
  const nothing = composeAnalysis(task, plan, { reports: [], gaps: [] }, circumstances);
  const headline = 'This analysis was cancelled before it had an answer.';
  return { ...nothing, header: { ...nothing.header, status: 'cancelled', headline } };
}

/** Opportunities of unknown saving. */
function countUnknown(receipts: readonly Receipt[]): number {
  return new Set(receipts.flatMap(unknownsOf).map(({ findingId }) => findingId)).size;
}

function* entriesOf(receipts: readonly Receipt[]): Generator<ReceiptEntry> {
  for (const { currency, lines, beside } of receipts) {
    for (const line of lines) yield { kind: 'line', currency, line };
    for (const entry of beside) yield { kind: 'beside', currency, beside: entry };
  }
}
