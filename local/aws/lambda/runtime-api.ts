import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Invocation } from './invocation.ts';

/** What a sandbox says about the invocation it works on. */
export type RuntimeAnswer =
  | { readonly kind: 'response'; readonly body: Buffer }
  | { readonly kind: 'error'; readonly body: Buffer }
  /** The response is over {@link RESPONSE_LIMIT_BYTES}; its content is not kept. */
  | { readonly kind: 'response-too-large' };

export interface TimedInvocation extends Invocation {
  /** When the function's timeout ends, in milliseconds since 1970. */
  readonly deadlineMs: number;
}

/** The sandbox's side of the Runtime API, as its process calls it. */
interface RuntimeClient {
  /** Resolves when there is an invocation to work on; it may wait for ever. */
  next(): Promise<TimedInvocation>;
  /** False where the request id is not that of the invocation under way. */
  answer(requestId: string, answer: RuntimeAnswer): boolean;
  failInit(body: Buffer): void;
}

export interface RuntimeApi {
  /** A new address, known to nobody else, at which `client` is served until `dismiss`. */
  admit(client: RuntimeClient): { readonly address: string; dismiss(): void };
  close(): Promise<void>;
}

/** 6 MB and a little, as AWS's own error message states it. */
export const RESPONSE_LIMIT_BYTES = 6_291_556;
/** 144 bits: one sandbox cannot guess another's address. */
const TOKEN_BYTES = 18;
const ROUTE =
  /^\/(?<token>[\w-]+)\/2018-06-01\/runtime\/(?:(?<next>invocation\/next)|(?<init>init\/error)|invocation\/(?<requestId>[\w-]+)\/(?<outcome>response|error))$/;

/** Lambda's Runtime API (version 2018-06-01) for all sandboxes, on a loopback port of its own. */
export async function listenRuntimeApi(): Promise<RuntimeApi> {
  const clients = new Map<string, RuntimeClient>();
  // A handler may work for 15 minutes between two requests, and /next waits for ever: no connection is ever idle too long.
  const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, (request, response) => {
    serve(clients, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    admit(client) {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      clients.set(token, client);
      return { address: `127.0.0.1:${port}/${token}`, dismiss: () => void clients.delete(token) };
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function serve(
  clients: ReadonlyMap<string, RuntimeClient>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const route = ROUTE.exec(request.url ?? '')?.groups;
  const client = clients.get(route?.token ?? '');
  if (route === undefined || client === undefined) return reply(response, 404, { errorType: 'NotFound' });
  if (route.next !== undefined) return replyNext(response, await client.next());
  const body = await readBody(request);
  if (route.init !== undefined) {
    client.failInit(body ?? Buffer.from('{}'));
    return reply(response, 202, { status: 'OK' });
  }
  const answer = toAnswer(route.outcome, body);
  if (!client.answer(route.requestId ?? '', answer)) {
    return reply(response, 400, { errorType: 'InvalidRequestID', errorMessage: 'Invalid request ID' });
  }
  if (answer.kind === 'response-too-large') return reply(response, 413, { errorType: 'RequestEntityTooLarge' });
  return reply(response, 202, { status: 'OK' });
}

function toAnswer(outcome: string | undefined, body: Buffer | undefined): RuntimeAnswer {
  if (body === undefined) return { kind: 'response-too-large' };
  return { kind: outcome === 'error' ? 'error' : 'response', body };
}

function replyNext(response: ServerResponse, invocation: TimedInvocation): void {
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': invocation.payload.length,
    'lambda-runtime-aws-request-id': invocation.requestId,
    'lambda-runtime-deadline-ms': invocation.deadlineMs,
    'lambda-runtime-invoked-function-arn': invocation.functionArn,
    'lambda-runtime-trace-id': invocation.traceHeader,
    ...(invocation.clientContext !== undefined && { 'lambda-runtime-client-context': invocation.clientContext }),
  });
  response.end(invocation.payload);
}

function reply(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

/** The body, or undefined where it is over the limit; it is read to its end in either case, so that the sender gets an answer. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes <= RESPONSE_LIMIT_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return bytes <= RESPONSE_LIMIT_BYTES ? Buffer.concat(chunks, bytes) : undefined;
}
