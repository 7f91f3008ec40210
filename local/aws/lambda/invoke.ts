import type { AwsRequest, AwsResponse } from '../service.ts';
import type { EventDispatcher } from './event-dispatcher.ts';
import { type FunctionReference, type LambdaIdentity, parseFunctionReference } from './function-reference.ts';
import { EXECUTED_VERSION, type Invocation, type InvocationResult } from './invocation.ts';
import { makeInvocation, parseInvokeRequest } from './invoke-request.ts';
import { functionNotFound, serviceFailed, throttled } from './lambda-error.ts';
import type { LambdaFunction } from './lambda-function.ts';
import type { SandboxPool } from './sandbox-pool.ts';

/** What the operation Invoke works with. */
export interface InvokeContext {
  readonly functions: ReadonlyMap<string, LambdaFunction>;
  readonly identity: LambdaIdentity;
  readonly pool: SandboxPool;
  readonly dispatcher: EventDispatcher;
  /** How long a synchronous invocation waits for a place before it is throttled. */
  readonly concurrencyWaitMs: number;
}

/**
 * POST /2015-03-31/functions/{FunctionName}/invocations, https://docs.aws.amazon.com/lambda/latest/dg/API_Invoke.html
 * Throws as AWS answers: ResourceNotFoundException, TooManyRequestsException, ServiceException (the sandbox could not be
 * started), and what `parseInvokeRequest` and `parseFunctionReference` throw.
 */
export async function answerInvoke(request: AwsRequest, segment: string, context: InvokeContext): Promise<AwsResponse> {
  const reference = parseFunctionReference(segment, request.query.get('Qualifier'), context.identity);
  const fn = findFunction(reference, context);
  const { type, wantsLogTail, invocation } = parseInvokeRequest(request, reference);
  switch (type) {
    case 'DryRun':
      return { status: 204, headers: commonHeaders(invocation) };
    case 'Event':
      context.dispatcher.accept(fn, invocation);
      return { status: 202, headers: commonHeaders(invocation) };
    case 'RequestResponse': {
      const result = await context.pool.invoke(fn, invocation, context.concurrencyWaitMs);
      return answerResult(result, invocation, wantsLogTail);
    }
  }
}

/** The same as an Invoke of type Event without HTTP: on disk when it returns the request id. Throws as Invoke does. */
export function acceptEvent(functionName: string, payload: string, context: InvokeContext): string {
  const reference = parseFunctionReference(encodeURIComponent(functionName), null, context.identity);
  const fn = findFunction(reference, context);
  const invocation = makeInvocation(Buffer.from(payload), reference, 'asynchronous');
  context.dispatcher.accept(fn, invocation);
  return invocation.requestId;
}

function findFunction(reference: FunctionReference, { functions }: InvokeContext): LambdaFunction {
  const fn = functions.get(reference.name);
  if (fn === undefined) throw functionNotFound(reference.arn);
  return fn;
}

function answerResult(result: InvocationResult, invocation: Invocation, wantsLogTail: boolean): AwsResponse {
  switch (result.kind) {
    case 'throttled':
      throw throttled(result.reason);
    case 'not-started':
      throw serviceFailed(`The sandbox could not be started: ${result.reason}`);
    case 'stopped':
      throw serviceFailed('The embedded Lambda is being ended.');
    case 'succeeded':
    case 'failed':
      return {
        status: 200,
        headers: {
          ...commonHeaders(invocation),
          'content-type': 'application/json',
          'x-amz-executed-version': EXECUTED_VERSION,
          ...(result.kind === 'failed' && { 'x-amz-function-error': 'Unhandled' }),
          ...(wantsLogTail && { 'x-amz-log-result': result.logTail.toString('base64') }),
        },
        body: result.payload,
      };
  }
}

/** In Lambda the id of the request and the id that the handler sees are the same. */
function commonHeaders(invocation: Invocation): Record<string, string> {
  return { 'x-amzn-requestid': invocation.requestId, 'x-amzn-trace-id': invocation.traceHeader };
}
