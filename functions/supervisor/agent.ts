import { MeshError, messageOf } from '../../lib/core/errors.ts';
import type { Settings } from '../../lib/core/settings.ts';
import type { Task } from '../../lib/core/task.ts';
import { taskOfStep } from './domain/agent-task.ts';
import { type Collected, type ComposedAnalysis, composeAnalysis } from './domain/compose.ts';
import { gapOfAgent } from './domain/gaps.ts';
import { planAnalysis } from './domain/plan.ts';
import type { SupervisorGateway } from './gateway.ts';
import { checkAgentReadiness } from './tools.ts';

export interface Deps {
  readonly gateway: SupervisorGateway;
}

interface Invocation {
  readonly settings: Settings;
  /** When this work is cut off. */
  readonly until: Date;
}

/**
 * One analysis: asks every agent at the same time, collects their reports, turns all opinions into one decision per
 * unit, and says what is missing.
 */
export async function run(task: Task, { gateway }: Deps, invocation: Invocation): Promise<ComposedAnalysis> {
  const startedAt = new Date().toISOString();
  const agents = await gateway.agents();
  const plan = planAnalysis(task, agents);
  const readiness = new Map((await checkAgentReadiness(gateway)).map(({ agent, note }) => [agent, note]));
  const steps = plan.steps.map(({ agent }) => {
    const message = readiness.get(agent);
    return { agent, status: 'waiting' as const, since: startedAt, ...(message !== undefined && { message }) };
  });
  const { type } = plan;
  const { analysisId: id, requestedBy } = task;
  await gateway.begin({ id, type, status: 'running', requestedBy, startedAt, steps });

  const functionNames = new Map(agents.map(({ agent, functionName }) => [agent, functionName]));
  const asked = plan.steps.map((step) => {
    const agentTask = taskOfStep(step, task, new Date(), invocation.until);
    return askAgent(gateway, agentTask, functionNames.get(step.agent) ?? step.agent);
  });
  const given = (task.inputs ?? []).map((key) => collect(gateway, key, key));
  const collected = joined(await Promise.all([...asked, ...given]));
  const completedAt = new Date().toISOString();
  return composeAnalysis(task, plan, collected, { startedAt, completedAt, settings: invocation.settings });
}

async function askAgent(gateway: SupervisorGateway, task: Task, functionName: string): Promise<Collected> {
  const tell = (status: 'asked' | 'answered' | 'failed', more: { findings?: number; message?: string } = {}) =>
    gateway.step(task.analysisId, { agent: task.agent, status, since: new Date().toISOString(), ...more });
  await tell('asked');
  const answer = await gateway.ask(task, functionName);
  if (answer.kind === 'failed') {
    await tell('failed', { message: answer.message });
    return missing(task.agent, answer);
  }
  const collected = await collect(gateway, answer.ref.contextKey, task.agent);
  await tell('answered', { findings: answer.ref.summary.findings });
  return collected;
}

/** A report that is lost on the way from the context is a gap like an agent that did not answer. */
async function collect(gateway: SupervisorGateway, contextKey: string, source: string): Promise<Collected> {
  try {
    const report = await gateway.report(contextKey);
    return { reports: [report], gaps: report.header.gaps };
  } catch (error) {
    const named = error instanceof MeshError ? error : new MeshError('bad-reply', messageOf(error), { cause: error });
    return missing(source, named);
  }
}

function missing(agent: string, failure: Parameters<typeof gapOfAgent>[1]): Collected {
  return { reports: [], gaps: [gapOfAgent(agent, failure, new Date())] };
}

function joined(all: readonly Collected[]): Collected {
  return {
    reports: all.flatMap(({ reports }) => reports),
    gaps: all.flatMap(({ gaps }) => gaps),
  };
}
