import type { ContextChannel } from '../../lib/context/context.ts';
import type { Decision } from '../../lib/core/decision.ts';
import { MeshError } from '../../lib/core/errors.ts';
import type { Task } from '../../lib/core/task.ts';
import type { Answer, InvokeChannel } from '../../lib/invoke/invoke.ts';
import {
  AnalysisState,
  analysisBegins,
  analysisEnds,
  analysisFails,
  analysisTtlSeconds,
  type StepState,
  stepMoves,
} from '../../lib/state/analysis-state.ts';
import { DecisionRecord, decisionOf } from '../../lib/state/decisions.ts';
import {
  agentStatusKey,
  analysisKey,
  analysisListKey,
  cancelKey,
  decisionsPartition,
  registryPartition,
  type StateKey,
} from '../../lib/state/keys.ts';
import type { StateChannel } from '../../lib/state/state.ts';
import { AgentState, CancelRequest, RegistryEntry } from '../../lib/state/transitions.ts';
import type { CollectedReport } from './domain/compose.ts';
import type { Heartbeat } from './domain/readiness.ts';

/** The supervisor's sources are the mesh's own channels: who is there, what they answer, what they stored. */
export interface SupervisorGateway {
  /** Every agent of the registry but the supervisor itself. */
  agents(): Promise<RegistryEntry[]>;
  heartbeat(agent: string): Promise<Heartbeat | undefined>;
  ask(task: Task, functionName: string): Promise<Answer>;
  /** A stored report with its findings. @throws MeshError `not-found`, `corrupt-data`, `bad-input` for another's key */
  report(contextKey: string): Promise<CollectedReport>;
  /** Every decision that people have taken, in no order that matters. */
  decisions(): Promise<Decision[]>;
  /**
   * The index of the newest comprehensive analysis, as lines; `undefined` where there is none, or where it speaks of a
   * later moment than `asOf`. One that cannot be read is told to `onLost`: no figure depends on it.
   */
  earlierIndex(asOf: string): Promise<string | undefined>;
  /** Resolves when a person has asked that the analysis end; never where nobody does until the signal is aborted. */
  cancellation(analysisId: string, until: AbortSignal): Promise<'cancelled'>;
  /** Progress for whoever follows; a table that refuses it does not stop the analysis. */
  begin(state: AnalysisState): Promise<void>;
  step(analysisId: string, step: StepState): Promise<void>;
  end(analysisId: string, end: Parameters<typeof analysisEnds>[1]): Promise<void>;
  /** This run came to no analysis. @param why one line */
  fail(analysisId: string, why: string): Promise<void>;
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
    async decisions() {
      const records = await Array.fromAsync(state.query(DecisionRecord, decisionsPartition));
      return records.map(({ content }) => decisionOf(content));
    },
    async earlierIndex(asOf) {
      try {
        return await readEarlierIndex(context, asOf);
      } catch (error) {
        onLost(error);
        return undefined;
      }
    },
    cancellation: (analysisId, until) => watchCancellation(state, analysisId, until, onLost),
    ...progress(state, onLost),
  };
}

async function readEarlierIndex(context: ContextChannel, asOf: string): Promise<string | undefined> {
  const header = await context.latestAnalysis('comprehensive');
  if (header?.readModel === undefined || header.asOf > asOf) return undefined;
  return context.readIndex(header);
}

/** How often a running analysis looks whether it is still wanted. */
const cancellationPollMs = 2_000;

function watchCancellation(
  state: StateChannel,
  analysisId: string,
  until: AbortSignal,
  onLost: (error: unknown) => void,
): Promise<'cancelled'> {
  const { promise, resolve } = Promise.withResolvers<'cancelled'>();
  const look = async () => {
    if (until.aborted) return;
    const request = await state.read(CancelRequest, cancelKey(analysisId)).catch(onLost);
    if (request) resolve('cancelled');
    else if (!until.aborted) timer = setTimeout(look, cancellationPollMs);
  };
  let timer = setTimeout(look, 0);
  until.addEventListener('abort', () => clearTimeout(timer));
  return promise;
}

/** Writes that nobody's answer depends on: one that is lost is told to `onLost`. */
function progress(state: StateChannel, onLost: (error: unknown) => void) {
  type Change = (current: AnalysisState | undefined) => AnalysisState;
  const write = async (key: StateKey, change: Change): Promise<AnalysisState | undefined> => {
    try {
      return (await state.update(AnalysisState, key, change, { ttlSeconds: analysisTtlSeconds })).content;
    } catch (error) {
      onLost(error);
      return undefined;
    }
  };
  const change = (id: string, how: (current: AnalysisState) => AnalysisState) =>
    write(analysisKey(id), (current) => how(known(current, id)));
  /** The list of analyses says what the analysis itself does. */
  const list = async (now: AnalysisState | undefined) => {
    if (now !== undefined) await write(analysisListKey(now.startedAt, now.id), () => now);
  };
  return {
    begin: async (begun: AnalysisState) =>
      list(await write(analysisKey(begun.id), (current) => analysisBegins(current, begun))),
    step: async (id: string, step: StepState) => {
      await change(id, (current) => stepMoves(current, step));
    },
    end: async (id: string, end: Parameters<typeof analysisEnds>[1]) =>
      list(await change(id, (current) => analysisEnds(current, end))),
    fail: async (id: string, why: string) => list(await change(id, (current) => analysisFails(current, why))),
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
