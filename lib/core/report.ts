import * as z from 'zod/mini';
import { EstateHeader } from './estate.ts';
import type { Basis } from './estimate.ts';
import { HighImpactResource } from './event.ts';
import type { Finding } from './finding.ts';
import { Gap } from './gap.ts';
import type { Money } from './money.ts';
import { ReportStatus, Summary } from './report-ref.ts';
import type { ResourceState } from './resource-state.ts';
import { RunCost } from './run-cost.ts';
import { AgentName, Constraints, Id, Scope, TaskKind } from './task.ts';
import { Instant } from './time.ts';

/** Named facts of an agent that are not findings: totals, counts, series. Their shapes are the agent's own. */
export const Facts = z.record(z.string(), z.json());
export type Facts = z.infer<typeof Facts>;

/** One object of newline-delimited JSON: findings of a report, opportunities or receipt lines of an analysis. */
export const Part = z.strictObject({
  key: z.string(),
  lines: z.int().check(z.positive()),
  bytes: z.int().check(z.positive()),
});
export type Part = z.infer<typeof Part>;

/** An event that a report gives rise to. */
export const Announcement = z.strictObject({
  detailType: z.string().check(z.minLength(1)),
  /** The budget, or the account, service and day, that the event is about. */
  subject: z.optional(z.string().check(z.maxLength(256))),
});
export type Announcement = z.infer<typeof Announcement>;

/** All of a report but its findings, which lie in parts of their own, so that no report needs one JSON text. */
export const ReportHeader = z.strictObject({
  version: z.literal(1),
  taskId: Id,
  analysisId: Id,
  agent: AgentName,
  kind: TaskKind,
  scope: z.optional(Scope),
  constraints: z.optional(Constraints),
  asOf: Instant,
  status: ReportStatus,
  summary: Summary,
  highImpact: z.array(HighImpactResource).check(z.maxLength(10)),
  /** The events that say so. */
  announcements: z.array(Announcement),
  facts: Facts,
  gaps: z.array(Gap),
  cost: RunCost,
  startedAt: Instant,
  completedAt: Instant,
  contextKey: z.string(),
  parts: z.array(Part),
  /** Relations and commitments, where the agent read any. */
  estate: z.optional(z.extend(EstateHeader, { parts: z.array(Part) })),
});
export type ReportHeader = z.infer<typeof ReportHeader>;

/** What an agent says once all its findings were read. */
export interface Conclusion {
  readonly status: ReportStatus;
  /** The agent's own adjudication of its findings. */
  readonly net: Money;
  readonly basis: Basis;
  /** Findings whose saving is not known. */
  readonly unknown: number;
  /** The largest counted savings, at most ten, largest first. */
  readonly highImpact: readonly HighImpactResource[];
  readonly facts: Facts;
  readonly gaps: readonly Gap[];
  readonly cost: RunCost;
  /** What was read beside opinions; the states in any order, a generator where there may be many. */
  readonly estate?: EstateHeader & { readonly resources: Iterable<ResourceState> };
  /** Default: the first detail type that the manifest publishes, unless the report is `failed`. */
  readonly announcements?: readonly Announcement[];
}

/** What an agent's `run` returns; the runtime stores it and announces it, and a caller gets a reference. */
export interface Outcome {
  /** In any order; a generator where there may be many. It may fill gaps and sums that `conclude` tells. */
  readonly findings: Iterable<Finding> | AsyncIterable<Finding>;
  /** Asked for once, after the findings were read to their end. */
  conclude(): Conclusion;
}
