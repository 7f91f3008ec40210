import { MeshError, messageOf } from '../core/errors.ts';
import { problemOf } from '../core/problem.ts';
import type { Recognised } from './recognise.ts';

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
  const problem = problemOf(named);
  return apiReply(problem.status, 'application/problem+json', problem);
}

function apiReply(statusCode: number, contentType: string, body: unknown): ApiReply {
  return { statusCode, headers: { 'content-type': contentType }, body: JSON.stringify(body) };
}
