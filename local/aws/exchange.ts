import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Admission, admitRequest } from './admission.ts';
import { AwsError } from './aws-error.ts';
import type { AwsRequest, AwsResponse, AwsService, RequestHead } from './service.ts';
import { dialectOf, renderError } from './wire.ts';

/** What the exchanges of one endpoint share. */
export interface Serving extends Admission {
  readonly services: ReadonlyMap<string, AwsService>;
  /** True from the moment when the endpoint begins to close. */
  readonly isClosing: () => boolean;
  readonly onError: (error: unknown, request: RequestHead) => void;
}

/** Answers one HTTP request. Never rejects: what goes wrong is answered where someone listens, and told to `onError`. */
export async function exchange(incoming: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  const head = readHead(incoming);
  try {
    const answer = await answerTo(incoming, head, serving);
    send(answer, head, response);
  } catch (error) {
    // Nobody is left to hear the answer: the body was cut off, or the client gave up.
    if (incoming.errored !== null) return;
    serving.onError(error, head);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
}

function readHead(incoming: IncomingMessage): RequestHead {
  const [path = '/', ...query] = (incoming.url ?? '/').split('?');
  const headers = Object.entries(incoming.headersDistinct).map(([name, values]) => [name, values?.join(',')]);
  return {
    method: incoming.method ?? 'GET',
    path,
    query: new URLSearchParams(query.join('?')),
    headers: Object.fromEntries(headers),
  };
}

async function answerTo(incoming: IncomingMessage, head: RequestHead, serving: Serving): Promise<AwsResponse> {
  try {
    if (serving.isClosing()) throw new AwsError('ServiceUnavailable', 503, 'The embedded AWS is being ended.');
    const request = await admitRequest(incoming, head, serving);
    return await serve(request, serving);
  } catch (error) {
    if (error instanceof AwsError) return renderError(error, dialectOf(head));
    throw error;
  }
}

async function serve(request: AwsRequest, { services, onError }: Serving): Promise<AwsResponse> {
  const service = services.get(request.service);
  if (service === undefined) throw unknownService(request.service, services);
  try {
    return await service.handle(request);
  } catch (error) {
    if (error instanceof AwsError) return service.renderError(error, request);
    onError(error, request);
    return service.renderError(internalError(error), request);
  }
}

function unknownService(name: string, services: ReadonlyMap<string, AwsService>): AwsError {
  const available = [...services.keys()].join(', ');
  return new AwsError('NotImplemented', 501, `The embedded AWS has no service '${name}'. It has: ${available}.`);
}

function internalError(cause: unknown): AwsError {
  return new AwsError('InternalError', 500, 'We encountered an internal error. Please try again.', { cause });
}

/** Node reads and drops what is left of a body that was not read, so that a client still sending hears the answer. */
function send(answer: AwsResponse, head: RequestHead, response: ServerResponse): void {
  const requestId = randomUUID();
  const body = Buffer.from(answer.body ?? '');
  const hasLength = answer.status !== 204 && answer.status !== 304;
  response.writeHead(answer.status, {
    ...(hasLength && { 'content-length': String(body.length) }),
    'x-amzn-requestid': requestId,
    'x-amz-request-id': requestId,
    ...answer.headers,
  });
  response.end(head.method === 'HEAD' ? undefined : body);
}
