import * as z from 'zod/mini';
import { Id } from '../../../lib/core/task.ts';
import { queryHash, readCursor, writeCursor } from '../domain/cursor.ts';
import { type Change, changes, differencesOf } from '../domain/diff.ts';
import { PageQuery } from '../domain/query.ts';
import { AnalysisRequest } from '../schemas/requests.ts';
import { cancelAnalysis, readAnalyses, readAnalysis } from './analysis-records.ts';
import { once } from './idempotency.ts';
import { operation, unlessKnown } from './operation.ts';
import { startAnalysis } from './start-analysis.ts';

const params = z.strictObject({ id: Id });

const startOne = operation({
  id: 'startAnalysis',
  method: 'post',
  path: '/analyses',
  summary: 'Start an analysis',
  description: 'It runs on its own; `Location` is where to poll it. Each person may have five running at once.',
  role: 'analyst',
  body: AnalysisRequest,
  writes: true,
  success: { status: 202, description: 'It is started.', reply: 'AnalysisResource' },
  problems: [400, 409, 422, 429],
  handle: (call, deps) =>
    once(deps.state, 'startAnalysis', call, async (request) => {
      const analysis = await startAnalysis(deps, call.user, call.body, request);
      return { status: 202, body: analysis, headers: { location: `/analyses/${analysis.id}` } };
    }),
});

const listAll = operation({
  id: 'listAnalyses',
  method: 'get',
  path: '/analyses',
  summary: 'Analyses, newest first',
  role: 'viewer',
  query: PageQuery,
  success: { status: 200, description: 'A page.', reply: 'AnalysisList' },
  problems: [400],
  async handle({ query }, { state, readModel }) {
    const hash = queryHash({ analyses: true });
    // Analyses are a list of their own: what a cursor is bound to is the list's name.
    const place = query.cursor === undefined ? undefined : readCursor(query.cursor, hash, listName);
    const { items, last } = await readAnalyses({ state, readModel }, query.limit, place?.after);
    const next = last === undefined ? {} : { next: writeCursor({ analysisId: listName, after: last }, hash) };
    return { status: 200, body: { items, ...next } };
  },
});
const listName = 'analyses';

const getOne = operation({
  id: 'getAnalysis',
  method: 'get',
  path: '/analyses/{id}',
  summary: 'One analysis: how it goes on, and what it came to',
  role: 'viewer',
  params,
  conditional: true,
  success: { status: 200, description: 'The analysis.', reply: 'AnalysisResource' },
  problems: [400, 404],
  async handle(call, deps) {
    const analysis = await readAnalysis(deps, call.params.id);
    return unlessKnown(call, [JSON.stringify(analysis)], async () => analysis);
  },
});

const cancelOne = operation({
  id: 'cancelAnalysis',
  method: 'delete',
  path: '/analyses/{id}',
  summary: 'End an analysis that still runs',
  description: 'It ends within seconds, as `cancelled`. One that has ended already stays as it is.',
  role: 'analyst',
  params,
  writes: true,
  success: { status: 202, description: 'It will end, or has ended.', reply: 'AnalysisResource' },
  problems: [400, 404, 409, 422],
  handle: (call, deps) =>
    once(deps.state, 'cancelAnalysis', call, async () => ({
      status: 202,
      body: await cancelAnalysis(deps, call.params.id, call.user),
    })),
});

const diffTwo = operation({
  id: 'diffAnalyses',
  method: 'get',
  path: '/analyses/{id}/diff/{other}',
  summary: 'What changed from one analysis to a later one, each with why',
  role: 'viewer',
  params: z.strictObject({ id: Id, other: Id }),
  query: z.strictObject({
    change: z
      .optional(z.array(z.enum(changes)).check(z.minLength(1), z.maxLength(changes.length)))
      .register(z.globalRegistry, { description: 'Only these changes.' }),
    ...PageQuery.shape,
  }),
  conditional: true,
  success: { status: 200, description: 'A page of differences, and how many of each kind.', reply: 'DiffReply' },
  problems: [400, 404],
  async handle(call, { readModel }) {
    const { query } = call;
    const [earlier, later] = await Promise.all([
      readModel.header(call.params.id, false),
      readModel.header(call.params.other, false),
    ]);
    const hash = queryHash({ diff: later.id, change: query.change });
    const place = query.cursor === undefined ? undefined : readCursor(query.cursor, hash, earlier.id);
    const parts = [earlier.id, later.id, hash, place?.after, String(query.limit)];
    return unlessKnown(call, parts, async () => {
      const all = differencesOf(await readModel.index(earlier), await readModel.index(later), later);
      const found = query.change === undefined ? all : all.filter(({ change }) => query.change?.includes(change));
      const start = place === undefined ? 0 : found.findIndex((each) => each.opportunityId === place.after) + 1;
      const items = found.slice(start, start + query.limit);
      const after = items.at(-1)?.opportunityId;
      const isMore = start + items.length < found.length;
      return {
        before: earlier.id,
        after: later.id,
        counts: countsOf(all.map(({ change }) => change)),
        items,
        ...(isMore && after !== undefined && { next: writeCursor({ analysisId: earlier.id, after }, hash) }),
      };
    });
  },
});

export const analysisOperations = [startOne, listAll, getOne, cancelOne, diffTwo];

function countsOf(all: readonly Change[]): Record<Change, number> {
  const counts = { new: 0, gone: 0, unseen: 0, changed: 0, decided: 0 };
  for (const change of all) counts[change] += 1;
  return counts;
}
