import * as z from 'zod';
import {
  AnalysisHeader,
  Decision,
  Opportunity,
  OpportunityStatus,
  ReceiptEntry,
  ReceiptTotals,
} from '../../lib/core/analysis.ts';
import { Estimate } from '../../lib/core/estimate.ts';
import { IndexRow } from '../../lib/core/index-row.ts';
import { Money } from '../../lib/core/money.ts';
import { Problem } from '../../lib/core/problem.ts';
import { Beside, StruckReason } from '../../lib/core/receipt.ts';
import { AnalysisType, Id, Scope } from '../../lib/core/task.ts';
import { Instant } from '../../lib/core/time.ts';
import { AnalysisState } from '../../lib/state/analysis-state.ts';
import { AgentState, RegistryEntry } from '../../lib/state/transitions.ts';
import { changes } from './domain/diff.ts';

/** Ids of opportunities and findings are short hashes (`hashOf`). */
export const HashId = z.string().regex(/^[a-f0-9]{20}$/, 'twenty hexadecimal digits');

/** Where a report of an agent lies, and nothing else. */
const ReportKey = z
  .string()
  .max(500)
  .regex(/^agent-context\/[a-z][a-z0-9-]*\/[a-z-]+\/[\w.-]+\.json$/, 'the key of a stored report');

/** What opportunities come to. Unknown is counted, and is not 0. */
const Sums = z.strictObject({
  count: z.int().nonnegative(),
  counted: z.array(Money),
  unknown: z.int().nonnegative(),
});

/** How many decisions an opportunity has had: what the next one states that it knows of. */
const decisionVersion = z.int().nonnegative();

export const ListedOpportunity = IndexRow.extend({
  decisionVersion,
  /** The newest decision, where there is one. */
  decision: Decision.optional(),
});

export const OpportunityPage = z.strictObject({
  analysis: Id,
  asOf: Instant,
  total: Sums,
  groups: z.array(Sums.extend({ value: z.string().nullable() })).optional(),
  /** The groups that are not shown, as one. */
  others: Sums.extend({ groups: z.int().positive() }).optional(),
  items: z.array(ListedOpportunity),
  next: z.string().optional(),
});

export const OpportunityDetail = z.strictObject({
  analysis: Id,
  asOf: Instant,
  decisionVersion,
  counted: Money.optional(),
  opportunity: Opportunity,
});

export const decisionActions = ['approve', 'reject', 'dismiss', 'snooze', 'done', 'reopen'] as const;

export const DecisionRequest = z.strictObject({
  action: z.enum(decisionActions),
  /** Shown to everyone beside the decision. */
  reason: z.string().max(2_000).optional(),
  /** The end of a snooze; needed for one, and for nothing else. */
  until: Instant.optional(),
  /** The `contentHash` that was looked at: another proposal is another decision. */
  contentHash: HashId,
  /** The `decisionVersion` that was looked at: of two people who decide at once, one is told. */
  decisionVersion,
});
export type DecisionRequest = z.infer<typeof DecisionRequest>;

export const Decided = z.strictObject({ decision: Decision, decisionVersion: z.int().positive() });

/** Decisions that one request may carry. */
const mostDecisions = 100;

export const BulkRequest = z.strictObject({
  decisions: z
    .array(DecisionRequest.extend({ opportunityId: HashId }))
    .min(1)
    .max(mostDecisions),
});

export const BulkReply = z.strictObject({
  decided: z.int().nonnegative(),
  refused: z.int().nonnegative(),
  results: z.array(
    z.union([
      Decided.extend({ opportunityId: HashId, result: z.literal('decided') }),
      z.strictObject({ opportunityId: HashId, result: z.literal('refused'), problem: Problem }),
    ]),
  ),
});

export const DecisionHistory = z.strictObject({ decisions: z.array(Decision.extend({ version: z.int().positive() })) });

export const FlipRequest = z.strictObject({ findingId: HashId });
export const FlipReply = z.strictObject({
  analysis: Id,
  before: z.array(ReceiptTotals),
  after: z.array(ReceiptTotals),
});

export const AnalysisRequest = z.strictObject({
  type: AnalysisType.optional(),
  query: z.string().max(4_000).optional(),
  scope: Scope.optional(),
  /** Context keys of reports that are stored already: they are adjudicated, and nobody is asked. */
  inputs: z.array(ReportKey).min(1).max(50).optional(),
});

export const AnalysisResource = AnalysisState.omit({ contextKey: true }).extend({
  /** Where it has ended. Its opportunities, receipt lines and exports have addresses of their own. */
  result: AnalysisHeader.omit({
    version: true,
    contextKey: true,
    parts: true,
    receiptParts: true,
    readModel: true,
  }).optional(),
});
export type AnalysisResource = z.infer<typeof AnalysisResource>;

export const AnalysisList = z.strictObject({
  items: z.array(
    AnalysisResource.omit({ result: true }).extend({
      /** What it came to, where it has ended. */
      summary: AnalysisHeader.pick({ asOf: true, opportunityCount: true, unknown: true })
        .extend({ net: z.array(Money) })
        .optional(),
    }),
  ),
  next: z.string().optional(),
});

export const DiffReply = z.strictObject({
  before: Id,
  after: Id,
  counts: z.record(z.enum(changes), z.int().nonnegative()),
  items: z.array(
    z.strictObject({
      change: z.enum(changes),
      opportunityId: HashId,
      why: z.string(),
      before: IndexRow.optional(),
      after: IndexRow.optional(),
    }),
  ),
  next: z.string().optional(),
});

export const ReceiptReply = z.strictObject({
  analysis: Id,
  asOf: Instant,
  headline: z.string(),
  receipts: z.array(
    ReceiptTotals.extend({
      /** By reason over all lines, the largest first: `naive - sum(struck) = net`. */
      struck: z.array(z.strictObject({ reason: StruckReason, amount: Money, lines: z.int().positive() })),
      beside: z.array(z.strictObject({ kind: Beside.shape.kind, count: z.int().positive() })),
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
  entries: z.array(ReceiptEntry),
  next: z.string().optional(),
});

export const OpportunityReceipt = z.strictObject({ analysis: Id, entries: z.array(ReceiptEntry) });

export const ExportReply = z.strictObject({
  analysis: Id,
  url: z.url(),
  expiresAt: Instant,
  fileName: z.string(),
  rows: z.int().nonnegative(),
});

const AgentView = z.strictObject({
  ...RegistryEntry.omit({ functionName: true }).shape,
  status: z.enum(['ready', 'busy', 'degraded', 'offline']),
  heartbeatAt: Instant.optional(),
  lastReport: AgentState.shape.lastReport,
  lastError: AgentState.shape.lastError,
});
export const AgentList = z.strictObject({ agents: z.array(AgentView) });

export const MeshReply = z.strictObject({
  version: z.string(),
  agents: z.array(
    AgentView.extend({
      undeliveredEvents: z.int().nonnegative(),
      /** `open`: it is not asked for a while, since it kept failing; `half-open`: the next call will tell. */
      circuit: z.enum(['closed', 'open', 'half-open']),
    }),
  ),
  latest: z.strictObject({ analysis: Id, status: AnalysisState.shape.status, asOf: Instant }).optional(),
  /** Who asks, as the mesh knows him. */
  you: z.strictObject({ name: z.string(), role: z.enum(['viewer', 'analyst', 'approver']) }),
});

export const HealthReply = z.strictObject({ status: z.literal('ok'), version: z.string() });
