import createClient, { type Client } from 'openapi-fetch';
import { endSession, readSession } from '../session/session.ts';
import { ApiProblem, problemOf } from './problem.ts';
import type { paths } from './schema';
import type { Problem } from './types.ts';

/** The interface, as its OpenAPI document states it. */
export type Api = Client<paths>;

/** An answer may be a second old. For so long after a write of one's own the present is asked for. */
const presentForMs = 3_000;

/**
 * @param baseUrl where the interface is; empty where this page comes from it
 */
export function createApi(baseUrl: string): Api {
  const client = createClient<paths>({ baseUrl: baseUrl === '' ? window.location.origin : baseUrl });
  let writtenAt = 0;
  client.use({
    onRequest({ request }) {
      const token = readSession()?.token;
      if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
      if (request.method !== 'GET') writtenAt = Date.now();
      else if (Date.now() - writtenAt < presentForMs) request.headers.set('cache-control', 'no-cache');
      return request;
    },
    onResponse({ response }) {
      if (response.status === 401) endSession('expired');
    },
  });
  return client;
}

interface Reply<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of an answer. @throws ApiProblem for everything else */
export async function bodyOf<Data>(reply: Promise<Reply<Data>>): Promise<Data> {
  const { data, error, response } = await reply.catch((cause: unknown) => {
    throw problemOf(cause);
  });
  if (response.ok && data !== undefined) return data;
  throw fromBody(error, response.status);
}

function fromBody(body: unknown, status: number): ApiProblem {
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>;
  const { code = 'agent-failed', retryable = status >= 500, retryAfter, detail } = problem;
  return new ApiProblem({ code, status, retryable, retryAfter }, detail ?? `The interface answered ${status}.`);
}

/** Makes a write safe to send again: the interface does it once a key, for a day. */
export function newIdempotencyKey(): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': crypto.randomUUID() };
}
