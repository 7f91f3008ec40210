import { type ErrorCode, MeshError, messageOf } from '../core/errors.ts';
import type { Recognised } from './recognise.ts';

const statusOf: Readonly<Partial<Record<ErrorCode, number>>> = {
  'bad-input': 400,
  'access-denied': 403,
  'not-found': 404,
  'already-exists': 409,
  'lost-race': 409,
  throttled: 429,
  'service-unavailable': 503,
  'agent-unavailable': 503,
  timeout: 504,
};

export interface ApiReply {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer in the form that the caller reads: a proxy response for API Gateway, the value itself for all others. */
export function replyWith(recognised: Recognised, answer: unknown): unknown {
  return recognised.kind === 'api' ? apiReply(200, 'application/json', answer) : answer;
}

/**
 * An error in the form that the caller reads: `application/problem+json` (RFC 9457) for API Gateway; for all others it
 * is thrown, and Lambda answers `FunctionError` with the code as `errorType`, so that retries and alarms see it.
 */
export function replyToError(isApiEvent: boolean, error: unknown): ApiReply {
  const named = error instanceof MeshError ? error : new MeshError('agent-failed', messageOf(error), { cause: error });
  if (!isApiEvent) throw named;
  const status = statusOf[named.code] ?? 500;
  // What went wrong inside is for the log: a caller learns the code, and of his own mistakes the message.
  const detail = status < 500 ? named.message : `The request failed inside (${named.code}).`;
  const problem = {
    type: 'about:blank',
    title: named.code,
    status,
    detail,
    code: named.code,
    retryable: named.retryable,
  };
  return apiReply(status, 'application/problem+json', problem);
}

function apiReply(statusCode: number, contentType: string, body: unknown): ApiReply {
  return { statusCode, headers: { 'content-type': contentType }, body: JSON.stringify(body) };
}
