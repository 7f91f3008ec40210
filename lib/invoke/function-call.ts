import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';

/** What Lambda answered: the payload, and whether the function failed. Looking at `failed` comes before parsing. */
export interface FunctionAnswer {
  readonly failed: boolean;
  readonly payload: string;
}

/** One synchronous call of a function, without any retry. Errors are the SDK's own. */
export async function callFunction(
  client: LambdaClient,
  functionName: string,
  payload: string,
  signal: AbortSignal,
): Promise<FunctionAnswer> {
  const { FunctionError, Payload } = await client.send(
    new InvokeCommand({ FunctionName: functionName, InvocationType: 'RequestResponse', Payload: payload }),
    { abortSignal: signal },
  );
  return { failed: FunctionError !== undefined, payload: Payload?.transformToString() ?? '' };
}

/** One asynchronous call: Lambda has the event when this answers, and retries it on its own. Errors are the SDK's own. */
export async function startFunction(client: LambdaClient, functionName: string, payload: string): Promise<void> {
  await client.send(new InvokeCommand({ FunctionName: functionName, InvocationType: 'Event', Payload: payload }));
}
