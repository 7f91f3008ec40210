import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { fromAwsError } from '../../lib/core/aws-errors.ts';
import { MeshError } from '../../lib/core/errors.ts';

/** The room that answers the interface. */
export const interfaceFunction = 'api';

export type InterfaceResult = Pick<APIGatewayProxyResult, 'statusCode' | 'headers' | 'body'>;

/** Each sandbox holds an index of its own: a laptop has room for a few. More requests wait for their turn. */
const mostAtOnce = 3;

/** Lets so many callers in at once; the others wait, first come first served. */
export function createTurns(most = mostAtOnce): <Answer>(work: () => Promise<Answer>) => Promise<Answer> {
  let free = most;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

/** Hands an event to the function of the interface, through the embedded Lambda. */
export async function invokeInterface(lambda: LambdaClient, event: APIGatewayProxyEvent): Promise<InterfaceResult> {
  const command = new InvokeCommand({ FunctionName: interfaceFunction, Payload: JSON.stringify(event) });
  const { FunctionError, Payload } = await lambda.send(command).catch((error: unknown) => {
    throw fromAwsError(error, 'lambda:Invoke');
  });
  if (FunctionError === undefined) return JSON.parse(Payload?.transformToString() ?? '');
  throw new MeshError('agent-failed', 'the function of the interface failed');
}
