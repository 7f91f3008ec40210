import * as z from 'zod/mini';
import { AgentName, AnalysisType, Scope } from '../../../lib/core/task.ts';
import { Instant } from '../../../lib/core/time.ts';

/** Ids of opportunities and findings are short hashes (`hashOf`). */
export const HashId = z.string().check(z.regex(/^[a-f0-9]{20}$/, 'twenty hexadecimal digits'));

/** Where a report of an agent lies, and nothing else. */
const ReportKey = z
  .string()
  .check(
    z.maxLength(500),
    z.regex(/^agent-context\/[a-z][a-z0-9-]*\/[a-z-]+\/[\w.-]+\.json$/, 'the key of a stored report'),
  );

/** How many decisions an opportunity has had: what the next one states that it knows of. */
export const decisionVersion = z.int().check(z.nonnegative());

export const decisionActions = ['approve', 'reject', 'dismiss', 'snooze', 'done', 'reopen'] as const;

export const DecisionRequest = z.strictObject({
  action: z.enum(decisionActions),
  /** Shown to everyone beside the decision. */
  reason: z.optional(z.string().check(z.maxLength(2_000))),
  /** The end of a snooze; needed for one, and for nothing else. */
  until: z.optional(Instant),
  /** The `contentHash` that was looked at: another proposal is another decision. */
  contentHash: HashId,
  /** The `decisionVersion` that was looked at: of two people who decide at once, one is told. */
  decisionVersion,
});
export type DecisionRequest = z.infer<typeof DecisionRequest>;

/** Decisions that one request may carry. */
const mostDecisions = 100;

export const BulkRequest = z.strictObject({
  decisions: z
    .array(z.extend(DecisionRequest, { opportunityId: HashId }))
    .check(z.minLength(1), z.maxLength(mostDecisions)),
});

export const FlipRequest = z.strictObject({ findingId: HashId });

export const AnalysisRequest = z.strictObject({
  type: z.optional(AnalysisType),
  query: z.optional(z.string().check(z.maxLength(4_000))),
  scope: z.optional(Scope),
  /** Context keys of reports that are stored already: they are adjudicated, and nobody is asked who is not named. */
  inputs: z.optional(z.array(ReportKey).check(z.minLength(1), z.maxLength(50))),
  /** Whom to ask. Default: every agent that analyses; nobody where reports are brought. */
  agents: z.optional(z.array(AgentName).check(z.minLength(1), z.maxLength(50))),
});
