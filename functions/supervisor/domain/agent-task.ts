import type { PlanStep } from '../../../lib/core/analysis.ts';
import type { Task } from '../../../lib/core/task.ts';

/** Kept back for collecting, adjudicating and storing, once the agents have answered. */
const collectingShare = 0.2;
const collectingAtMostMs = 60_000;

/**
 * The task of one step. Its id follows from the analysis, so that an analysis that is run again finds the reports that
 * were stored.
 *
 * @param until when the supervisor's own work is cut off
 */
export function taskOfStep(step: PlanStep, task: Task, now: Date, until: Date): Task {
  const remainingMs = Math.max(0, until.getTime() - now.getTime());
  const keptBackMs = Math.min(collectingAtMostMs, remainingMs * collectingShare);
  return {
    id: `${task.analysisId}.${step.id}`,
    analysisId: task.analysisId,
    agent: step.agent,
    kind: step.kind,
    ...(task.query !== undefined && { query: task.query }),
    ...(task.scope && { scope: task.scope }),
    asOf: task.asOf,
    deadline: new Date(until.getTime() - keptBackMs).toISOString(),
    hop: task.hop,
    requestedBy: `supervisor for ${task.requestedBy}`,
  };
}
