import * as z from 'zod/mini';
import { AnalysisStatus } from '../core/analysis-status.ts';
import { AgentName, AnalysisType, Id } from '../core/task.ts';
import { Instant } from '../core/time.ts';

/** How long the progress of an analysis can be looked up; the analysis itself stays in the context. */
export const analysisTtlSeconds = 400 * 24 * 3_600;

const StepState = z.strictObject({
  agent: AgentName,
  status: z.enum(['waiting', 'asked', 'answered', 'failed']),
  since: Instant,
  findings: z.optional(z.int().check(z.nonnegative())),
  /** Why it failed; or before it was asked, what is known of it. */
  message: z.optional(z.string()),
});
export type StepState = z.infer<typeof StepState>;

/** An analysis as it goes on: what a progress display and a polling caller read. */
export const AnalysisState = z.strictObject({
  id: Id,
  type: AnalysisType,
  status: AnalysisStatus,
  requestedBy: z.string(),
  startedAt: Instant,
  completedAt: z.optional(Instant),
  steps: z.array(StepState),
  headline: z.optional(z.string()),
  contextKey: z.optional(z.string()),
});
export type AnalysisState = z.infer<typeof AnalysisState>;

/** An analysis begins; again, where an earlier run of it failed. One that has ended stays as it is. */
export function analysisBegins(current: AnalysisState | undefined, begun: AnalysisState): AnalysisState {
  if (current === undefined) return begun;
  if (current.completedAt !== undefined) return current;
  const { headline: _, ...rest } = current;
  return { ...rest, status: 'running' };
}

/** A run came to no analysis, and says why in the place of a headline. Another run of it may still complete it. */
export function analysisFails(current: AnalysisState, why: string): AnalysisState {
  return current.completedAt === undefined ? { ...current, status: 'failed', headline: why } : current;
}

/** One step moved on. A step that has ended stays ended: two runs of one analysis may tell in any order. */
export function stepMoves(current: AnalysisState, step: StepState): AnalysisState {
  const steps = current.steps.map((known) => (known.agent === step.agent && !hasEnded(known) ? step : known));
  return { ...current, steps };
}

/** The analysis has come to its end; one that has ended stays as it is. */
export function analysisEnds(
  current: AnalysisState,
  end: Required<Pick<AnalysisState, 'status' | 'completedAt' | 'headline' | 'contextKey'>>,
): AnalysisState {
  return current.completedAt === undefined ? { ...current, ...end } : current;
}

function hasEnded({ status }: StepState): boolean {
  return status === 'answered' || status === 'failed';
}
