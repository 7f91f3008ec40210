import { randomUUID } from 'node:crypto';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { type ErrorCode, errorCodes, MeshError } from '../../lib/core/errors.ts';
import { invokeInterface } from './invoke-interface.ts';
import { toProxyEvent } from './proxy-event.ts';

/** Whoever can invoke functions of this mesh may read all that it has stored anyway. */
const operator = {
  sub: 'operator',
  token_use: 'id',
  'cognito:username': 'command line',
  'cognito:groups': 'viewer',
};

const Refusal = z.looseObject({ code: z.enum(errorCodes), detail: z.string() });

/**
 * Reads an address of the interface as the operator of this mesh does: without a token, straight from the function.
 *
 * @throws MeshError with the code and the text of the problem that it answers
 */
export async function readInterface(lambda: LambdaClient, path: string): Promise<unknown> {
  const url = new URL(path, 'http://127.0.0.1');
  const request = { method: 'GET', headers: {} };
  const event = toProxyEvent(request, url, Buffer.alloc(0), { requestId: randomUUID(), claims: operator });
  const { statusCode, body } = await invokeInterface(lambda, event);
  const answer: unknown = JSON.parse(body);
  if (statusCode < 400) return answer;
  const { code, detail } = Refusal.parse(answer);
  throw new MeshError(code satisfies ErrorCode, detail);
}
