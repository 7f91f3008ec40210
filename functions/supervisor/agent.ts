import { MeshError, messageOf } from '../../lib/core/errors.ts';
import type { Gap } from '../../lib/core/gap.ts';
import type { Settings } from '../../lib/core/settings.ts';
import type { Task } from '../../lib/core/task.ts';
import { taskOfStep } from './domain/agent-task.ts';
import {
  type Collected,
  type CollectedReport,
  type ComposedAnalysis,
  composeAnalysis,
  composeCancelled,
} from './domain/compose.ts';
import { firstSeenIn } from './domain/first-seen.ts';
import {
  type Failure,
  gapOfAgent,
  gapOfDecisions,
  gapOfEmptyRegistry,
  gapOfRegistry,
  gapOfUnknownAgent,
} from './domain/gaps.ts';
import { asksAgents, type Candidate, planAnalysis, reportsBrought, unknownAgents } from './domain/plan.ts';
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
export async function run(task: Task, { gateway }: Deps, { settings, until }: Invocation): Promise<ComposedAnalysis> {
  const startedAt = new Date().toISOString();
  const brought = reportsBrought(task);
  const registry = asksAgents(task) ? await readRegistry(gateway, task) : nobody;
  const plan = planAnalysis(task, registry.agents);
  await announcePlan(gateway, task, plan, startedAt);

  const functionNames = new Map(registry.agents.map(({ agent, functionName }) => [agent, functionName]));
  const asked = plan.steps.map((step) => {
    const agentTask = taskOfStep(step, task, new Date(), until);
    return askAgent(gateway, agentTask, functionNames.get(step.agent) ?? step.agent);
  });
  const given = brought.map(async (key) => collect(key, await readReport(gateway, key)));
  const answers = await untilCancelled(gateway, task.analysisId, Promise.all([...asked, ...given]));
  const { decisions, gaps: undecided } = await readDecisions(gateway);
  const circumstances = { startedAt, completedAt: new Date().toISOString(), settings, decisions };
  if (answers === 'cancelled') return composeCancelled(task, plan, circumstances);
  const index = await gateway.earlierIndex(task.asOf);
  const collected = {
    reports: answers.flatMap(({ reports }) => reports),
    gaps: [
      ...gapsOfPlan(registry, plan.steps.length + brought.length),
      ...answers.flatMap(({ gaps }) => gaps),
      ...undecided,
    ],
  };
  const earlier = index === undefined ? undefined : firstSeenIn(index);
  return composeAnalysis(task, plan, collected, { ...circumstances, earlier });
}

/** Without the decisions, what people have set aside counts: the analysis says so. */
async function readDecisions(gateway: SupervisorGateway) {
  try {
    return { decisions: await gateway.decisions(), gaps: [] };
  } catch (error) {
    return { decisions: [], gaps: [gapOfDecisions(failureOf(error), new Date())] };
  }
}

/** What the agents brought, unless a person ends the analysis first: then they are waited for no longer. */
async function untilCancelled<Answers>(
  gateway: SupervisorGateway,
  analysisId: string,
  answers: Promise<Answers>,
): Promise<Answers | 'cancelled'> {
  const over = new AbortController();
  try {
    return await Promise.race([answers, gateway.cancellation(analysisId, over.signal)]);
  } finally {
    over.abort();
  }
}

interface Registry {
  readonly agents: readonly (Candidate & { readonly functionName: string })[];
  readonly gaps: readonly Gap[];
}

const nobody: Registry = { agents: [], gaps: [] };

/** Without its registry the mesh knows nobody to ask: the analysis says so, and does not die of it. */
async function readRegistry(gateway: SupervisorGateway, task: Task): Promise<Registry> {
  try {
    const agents = await gateway.agents();
    return { agents, gaps: unknownAgents(task, agents).map((name) => gapOfUnknownAgent(name, agents, new Date())) };
  } catch (error) {
    return { agents: [], gaps: [gapOfRegistry(failureOf(error), new Date())] };
  }
}

function gapsOfPlan({ gaps }: Registry, sources: number): readonly Gap[] {
  return gaps.length === 0 && sources === 0 ? [gapOfEmptyRegistry(new Date())] : gaps;
}

/** Tells whoever follows who will be asked, and what is known of each. */
async function announcePlan(
  gateway: SupervisorGateway,
  { analysisId: id, requestedBy }: Task,
  { type, steps }: ReturnType<typeof planAnalysis>,
  startedAt: string,
): Promise<void> {
  const readiness = await checkAgentReadiness(gateway, steps);
  const waiting = readiness.map(({ agent, note }) => ({
    agent,
    status: 'waiting' as const,
    since: startedAt,
    ...(note !== undefined && { message: note }),
  }));
  await gateway.begin({ id, type, status: 'running', requestedBy, startedAt, steps: waiting });
}

/** A report, or why there is none: an expected outcome, of which a gap is made. */
type Answered =
  | { readonly kind: 'report'; readonly report: CollectedReport }
  | { readonly kind: 'failed'; readonly failure: Failure };

async function askAgent(gateway: SupervisorGateway, task: Task, functionName: string): Promise<Collected> {
  const { agent, analysisId } = task;
  const tell = (status: 'asked' | 'answered' | 'failed', more: { findings?: number; message?: string } = {}) =>
    gateway.step(analysisId, { agent, status, since: new Date().toISOString(), ...more });
  await tell('asked');
  const answered = await answerOf(gateway, task, functionName);
  if (answered.kind === 'failed') await tell('failed', { message: answered.failure.message });
  else await tell('answered', { findings: answered.report.header.summary.findings });
  return collect(agent, answered);
}

async function answerOf(gateway: SupervisorGateway, task: Task, functionName: string): Promise<Answered> {
  const answer = await gateway.ask(task, functionName);
  if (answer.kind === 'failed') return { kind: 'failed', failure: answer };
  const read = await readReport(gateway, answer.ref.contextKey);
  return read.kind === 'failed' ? read : ownReport(task, read);
}

/** The report that was asked for, and no other one that an answer may point at. */
function ownReport({ agent, id }: Task, read: Answered & { kind: 'report' }): Answered {
  const { header } = read.report;
  if (header.agent === agent && header.taskId === id) return read;
  const message = `its answer leads to the report of task ${header.taskId} by ${header.agent}, and ${id} was asked`;
  return { kind: 'failed', failure: { code: 'bad-reply', message } };
}

async function readReport(gateway: SupervisorGateway, contextKey: string): Promise<Answered> {
  try {
    return { kind: 'report', report: await gateway.report(contextKey) };
  } catch (error) {
    return { kind: 'failed', failure: failureOf(error) };
  }
}

function collect(source: string, answered: Answered): Collected {
  if (answered.kind === 'report') return { reports: [answered.report], gaps: answered.report.header.gaps };
  return { reports: [], gaps: [gapOfAgent(source, answered.failure, new Date())] };
}

function failureOf(error: unknown): Failure {
  return error instanceof MeshError ? error : { code: 'bad-reply', message: messageOf(error) };
}
