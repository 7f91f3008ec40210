import { z } from 'zod';
import { Basis } from './estimate.ts';
import { Finding } from './finding.ts';
import { Gap } from './gap.ts';
import { Money } from './money.ts';
import { RunCost } from './run-cost.ts';
import { AgentName, Id, Scope, TaskKind } from './task.ts';
import { Instant } from './time.ts';

export const ReportStatus = z.enum(['complete', 'partial', 'failed']);
export type ReportStatus = z.infer<typeof ReportStatus>;

/** Named facts of an agent that are not findings: totals, counts, series. Their shapes are the agent's own. */
export const Facts = z.record(z.string(), z.json());
export type Facts = z.infer<typeof Facts>;

/** What crosses the invoke channel of a report: sums and counts. `net` is adjudicated, never a plain sum. */
export const Summary = z.strictObject({
  findings: z.int().nonnegative(),
  net: Money,
  basis: Basis,
  /** Findings whose saving is not known: never counted as 0, never left out. */
  unknown: z.int().nonnegative(),
  gaps: z.int().nonnegative(),
});
export type Summary = z.infer<typeof Summary>;

/** One object of findings, a line each. */
export const ReportPart = z.strictObject({
  key: z.string(),
  findings: z.int().positive(),
  bytes: z.int().positive(),
});
export type ReportPart = z.infer<typeof ReportPart>;

/** All of a report but its findings, which lie in parts of their own, so that no report needs one JSON text. */
export const ReportHeader = z.strictObject({
  version: z.literal(1),
  taskId: Id,
  analysisId: Id,
  agent: AgentName,
  kind: TaskKind,
  scope: Scope.optional(),
  asOf: Instant,
  status: ReportStatus,
  summary: Summary,
  facts: Facts,
  gaps: z.array(Gap),
  cost: RunCost,
  startedAt: Instant,
  completedAt: Instant,
  contextKey: z.string(),
  parts: z.array(ReportPart),
});
export type ReportHeader = z.infer<typeof ReportHeader>;

/** A whole report in memory: for readers of small ones. The channels carry a header and parts. */
export const Report = ReportHeader.omit({ parts: true }).extend({ findings: z.array(Finding) });
export type Report = z.infer<typeof Report>;

/** What an agent's `run` returns; the runtime stores it, and a caller gets a {@link ReportRef}. */
export interface Outcome {
  readonly status: ReportStatus;
  /** In any order; a generator where there may be many. */
  readonly findings: Iterable<Finding> | AsyncIterable<Finding>;
  /** What the agent's own adjudication of these findings came to. Asked for after the findings were read. */
  readonly net: () => { net: Money; basis: Basis; unknown: number };
  readonly facts: Facts;
  readonly gaps: readonly Gap[];
  readonly cost: RunCost;
}

export const ReportRef = z.strictObject({
  agent: AgentName,
  taskId: Id,
  status: ReportStatus,
  contextKey: z.string(),
  summary: Summary,
});
export type ReportRef = z.infer<typeof ReportRef>;

export function refOf({ agent, taskId, status, contextKey, summary }: ReportHeader): ReportRef {
  return { agent, taskId, status, contextKey, summary };
}
