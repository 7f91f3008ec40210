import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { hasCode, MeshError } from '../../../lib/core/errors.ts';
import { hashOf } from '../../../lib/core/hash.ts';
import { Id } from '../../../lib/core/task.ts';
import { Instant } from '../../../lib/core/time.ts';
import { AnalysisState } from '../../../lib/state/analysis-state.ts';
import { analysisKey, registryKey, registryPartition, runningKey, startKey } from '../../../lib/state/keys.ts';
import { RegistryEntry } from '../../../lib/state/transitions.ts';
import type { User } from '../claims.ts';
import type { AnalysisResource } from '../schemas/replies.ts';
import type { AnalysisRequest } from '../schemas/requests.ts';
import type { Deps } from './operation.ts';

/** Analyses that one person may have running at once. */
const mostRunning = 5;
/** After this an analysis of which nobody has heard holds no place any more: its start was given up. */
const placeHeldMs = 3_600_000;
/** How long a start is remembered beside the analysis that came of it. */
const startKeptSeconds = 24 * 3_600;

const Running = z.strictObject({ analyses: z.array(z.strictObject({ id: Id, startedAt: Instant })) });

/**
 * Starts an analysis: the supervisor has it when this answers. With a request's hash its id follows from that, so that
 * the same request starts the same analysis.
 *
 * @throws MeshError `bad-input` for an agent that is not registered, `too-many-running`, `throttled`
 */
export async function startAnalysis(
  deps: Pick<Deps, 'state' | 'starts'>,
  user: User,
  asked: z.infer<typeof AnalysisRequest>,
  request: string | undefined,
): Promise<AnalysisResource> {
  const { state, starts } = deps;
  await assertAgents(state, asked);
  const id = request === undefined ? `analysis-${randomUUID()}` : `analysis-${request}`;
  const started = queued(id, user, asked);
  await takePlace(state, user, started);
  try {
    await state.create(startKey(id), started, { ttlSeconds: startKeptSeconds }).catch(unlessThere);
    const functionName = (await state.read(RegistryEntry, registryKey('supervisor')))?.content.functionName;
    await starts.start(functionName ?? 'supervisor', { ...asked, id, requestedBy: user.name });
  } catch (error) {
    await leavePlace(state, user, id);
    throw error;
  }
  return started;
}

function queued(id: string, user: User, { type, scope }: z.infer<typeof AnalysisRequest>): AnalysisResource {
  return {
    id,
    type: type ?? (scope === undefined ? 'comprehensive' : 'targeted'),
    status: 'queued',
    requestedBy: user.name,
    startedAt: new Date().toISOString(),
    steps: [],
  };
}

/** A name that nobody has is a slip of whoever asks, who is told before anything is started. */
async function assertAgents(
  state: Deps['state'],
  { agents }: Pick<z.infer<typeof AnalysisRequest>, 'agents'>,
): Promise<void> {
  if (agents === undefined) return;
  const entries = await Array.fromAsync(state.query(RegistryEntry, registryPartition));
  const known = entries
    .map(({ content }) => content)
    .filter(({ agent, taskKinds }) => agent !== 'supervisor' && taskKinds.includes('analyse'))
    .map(({ agent }) => agent);
  const unknown = agents.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const there = known.length === 0 ? 'none is registered' : `there is: ${known.toSorted().join(', ')}`;
  throw new MeshError('bad-input', `body: agents: no agent "${unknown.join('", "')}" answers analyses; ${there}`);
}

/** One item a person counts his analyses, so that of many starts at once no more get through than may. */
async function takePlace(state: Deps['state'], user: User, { id, startedAt }: AnalysisResource): Promise<void> {
  const key = runningKey(hashOf([user.id]));
  const known = (await state.read(Running, key))?.content.analyses ?? [];
  const ended = known.length < mostRunning ? new Set<string>() : await endedOf(state, known);
  let isFull = false;
  await state.update(Running, key, (current = { analyses: [] }) => {
    const running = current.analyses.filter((each) => each.id !== id && !ended.has(each.id));
    isFull = running.length >= mostRunning;
    return isFull ? { analyses: running } : { analyses: [...running, { id, startedAt }] };
  });
  if (!isFull) return;
  throw new MeshError('too-many-running', `You have ${mostRunning} analyses running: wait for one, or cancel one.`);
}

async function leavePlace(state: Deps['state'], user: User, id: string): Promise<void> {
  await state.update(Running, runningKey(hashOf([user.id])), (current = { analyses: [] }) => ({
    analyses: current.analyses.filter((each) => each.id !== id),
  }));
}

async function endedOf(
  state: Deps['state'],
  known: readonly { id: string; startedAt: string }[],
): Promise<Set<string>> {
  const ended = await Promise.all(
    known.map(async ({ id, startedAt }) => {
      const progress = (await state.read(AnalysisState, analysisKey(id)))?.content;
      const isForgotten = Date.now() - Date.parse(startedAt) > placeHeldMs;
      return progress?.completedAt !== undefined || isForgotten ? id : undefined;
    }),
  );
  return new Set(ended.filter((id) => id !== undefined));
}

function unlessThere(error: unknown): void {
  if (!hasCode(error, 'already-exists')) throw error;
}
