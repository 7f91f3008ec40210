import { randomUUID } from 'node:crypto';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod/mini';
import { type ErrorCode, errorCodes, MeshError } from '../../lib/core/errors.ts';
import { invokeInterface } from './invoke-interface.ts';
import { toProxyEvent } from './proxy-event.ts';

/** Whoever can invoke functions of this mesh may read all that it has stored anyway. */
const operator: Caller = { name: 'command line', role: 'viewer' };

/** Who calls, as claims of a token would say it. */
interface Caller {
  readonly name: string;
  readonly role: 'viewer' | 'analyst' | 'approver';
}

const Refusal = z.looseObject({ code: z.enum(errorCodes), detail: z.string() });

/**
 * Reads an address of the interface as the operator of this mesh does: without a token, straight from the function.
 *
 * @throws MeshError with the code and the text of the problem that it answers
 */
export function readInterface(lambda: LambdaClient, path: string): Promise<unknown> {
  return callInterface(lambda, operator, { method: 'GET', path });
}

/**
 * Calls an address of the interface in somebody's name, straight from the function.
 *
 * @throws MeshError with the code and the text of the problem that it answers
 */
export async function callInterface(
  lambda: LambdaClient,
  { name, role }: Caller,
  { method, path, body }: { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: unknown },
): Promise<unknown> {
  const claims = { sub: name, token_use: 'id', 'cognito:username': name, 'cognito:groups': role };
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-cache' };
  const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body));
  const url = new URL(path, 'http://127.0.0.1');
  const event = toProxyEvent({ method, headers }, url, bytes, { requestId: randomUUID(), claims });
  const { statusCode, body: text } = await invokeInterface(lambda, event);
  const answer: unknown = JSON.parse(text);
  if (statusCode < 400) return answer;
  const { code, detail } = Refusal.parse(answer);
  throw new MeshError(code satisfies ErrorCode, detail);
}
