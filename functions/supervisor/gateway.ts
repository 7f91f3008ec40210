import type { ContextChannel } from '../../lib/context/context.ts';
import { MeshError } from '../../lib/core/errors.ts';
import type { ResourceState } from '../../lib/core/estate.ts';
import type { Finding } from '../../lib/core/finding.ts';
import type { ReportHeader } from '../../lib/core/report.ts';
import type { Task } from '../../lib/core/task.ts';
import type { Answer, InvokeChannel } from '../../lib/invoke/invoke.ts';
import {
  AnalysisState,
  analysisEnds,
  analysisTtlSeconds,
  type StepState,
  stepMoves,
} from '../../lib/state/analysis-state.ts';
import { agentStatusKey, analysisKey, analysisListKey, registryPartition } from '../../lib/state/keys.ts';
import type { StateChannel } from '../../lib/state/state.ts';
import { AgentState, RegistryEntry } from '../../lib/state/transitions.ts';
import type { Heartbeat } from './domain/readiness.ts';

/** A report with all that lies in its parts. */
export interface StoredReport {
  readonly header: ReportHeader;
  readonly findings: readonly Finding[];
  readonly states: readonly ResourceState[];
}

/** The supervisor's sources are the mesh's own channels: who is there, what they answer, what they stored. */
export interface SupervisorGateway {
  /** Every agent of the registry but the supervisor itself. */
  agents(): Promise<RegistryEntry[]>;
  heartbeat(agent: string): Promise<Heartbeat | undefined>;
  ask(task: Task, functionName: string): Promise<Answer>;
  /** A stored report with its findings. @throws MeshError `not-found`, `corrupt-data`, `bad-input` for another's key */
  report(contextKey: string): Promise<StoredReport>;
  /** Progress for whoever follows; a table that refuses it does not stop the analysis. */
  begin(state: AnalysisState): Promise<void>;
  step(analysisId: string, step: StepState): Promise<void>;
  end(analysisId: string, end: Parameters<typeof analysisEnds>[1]): Promise<void>;
}

export function createGateway(channels: {
  readonly invoke: InvokeChannel;
  readonly context: ContextChannel;
  readonly state: StateChannel;
  readonly onLost: (error: unknown) => void;
}): SupervisorGateway {
  const { invoke, context, state, onLost } = channels;
  return {
    async agents() {
      const entries = await Array.fromAsync(state.query(RegistryEntry, registryPartition));
      return entries.map(({ content }) => content).filter(({ agent }) => agent !== 'supervisor');
    },
    heartbeat: async (agent) => (await state.read(AgentState, agentStatusKey(agent)).catch(onLost))?.content,
    ask: (task, functionName) => invoke.ask(task, functionName),
    async report(contextKey) {
      assertReportKey(contextKey);
      const header = await context.readReport(contextKey);
      const findings = await Array.fromAsync(context.readFindings(header));
      return { header, findings, states: await Array.fromAsync(context.readStates(header)) };
    },
    ...progress(state, onLost),
  };
}

function progress(state: StateChannel, onLost: (error: unknown) => void) {
  const ttl = { ttlSeconds: analysisTtlSeconds };
  const update = async (analysisId: string, change: (current: AnalysisState) => AnalysisState) => {
    await state
      .update(AnalysisState, analysisKey(analysisId), (current) => change(known(current, analysisId)), ttl)
      .catch(onLost);
  };
  return {
    async begin(begun: AnalysisState) {
      const { id, startedAt } = begun;
      const first = (current: AnalysisState | undefined) => current ?? begun;
      await state.update(AnalysisState, analysisKey(id), first, ttl).catch(onLost);
      await state.update(AnalysisState, analysisListKey(startedAt, id), first, ttl).catch(onLost);
    },
    step: (analysisId: string, step: StepState) => update(analysisId, (current) => stepMoves(current, step)),
    async end(analysisId: string, end: Parameters<typeof analysisEnds>[1]) {
      await update(analysisId, (current) => analysisEnds(current, end));
      const ended = await state.read(AnalysisState, analysisKey(analysisId)).catch(onLost);
      if (!ended) return;
      const key = analysisListKey(ended.content.startedAt, analysisId);
      await state.update(AnalysisState, key, () => ended.content, ttl).catch(onLost);
    },
  };
}

function known(current: AnalysisState | undefined, analysisId: string): AnalysisState {
  if (current !== undefined) return current;
  throw new MeshError('not-found', `the state does not know analysis ${analysisId}`);
}

/** A key from outside leads to a report of an agent, and nowhere else. */
function assertReportKey(key: string): void {
  if (/^agent-context\/[a-z][a-z0-9-]*\/[a-z-]+\/[^/]+\.json$/.test(key)) return;
  throw new MeshError('bad-input', `"${key}" is no key of a report`);
}
