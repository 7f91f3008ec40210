import * as z from 'zod/mini';
import { Facet } from './action.ts';
import { AnalysisStatus } from './analysis-status.ts';
import { Decision, OpportunityStatus } from './decision.ts';
import { Estimate } from './estimate.ts';
import { HighImpactResource } from './event.ts';
import { Finding, Owner, Savings } from './finding.ts';
import { Gap } from './gap.ts';
import { Level } from './level.ts';
import { Period } from './period.ts';
import { Beside, Receipt, ReceiptLine } from './receipt.ts';
import { Announcement, Part } from './report.ts';
import { ReportRef } from './report-ref.ts';
import { Resource } from './resource.ts';
import { RunCost } from './run-cost.ts';
import { AgentName, AnalysisType, Id, Scope, TaskKind } from './task.ts';
import { Instant } from './time.ts';

/** One agent's part of a plan. Steps without a common path between them run at the same time. */
export const PlanStep = z.strictObject({
  id: Id,
  agent: AgentName,
  kind: TaskKind,
  after: z.array(Id),
});
export type PlanStep = z.infer<typeof PlanStep>;

export const Plan = z.strictObject({
  type: AnalysisType,
  scope: z.optional(Scope),
  steps: z.array(PlanStep).check(z.maxLength(100)),
});
export type Plan = z.infer<typeof Plan>;

/** Resource and facet: what one decision is about. */
export const Unit = z.strictObject({ resource: Resource, facet: Facet });
export type Unit = z.infer<typeof Unit>;

/** One decision for a person: all that the sources say about one unit, which opinion won, and by which rule. */
export const Opportunity = z.strictObject({
  id: z.string(),
  unit: Unit,
  opinions: z.array(Finding),
  /** The id of the opinion that won; `null` where none is left. */
  winner: z.nullable(z.string()),
  /** The rule that decided, by its number and name in docs/adjudication.md. */
  rule: z.string(),
  savings: Savings,
  billChange: Estimate,
  effort: Level,
  risk: Level,
  owner: Owner,
  /** The place in the order of actions, 1 first. */
  order: z.int().check(z.positive()),
  /** Of the winner's action and target and the current configuration, and of no amount. */
  contentHash: z.string(),
  firstSeen: Instant,
  status: OpportunityStatus,
  decision: z.optional(Decision),
});
export type Opportunity = z.infer<typeof Opportunity>;

/** Spend that nobody could look at, why, and the switch that would open it. */
export const Blind = z.strictObject({ reason: z.string(), spend: z.optional(Estimate), remedy: z.string() });
export type Blind = z.infer<typeof Blind>;

/** How much of the bill was looked at by a source that judges such resources. */
export const Coverage = z.strictObject({
  period: z.optional(Period),
  spend: Estimate,
  examined: Estimate,
  /** 0 to 1, as a decimal text; absent where either side is not known. */
  examinedShare: z.optional(z.string()),
  blind: z.array(Blind),
});
export type Coverage = z.infer<typeof Coverage>;

/** What the supervisor returns. */
export const Analysis = z.strictObject({
  id: Id,
  type: AnalysisType,
  question: z.optional(z.string()),
  status: AnalysisStatus,
  /** One sentence with the net, its basis and bound, and what is unknown; from the receipt, never from a model. */
  headline: z.string(),
  plan: Plan,
  reports: z.array(ReportRef),
  opportunities: z.array(Opportunity),
  receipts: z.array(Receipt),
  coverage: Coverage,
  gaps: z.array(Gap),
  /** Opportunities that the comprehensive analysis before did not have; absent where that could not be compared. */
  newOpportunities: z.optional(z.int().check(z.nonnegative())),
  /** What agents warned of, each with the budget or the account, service and day that it is about. */
  warnings: z.array(Announcement).check(z.maxLength(10)),
  cost: RunCost,
  narrative: z.optional(z.string()),
  asOf: Instant,
  startedAt: Instant,
  completedAt: z.optional(Instant),
});
export type Analysis = z.infer<typeof Analysis>;

/** The sums of a receipt, without its lines. */
export const ReceiptTotals = z.omit(Receipt, { lines: true, beside: true });
export type ReceiptTotals = z.infer<typeof ReceiptTotals>;

/** One line of a stored receipt: of the sum, or beside it. */
export const ReceiptEntry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('line'), currency: z.string(), line: ReceiptLine }),
  z.strictObject({ kind: z.literal('beside'), currency: z.string(), beside: Beside }),
]);
export type ReceiptEntry = z.infer<typeof ReceiptEntry>;

/** All of an analysis but its opportunities and receipt lines, which lie in parts, so that none needs one JSON text. */
export const AnalysisHeader = z.extend(z.omit(Analysis, { opportunities: true, receipts: true }), {
  version: z.literal(1),
  contextKey: z.string(),
  completedAt: Instant,
  receipts: z.array(ReceiptTotals),
  opportunityCount: z.int().check(z.nonnegative()),
  /** Opportunities whose saving is not known. */
  unknown: z.int().check(z.nonnegative()),
  highImpact: z.array(HighImpactResource).check(z.maxLength(10)),
  parts: z.array(Part),
  receiptParts: z.array(Part),
  /** The folder of what the front door reads: the index of opportunities, and account groups for flips. */
  readModel: z.optional(z.string()),
});
export type AnalysisHeader = z.infer<typeof AnalysisHeader>;

/** What crosses the invoke channel of an analysis. */
export const AnalysisRef = z.pick(AnalysisHeader, {
  id: true,
  type: true,
  status: true,
  contextKey: true,
  receipts: true,
  opportunityCount: true,
  unknown: true,
  gaps: true,
});
export type AnalysisRef = z.infer<typeof AnalysisRef>;
