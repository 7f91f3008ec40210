import type { OpportunityStatus } from '../../../lib/core/decision.ts';
import { hasCode, MeshError } from '../../../lib/core/errors.ts';
import { DecisionRecord } from '../../../lib/state/decisions.ts';
import { decisionKey } from '../../../lib/state/keys.ts';
import type { User } from '../claims.ts';
import type { DecisionRequest, decisionActions } from '../schemas/requests.ts';
import type { Deps } from './operation.ts';
import { viewOf } from './opportunities.ts';

const statusAfter: Readonly<Record<(typeof decisionActions)[number], OpportunityStatus>> = {
  approve: 'approved',
  reject: 'rejected',
  dismiss: 'dismissed',
  snooze: 'snoozed',
  done: 'done',
  reopen: 'open',
};

/** Longer than this nobody snoozes: dismiss says that better. */
const longestSnoozeDays = 400;
const millisecondsPerDay = 86_400_000;

export interface Deciding {
  readonly user: User;
  /** The hash of a request with an idempotency key: its own earlier decision is no conflict. */
  readonly request: string | undefined;
  readonly view: Awaited<ReturnType<typeof viewOf>>;
  readonly known: Awaited<ReturnType<Deps['readModel']['decisions']['known']>>;
}

/** What decisions are taken about: the newest comprehensive analysis, as it stands now. */
export async function beginDeciding(deps: Deps, user: User, request: string | undefined): Promise<Deciding> {
  const view = await viewOf(deps, undefined, true);
  return { user, request, view, known: await deps.readModel.decisions.known(false) };
}

/**
 * Takes one decision, bound to the proposal and to the decision before it that were looked at. It is appended; nothing
 * is ever overwritten.
 *
 * @throws MeshError `content-changed` where either is not so any more, `not-found`, `bad-input`
 */
export async function decide(
  { state }: Pick<Deps, 'state'>,
  { user, request, view, known }: Deciding,
  opportunityId: string,
  asked: DecisionRequest,
): Promise<DecisionRecord> {
  assertUntil(asked);
  const row = view.index.byId.get(opportunityId)?.row;
  if (row === undefined) {
    throw new MeshError('not-found', `The newest analysis has no opportunity ${opportunityId}.`);
  }
  if (row.contentHash !== asked.contentHash) {
    throw new MeshError('content-changed', 'Something else is proposed for this resource now: look at it again.');
  }
  const newest = known.newest.get(opportunityId);
  if ((newest?.version ?? 0) !== asked.decisionVersion) return ownOrTaken(newest, request, statusAfter[asked.action]);
  const record: DecisionRecord = {
    opportunityId,
    status: statusAfter[asked.action],
    by: user.name,
    ...(asked.reason !== undefined && { reason: asked.reason }),
    at: new Date().toISOString(),
    ...(asked.until !== undefined && { until: asked.until }),
    contentHash: asked.contentHash,
    version: asked.decisionVersion + 1,
    analysisId: view.header.id,
    ...(request !== undefined && { request }),
  };
  return append(state, record);
}

/** Of two that append the same version one writes; the other reads who did. */
async function append(state: Deps['state'], record: DecisionRecord): Promise<DecisionRecord> {
  const key = decisionKey(record.opportunityId, record.version);
  try {
    await state.create(key, record);
    return record;
  } catch (error) {
    if (!hasCode(error, 'already-exists')) throw error;
    return ownOrTaken((await state.read(DecisionRecord, key))?.content, record.request, record.status);
  }
}

/** What the same request has written before is its own, and no conflict. */
function ownOrTaken(
  newest: DecisionRecord | undefined,
  request: string | undefined,
  status: OpportunityStatus,
): DecisionRecord {
  const isOwn = request !== undefined && newest?.request === request && newest.status === status;
  if (isOwn) return newest;
  const who = newest ? `${newest.by} has decided in between (${newest.status})` : 'There is no such decision to follow';
  throw new MeshError('content-changed', `${who}: look at it again.`);
}

function assertUntil({ action, until }: DecisionRequest): void {
  if (action !== 'snooze') {
    if (until === undefined) return;
    throw new MeshError('bad-input', 'body: until goes with snooze only.');
  }
  const aheadMs = until === undefined ? Number.NaN : Date.parse(until) - Date.now();
  if (aheadMs > 0 && aheadMs <= longestSnoozeDays * millisecondsPerDay) return;
  throw new MeshError('bad-input', `body: snooze takes until, a time in the next ${longestSnoozeDays} days.`);
}
