import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import { hasCode, MeshError } from '../../../lib/core/errors.ts';
import { hashOf } from '../../../lib/core/hash.ts';
import { idempotencyKey } from '../../../lib/state/keys.ts';
import type { StateChannel } from '../../../lib/state/state.ts';
import type { Call, Reply } from './operation.ts';

const keptSeconds = 24 * 3_600;
/** A request that began longer ago was killed: API Gateway waits 29 seconds. */
const abandonedAfterMs = 30_000;
/** How long a request waits for its twin's answer. */
const patienceMs = 5_000;
const pauseMs = 50;

const Answered = z.strictObject({
  /** Operation, path and body: a key belongs to one request. */
  fingerprint: z.string(),
  begunAt: z.int(),
  reply: z.optional(z.strictObject({ status: z.int(), body: z.string(), headers: z.record(z.string(), z.string()) })),
});
type Answered = z.infer<typeof Answered>;

/**
 * Does a write once for all requests of one person with one key: the first does it, the others get its answer. Without
 * a key it is simply done.
 *
 * @param work is told the request's hash, so that what it stores can be known again as its own
 * @throws MeshError `key-reused` where the key came with another request, `lost-race` where the first is still at it
 */
export async function once(
  state: StateChannel,
  operationId: string,
  call: Call<unknown, unknown, unknown>,
  work: (request: string | undefined) => Promise<Reply>,
): Promise<Reply> {
  const { user, idempotencyKey: key, params, body } = call;
  if (key === undefined) return work(undefined);
  const request = hashOf([user.id, key]);
  const fingerprint = hashOf([operationId, JSON.stringify(params), JSON.stringify(body)]);
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(pauseMs)) {
    const turn = await take(state, request, fingerprint);
    if (turn.kind === 'answered') return turn.reply;
    if (turn.kind === 'mine') return answer(state, { request, fingerprint, version: turn.version }, work);
  }
  throw new MeshError('lost-race', 'The same request is being worked on: ask again in a moment.');
}

type Turn =
  | { readonly kind: 'mine'; readonly version: number }
  | { readonly kind: 'answered'; readonly reply: Reply }
  | { readonly kind: 'busy' };

async function take(state: StateChannel, request: string, fingerprint: string): Promise<Turn> {
  const storeKey = idempotencyKey(request);
  const begun: Answered = { fingerprint, begunAt: Date.now() };
  const ttl = { ttlSeconds: keptSeconds };
  const known = await state.read(Answered, storeKey);
  try {
    if (known === undefined) return { kind: 'mine', version: await state.create(storeKey, begun, ttl) };
    if (known.content.fingerprint !== fingerprint) {
      throw new MeshError('key-reused', 'This Idempotency-Key came with another request: take a new one.');
    }
    const { reply, begunAt } = known.content;
    if (reply) return { kind: 'answered', reply: { ...reply, body: JSON.parse(reply.body) } };
    if (Date.now() - begunAt < abandonedAfterMs) return { kind: 'busy' };
    return { kind: 'mine', version: await state.replace(storeKey, begun, known.version, ttl) };
  } catch (error) {
    if (hasCode(error, 'already-exists') || hasCode(error, 'lost-race')) return { kind: 'busy' };
    throw error;
  }
}

/** Where the work fails, the key is free again: the same request may be sent once more. */
async function answer(
  state: StateChannel,
  { request, fingerprint, version }: { request: string; fingerprint: string; version: number },
  work: (request: string) => Promise<Reply>,
): Promise<Reply> {
  const keep = (content: Answered) =>
    state.replace(idempotencyKey(request), content, version, { ttlSeconds: keptSeconds });
  try {
    const reply = await work(request);
    const { status, body, headers = {} } = reply;
    await keep({ fingerprint, begunAt: Date.now(), reply: { status, body: JSON.stringify(body ?? null), headers } });
    return reply;
  } catch (error) {
    await keep({ fingerprint, begunAt: 0 });
    throw error;
  }
}
