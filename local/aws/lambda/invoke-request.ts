import { isUtf8 } from 'node:buffer';
import { randomBytes, randomUUID } from 'node:crypto';
import type { AwsRequest } from '../service.ts';
import type { FunctionReference } from './function-reference.ts';
import type { Invocation } from './invocation.ts';
import { invalidContent, invalidParameter, requestTooLarge } from './lambda-error.ts';

type InvocationType = (typeof INVOCATION_TYPES)[number];

const INVOCATION_TYPES = ['RequestResponse', 'Event', 'DryRun'] as const;
/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html: 6 MB synchronous, 1 MB asynchronous. */
const SYNCHRONOUS_LIMIT_BYTES = 6_291_456;
const ASYNCHRONOUS_LIMIT_BYTES = 1_048_576;
/** Of the base64 text, https://docs.aws.amazon.com/lambda/latest/dg/API_Invoke.html */
const CLIENT_CONTEXT_LIMIT_BYTES = 3_583;

interface InvokeRequest {
  readonly type: InvocationType;
  readonly wantsLogTail: boolean;
  readonly invocation: Invocation;
}

/**
 * What an Invoke request asks for. Throws as AWS answers: RequestTooLargeException, InvalidRequestContentException (a
 * body or client context that is not JSON), InvalidParameterValueException (an unknown type).
 */
export function parseInvokeRequest(request: AwsRequest, reference: FunctionReference): InvokeRequest {
  const type = parseType(request.headers['x-amz-invocation-type']);
  return {
    type,
    wantsLogTail: request.headers['x-amz-log-type'] === 'Tail',
    invocation: makeInvocation(request.body, reference, type === 'Event' ? 'asynchronous' : 'synchronous', {
      traceHeader: request.headers['x-amzn-trace-id'],
      clientContext: type === 'Event' ? undefined : request.headers['x-amz-client-context'],
    }),
  };
}

interface InvocationHeaders {
  readonly traceHeader?: string | undefined;
  /** Base64 of JSON, as sent. */
  readonly clientContext?: string | undefined;
}

/** An invocation with a new request id, its payload checked for size and form; no payload means `{}`, as in AWS. */
export function makeInvocation(
  payload: Buffer,
  reference: FunctionReference,
  manner: 'synchronous' | 'asynchronous',
  headers: InvocationHeaders = {},
): Invocation {
  const limitBytes = manner === 'synchronous' ? SYNCHRONOUS_LIMIT_BYTES : ASYNCHRONOUS_LIMIT_BYTES;
  if (payload.length > limitBytes) throw requestTooLarge(limitBytes);
  return {
    requestId: randomUUID(),
    functionArn: reference.arn,
    payload: payload.length === 0 ? Buffer.from('{}') : checkJson(payload),
    traceHeader: headers.traceHeader ?? newTraceHeader(),
    clientContext: parseClientContext(headers.clientContext),
  };
}

function parseType(text = 'RequestResponse'): InvocationType {
  const type = INVOCATION_TYPES.find((known) => known === text);
  if (type !== undefined) return type;
  throw invalidParameter(
    `1 validation error detected: Value '${text}' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [${INVOCATION_TYPES.join(', ')}]`,
  );
}

function checkJson(payload: Buffer): Buffer {
  if (!isUtf8(payload)) throw invalidContent('Could not parse request body into json: Invalid UTF-8');
  try {
    JSON.parse(payload.toString());
    return payload;
  } catch (cause) {
    throw invalidContent(`Could not parse request body into json: ${cause instanceof Error ? cause.message : cause}`);
  }
}

function parseClientContext(base64: string | undefined): string | undefined {
  if (base64 === undefined) return undefined;
  if (base64.length > CLIENT_CONTEXT_LIMIT_BYTES) {
    throw invalidContent(`Client context must be no more than ${CLIENT_CONTEXT_LIMIT_BYTES} bytes.`);
  }
  try {
    return toAscii(JSON.stringify(JSON.parse(Buffer.from(base64, 'base64').toString())));
  } catch {
    throw invalidContent('Client context must be a valid Base64-encoded JSON object.');
  }
}

/** It travels to the sandbox in a header. */
function toAscii(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Not sampled: there is no X-Ray daemon here for a tracer to send segments to. */
function newTraceHeader(): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  const root = `1-${seconds}-${randomBytes(12).toString('hex')}`;
  return `Root=${root};Parent=${randomBytes(8).toString('hex')};Sampled=0`;
}
