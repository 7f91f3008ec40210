import type { Plan } from '../../../lib/core/analysis.ts';
import type { AnalysisType, Task } from '../../../lib/core/task.ts';

/** An agent that the registry knows, as a plan needs it. */
export interface Candidate {
  readonly agent: string;
  readonly taskKinds: readonly string[];
}

/** What a task asks the supervisor for: its own word, else `targeted` where it is limited, else `comprehensive`. */
export function typeOf({ type, scope }: Pick<Task, 'type' | 'scope'>): AnalysisType {
  return type ?? (scope === undefined ? 'comprehensive' : 'targeted');
}

/** Keys of the reports that a task brings to be adjudicated, each once. */
export function reportsBrought({ inputs = [] }: Pick<Task, 'inputs'>): string[] {
  return [...new Set(inputs)];
}

/**
 * Which agents are asked: every registered one that analyses, whether or not it was heard of lately. Nobody is asked
 * where the task brings reports.
 */
export function planAnalysis(task: Pick<Task, 'type' | 'scope' | 'inputs'>, candidates: readonly Candidate[]): Plan {
  const asked =
    reportsBrought(task).length > 0 ? [] : candidates.filter(({ taskKinds }) => taskKinds.includes('analyse'));
  const steps = asked.map(({ agent }) => ({ id: agent, agent, kind: 'analyse' as const, after: [] }));
  return {
    type: typeOf(task),
    ...(task.scope && { scope: task.scope }),
    steps: steps.toSorted((left, right) => (left.agent < right.agent ? -1 : 1)),
  };
}
