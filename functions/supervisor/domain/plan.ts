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

/** Whether a task asks anybody at all: one that brings reports does only where it names whom. */
export function asksAgents(task: Pick<Task, 'inputs' | 'agents'>): boolean {
  return task.agents !== undefined || reportsBrought(task).length === 0;
}

/**
 * Which agents are asked: of the registered ones that analyse those that the task names, whether or not they were heard
 * of lately. A task that names none asks all of them, or nobody where it brings reports.
 */
export function planAnalysis(
  task: Pick<Task, 'type' | 'scope' | 'inputs' | 'agents'>,
  candidates: readonly Candidate[],
): Plan {
  const asked = asksAgents(task) ? candidates.filter((each) => analyses(each) && isNamed(each, task)) : [];
  const steps = asked.map(({ agent }) => ({ id: agent, agent, kind: 'analyse' as const, after: [] }));
  return {
    type: typeOf(task),
    ...(task.scope && { scope: task.scope }),
    steps: steps.toSorted((left, right) => (left.agent < right.agent ? -1 : 1)),
  };
}

/** Names that a task lists and nobody in the registry has who analyses, each once. */
export function unknownAgents({ agents = [] }: Pick<Task, 'agents'>, candidates: readonly Candidate[]): string[] {
  const known = new Set(candidates.filter(analyses).map(({ agent }) => agent));
  return [...new Set(agents)].filter((name) => !known.has(name));
}

function analyses({ taskKinds }: Candidate): boolean {
  return taskKinds.includes('analyse');
}

function isNamed({ agent }: Candidate, { agents }: Pick<Task, 'agents'>): boolean {
  return agents === undefined || agents.includes(agent);
}
