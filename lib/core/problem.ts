import * as z from 'zod/mini';
import { type ErrorCode, errorCodes, MeshError } from './errors.ts';

const statusOf: Readonly<Partial<Record<ErrorCode, number>>> = {
  'bad-input': 400,
  'not-signed-in': 401,
  'access-denied': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'already-exists': 409,
  'lost-race': 409,
  'content-changed': 409,
  'too-large': 413,
  'key-reused': 422,
  throttled: 429,
  'too-many-running': 429,
  'service-unavailable': 503,
  'agent-unavailable': 503,
  timeout: 504,
};

/** Seconds after which a retryable request is worth another try, by its code. */
const retryAfterSeconds: Readonly<Partial<Record<ErrorCode, number>>> = {
  'lost-race': 1,
  throttled: 5,
  'too-many-running': 30,
  'service-unavailable': 5,
};

/** An error as `application/problem+json` (RFC 9457). */
export const Problem = z.strictObject({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int().check(z.minimum(400), z.maximum(599)),
  detail: z.string(),
  code: z.enum(errorCodes),
  retryable: z.boolean(),
  /** Seconds. */
  retryAfter: z.optional(z.int().check(z.positive())),
});
export type Problem = z.infer<typeof Problem>;

/**
 * What a caller over HTTP learns of an error: the code, and of his own mistakes the message. What went wrong inside is
 * for the log.
 */
export function problemOf(error: unknown): Problem {
  const code = error instanceof MeshError ? error.code : 'agent-failed';
  const status = statusOf[code] ?? 500;
  const isInside = status >= 500 || !(error instanceof MeshError);
  const retryAfter = retryAfterSeconds[code];
  return {
    type: 'about:blank',
    title: code,
    status,
    detail: isInside ? `The request failed inside (${code}).` : error.message,
    code,
    retryable: error instanceof MeshError && error.retryable,
    ...(retryAfter !== undefined && { retryAfter }),
  };
}
