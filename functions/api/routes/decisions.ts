import * as z from 'zod/mini';
import { problemOf } from '../../../lib/core/problem.ts';
import type { DecidedAbout } from '../../../lib/events/entry.ts';
import { type DecisionRecord, decisionOf } from '../../../lib/state/decisions.ts';
import { BulkRequest, DecisionRequest, HashId } from '../schemas/requests.ts';
import { beginDeciding, type Deciding, decide } from './decide.ts';
import { once } from './idempotency.ts';
import { operation } from './operation.ts';

/** Decisions of one request that are written at the same time. */
const writers = 8;
const params = z.strictObject({ id: HashId });

const decideOpportunity = operation({
  id: 'decideOpportunity',
  method: 'post',
  path: '/opportunities/{id}/decisions',
  summary: 'Approve, reject, dismiss, snooze, mark as done, or reopen',
  description:
    'Bound to the proposal and to the decision before it that were looked at: 409 where either is another by now.',
  role: 'approver',
  params,
  body: DecisionRequest,
  writes: true,
  success: { status: 201, description: 'The decision as it was appended.', reply: 'Decided' },
  problems: [400, 404, 409, 422],
  handle: (call, deps) =>
    once(deps.state, 'decideOpportunity', call, async (request) => {
      const deciding = await beginDeciding(deps, call.user, request);
      const record = await decide(deps, deciding, call.params.id, call.body);
      await Promise.all([deps.readModel.decisions.mark(), deps.announce([decidedAbout(deciding, record)])]);
      return { status: 201, body: decided(record) };
    }),
});

const decideMany = operation({
  id: 'decideMany',
  method: 'post',
  path: '/decisions',
  summary: 'Decide about many at once, with a result each',
  role: 'approver',
  body: BulkRequest,
  writes: true,
  success: { status: 200, description: 'A result for each, in the order of the request.', reply: 'BulkReply' },
  problems: [400, 404, 409, 422],
  handle: (call, deps) =>
    once(deps.state, 'decideMany', call, async (request) => {
      const deciding = await beginDeciding(deps, call.user, request);
      const records: DecisionRecord[] = [];
      const results = await eachOf(call.body.decisions, async ({ opportunityId, ...asked }) => {
        try {
          const record = await decide(deps, deciding, opportunityId, asked);
          records.push(record);
          return { opportunityId, result: 'decided' as const, ...decided(record) };
        } catch (error) {
          return { opportunityId, result: 'refused' as const, problem: problemOf(error) };
        }
      });
      const about = records.map((record) => decidedAbout(deciding, record));
      await Promise.all([deps.readModel.decisions.mark(), deps.announce(about)]);
      const done = results.filter(({ result }) => result === 'decided').length;
      return { status: 200, body: { decided: done, refused: results.length - done, results } };
    }),
});

const listDecisions = operation({
  id: 'listDecisions',
  method: 'get',
  path: '/opportunities/{id}/decisions',
  summary: 'All decisions about one opportunity, first to last',
  role: 'viewer',
  params,
  success: { status: 200, description: 'The history.', reply: 'DecisionHistory' },
  problems: [400],
  async handle({ params: { id } }, { readModel }) {
    const records = await readModel.decisions.history(id);
    return {
      status: 200,
      body: { decisions: records.map((each) => ({ ...decisionOf(each), version: each.version })) },
    };
  },
});

export const decisionOperations = [decideOpportunity, decideMany, listDecisions];

function decided(record: DecisionRecord) {
  return { decision: decisionOf(record), decisionVersion: record.version };
}

/** What the mesh is told of a decision. */
function decidedAbout({ view }: Deciding, decision: DecisionRecord): DecidedAbout {
  const row = view.index.byId.get(decision.opportunityId)?.row;
  const { resource = '', action = '', counted } = row ?? {};
  return { decision, analysis: view.header, resource, action, counted };
}

/** Results in the order of the items, some at the same time. */
async function eachOf<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const writer = async () => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: writers }, writer));
  return results;
}
