import * as z from 'zod/mini';
import { AnalysisHeader, Opportunity, ReceiptEntry, ReceiptTotals } from '../../../lib/core/analysis.ts';
import { Decision, OpportunityStatus } from '../../../lib/core/decision.ts';
import { Estimate } from '../../../lib/core/estimate.ts';
import { IndexRow } from '../../../lib/core/index-row.ts';
import { Money } from '../../../lib/core/money.ts';
import { Problem } from '../../../lib/core/problem.ts';
import { Beside, StruckReason } from '../../../lib/core/receipt.ts';
import { Id } from '../../../lib/core/task.ts';
import { Instant } from '../../../lib/core/time.ts';
import { AnalysisState } from '../../../lib/state/analysis-state.ts';
import { AgentState, RegistryEntry } from '../../../lib/state/transitions.ts';
import { changes } from '../domain/diff.ts';
import { decisionVersion, HashId } from './requests.ts';

/** What opportunities come to. Unknown is counted, and is not 0. */
const Sums = z.strictObject({
  count: z.int().check(z.nonnegative()),
  counted: z.array(Money),
  unknown: z.int().check(z.nonnegative()),
});

export const ListedOpportunity = z.extend(IndexRow, {
  decisionVersion,
  /** The newest decision, where there is one. */
  decision: z.optional(Decision),
});

export const OpportunityPage = z.strictObject({
  analysis: Id,
  asOf: Instant,
  total: Sums,
  groups: z.optional(z.array(z.extend(Sums, { value: z.nullable(z.string()) }))),
  /** The groups that are not shown, as one. */
  others: z.optional(z.extend(Sums, { groups: z.int().check(z.positive()) })),
  items: z.array(ListedOpportunity),
  next: z.optional(z.string()),
});

export const OpportunityDetail = z.strictObject({
  analysis: Id,
  asOf: Instant,
  decisionVersion,
  counted: z.optional(Money),
  opportunity: Opportunity,
});

export const Decided = z.strictObject({ decision: Decision, decisionVersion: z.int().check(z.positive()) });

export const BulkReply = z.strictObject({
  decided: z.int().check(z.nonnegative()),
  refused: z.int().check(z.nonnegative()),
  results: z.array(
    z.union([
      z.extend(Decided, { opportunityId: HashId, result: z.literal('decided') }),
      z.strictObject({ opportunityId: HashId, result: z.literal('refused'), problem: Problem }),
    ]),
  ),
});

export const DecisionHistory = z.strictObject({
  decisions: z.array(z.extend(Decision, { version: z.int().check(z.positive()) })),
});

export const FlipReply = z.strictObject({
  analysis: Id,
  before: z.array(ReceiptTotals),
  after: z.array(ReceiptTotals),
});

export const AnalysisResource = z.extend(z.omit(AnalysisState, { contextKey: true }), {
  /** Where it has ended. Its opportunities, receipt lines and exports have addresses of their own. */
  result: z.optional(
    z.omit(AnalysisHeader, {
      version: true,
      contextKey: true,
      parts: true,
      receiptParts: true,
      readModel: true,
    }),
  ),
});
export type AnalysisResource = z.infer<typeof AnalysisResource>;

export const AnalysisList = z.strictObject({
  items: z.array(
    z.extend(z.omit(AnalysisResource, { result: true }), {
      /** What it came to, where it has ended. */
      summary: z.optional(
        z.extend(z.pick(AnalysisHeader, { asOf: true, opportunityCount: true, unknown: true }), {
          net: z.array(Money),
        }),
      ),
    }),
  ),
  next: z.optional(z.string()),
});

export const DiffReply = z.strictObject({
  before: Id,
  after: Id,
  counts: z.record(z.enum(changes), z.int().check(z.nonnegative())),
  items: z.array(
    z.strictObject({
      change: z.enum(changes),
      opportunityId: HashId,
      why: z.string(),
      before: z.optional(IndexRow),
      after: z.optional(IndexRow),
    }),
  ),
  next: z.optional(z.string()),
});

export const ReceiptReply = z.strictObject({
  analysis: Id,
  asOf: Instant,
  headline: z.string(),
  receipts: z.array(
    z.extend(ReceiptTotals, {
      /** By reason over all lines, the largest first: `naive - sum(struck) = net`. */
      struck: z.array(z.strictObject({ reason: StruckReason, amount: Money, lines: z.int().check(z.positive()) })),
      /** `open`: of them those in whose place nothing else counts, so that their amount is missing in the net. */
      beside: z.array(
        z.strictObject({
          kind: Beside.shape.kind,
          count: z.int().check(z.positive()),
          open: z.int().check(z.nonnegative()),
        }),
      ),
      /** What the open ranges come to at least and at most, a month. */
      range: z.optional(z.strictObject({ low: Money, high: Money })),
    }),
  ),
  gaps: AnalysisHeader.shape.gaps,
  coverage: AnalysisHeader.shape.coverage,
  /** What people have made of it: identified, then decided, by where each stands now. */
  pipeline: z.strictObject({
    identified: Sums,
    byStatus: z.record(OpportunityStatus, Sums),
    /** Nothing measures yet what a bill became of what was done. */
    realised: Estimate,
  }),
  /** A page of the lines that were asked for. */
  entries: z.array(ReceiptEntry),
  /** How many lines there are of those that were asked for. */
  found: z.int().check(z.nonnegative()),
  /** What the opportunities of the page's lines are called. */
  opportunities: z.array(z.pick(IndexRow, { id: true, name: true, resource: true, resourceType: true, service: true })),
  next: z.optional(z.string()),
});

export const OpportunityReceipt = z.strictObject({ analysis: Id, entries: z.array(ReceiptEntry) });

export const ExportReply = z.strictObject({
  analysis: Id,
  url: z.url(),
  expiresAt: Instant,
  fileName: z.string(),
  rows: z.int().check(z.nonnegative()),
});

const AgentView = z.strictObject({
  ...z.omit(RegistryEntry, { functionName: true }).shape,
  status: z.enum(['ready', 'busy', 'degraded', 'offline']),
  heartbeatAt: z.optional(Instant),
  lastReport: AgentState.shape.lastReport,
  lastError: AgentState.shape.lastError,
});

export const AgentList = z.strictObject({ agents: z.array(AgentView) });

export const MeshReply = z.strictObject({
  version: z.string(),
  agents: z.array(
    z.extend(AgentView, {
      undeliveredEvents: z.int().check(z.nonnegative()),
      /** `open`: it is not asked for a while, since it kept failing; `half-open`: the next call will tell. */
      circuit: z.enum(['closed', 'open', 'half-open']),
    }),
  ),
  latest: z.optional(z.strictObject({ analysis: Id, status: AnalysisState.shape.status, asOf: Instant })),
  /** Who asks, as the mesh knows him. */
  you: z.strictObject({ name: z.string(), role: z.enum(['viewer', 'analyst', 'approver']) }),
});

export const HealthReply = z.strictObject({ status: z.literal('ok'), version: z.string() });

/** What describes the interface is described elsewhere: by OpenAPI 3.1. */
export const InterfaceDocument = z.looseObject({ openapi: z.literal('3.1.0') });
