import type * as z from 'zod/mini';
import { MeshError } from '../../../lib/core/errors.ts';
import { AnalysisState } from '../../../lib/state/analysis-state.ts';
import {
  analysesPartition,
  analysisKey,
  cancelKey,
  frontDoorPartition,
  startKey,
  startPrefix,
} from '../../../lib/state/keys.ts';
import type { StateChannel } from '../../../lib/state/state.ts';
import { CancelRequest } from '../../../lib/state/transitions.ts';
import type { User } from '../claims.ts';
import type { AnalysisList, AnalysisResource } from '../schemas/replies.ts';
import type { Deps } from './operation.ts';

/** A supervisor takes up its work within seconds; a start that is older was given up. */
const startPendingMs = 3_600_000;
/** A wish to end an analysis is of interest as long as it may run again. */
const cancelKeptSeconds = 24 * 3_600;

/**
 * An analysis as it goes on, or as it ended.
 *
 * @throws MeshError `not-found`
 */
export async function readAnalysis(
  { state, readModel }: Pick<Deps, 'state' | 'readModel'>,
  id: string,
): Promise<AnalysisResource> {
  const [told, cancelled] = await Promise.all([
    state.read(AnalysisState, analysisKey(id)),
    state.read(CancelRequest, cancelKey(id)),
  ]);
  const known = told ?? (await state.read(AnalysisState, startKey(id)));
  if (known === undefined) throw new MeshError('not-found', `There is no analysis ${id}.`);
  const progress = plain(known.content);
  if (known.content.contextKey === undefined) return cancelled ? { ...progress, status: 'cancelled' } : progress;
  const {
    version: _,
    contextKey: __,
    parts: ___,
    receiptParts: ____,
    readModel: _____,
    ...result
  } = await readModel.header(id, false);
  return { ...progress, result };
}

/** Asks a running analysis to end. */
export async function cancelAnalysis(
  deps: Pick<Deps, 'state' | 'readModel'>,
  id: string,
  user: User,
): Promise<AnalysisResource> {
  const analysis = await readAnalysis(deps, id);
  if (analysis.completedAt !== undefined) return analysis;
  const wish = { by: user.name, at: new Date().toISOString() };
  await deps.state.update(CancelRequest, cancelKey(id), (current) => current ?? wish, {
    ttlSeconds: cancelKeptSeconds,
  });
  return readAnalysis(deps, id);
}

/**
 * A page of analyses, newest first; those that the supervisor has not taken up yet stand on the first page.
 *
 * @param before the key of the last one that was shown
 */
export async function readAnalyses(
  { state, readModel }: Pick<Deps, 'state' | 'readModel'>,
  limit: number,
  before: string | undefined,
): Promise<{ items: ListedAnalysis[]; last: string | undefined }> {
  const stored: { key: string; content: AnalysisState }[] = [];
  const page = { newestFirst: true, pageSize: limit + 1, ...(before !== undefined && { before }) };
  for await (const { key, content } of state.query(AnalysisState, analysesPartition, page)) {
    stored.push({ key: key.sk, content });
    if (stored.length > limit) break;
  }
  const shown = stored.slice(0, limit);
  const waiting = before === undefined ? await readWaiting(state, new Set(shown.map(({ content }) => content.id))) : [];
  return {
    items: [...waiting, ...(await Promise.all(shown.map(({ content }) => summarised(readModel, content))))],
    last: stored.length > limit ? shown.at(-1)?.key : undefined,
  };
}

type ListedAnalysis = z.output<typeof AnalysisList>['items'][number];

/** An analysis whose header cannot be read is listed all the same: whoever opens it is told. */
async function summarised(readModel: Deps['readModel'], state: AnalysisState): Promise<ListedAnalysis> {
  if (state.contextKey === undefined) return plain(state);
  const header = await readModel.header(state.id, false).catch(() => undefined);
  if (header === undefined) return plain(state);
  const { asOf, opportunityCount, unknown, receipts } = header;
  return { ...plain(state), summary: { asOf, opportunityCount, unknown, net: receipts.map(({ net }) => net) } };
}

/** Started, and not heard of since. */
async function readWaiting(state: StateChannel, shown: ReadonlySet<string>): Promise<AnalysisResource[]> {
  const starts = await Array.fromAsync(state.query(AnalysisState, frontDoorPartition, { prefix: startPrefix }));
  const recent = starts
    .map(({ content }) => content)
    .filter(({ id, startedAt }) => !shown.has(id) && Date.now() - Date.parse(startedAt) < startPendingMs);
  const waiting = await Promise.all(
    recent.map(async (start) => ((await state.read(AnalysisState, analysisKey(start.id))) ? [] : [start])),
  );
  return waiting.flat().toSorted((left, right) => (left.startedAt < right.startedAt ? 1 : -1));
}

function plain({ contextKey: _, ...progress }: AnalysisState): AnalysisResource {
  return progress;
}
