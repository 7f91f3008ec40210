import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { RegExpRouter } from 'hono/router/reg-exp-router';
import { MeshError } from '../../../lib/core/errors.ts';
import { problemOf } from '../../../lib/core/problem.ts';
import { readUser, requireRole, type User } from '../claims.ts';
import { readJsonBody } from '../domain/json-text.ts';
import type { Deps, Operation, RawCall, Reply } from './operation.ts';

const limits = {
  /** Characters. A hundred decisions with their reasons fit. */
  body: 300_000,
  path: 500,
  /** Characters of all names and values. */
  query: 8_000,
};

/** What `{}` asks, which a deployment sends to each new version, and the console's Test button. */
const anybodyThere = { httpMethod: 'GET', path: '/health', headers: {}, requestContext: {} };

const nobody: User = { id: '', name: '', role: 'viewer' };
const idempotencyKeyPattern = /^[\x21-\x7e]{1,128}$/;

export interface RouterOptions {
  /** The one origin of the dashboard, where it is not this one. */
  readonly allowedOrigin: string | undefined;
  /** Hears of what failed inside. */
  readonly onFailure: (error: unknown) => void;
}

/** Answers proxy events along the operations. Every answer is a reply or a problem; nothing is thrown. */
export function createRouter(operations: readonly Operation[], deps: Deps, options: RouterOptions) {
  const router = new RegExpRouter<Operation>();
  for (const each of operations) router.add(each.method.toUpperCase(), each.path.replaceAll(/\{(\w+)\}/g, ':$1'), each);
  const common = commonHeaders(options.allowedOrigin);
  return async (given: Partial<APIGatewayProxyEvent>): Promise<APIGatewayProxyResult> => {
    try {
      const event = { ...anybodyThere, ...given } as APIGatewayProxyEvent;
      assertSize(event);
      const { operation, params } = find(router, operations, event);
      const user = authorised(operation, event);
      return toResult(await operation.run(toCall(operation, params, user, event), deps), common, stageOf(event));
    } catch (error) {
      return toProblem(error, common, options.onFailure);
    }
  };
}

function assertSize({ path, body, multiValueQueryStringParameters }: APIGatewayProxyEvent): void {
  const query = Object.entries(multiValueQueryStringParameters ?? {}).flatMap(([name, values]) => [
    name,
    ...(values ?? []),
  ]);
  const queryLength = query.reduce((sum, text) => sum + text.length, 0);
  if (path.length > limits.path) throw tooLarge('path', path.length, limits.path);
  if (queryLength > limits.query) throw tooLarge('query', queryLength, limits.query);
  if (body !== null && body !== undefined && body.length > limits.body)
    throw tooLarge('body', body.length, limits.body);
}

function tooLarge(what: string, length: number, most: number): MeshError {
  return new MeshError('too-large', `The ${what} has ${length} characters; at most ${most} are taken.`);
}

function find(
  router: RegExpRouter<Operation>,
  operations: readonly Operation[],
  { httpMethod, path }: APIGatewayProxyEvent,
): { operation: Operation; params: Record<string, string> } {
  const [matches, stash] = router.match(httpMethod, path) as [[Operation, Record<string, number>][], string[]];
  const [match] = matches;
  if (match === undefined) throw notFound(router, operations, path);
  const [operation, places] = match;
  const params = Object.entries(places).map(([name, place]) => [name, decoded(stash[place] ?? '')]);
  return { operation, params: Object.fromEntries(params) };
}

function notFound(router: RegExpRouter<Operation>, operations: readonly Operation[], path: string): MeshError {
  const methods = [...new Set(operations.map(({ method }) => method.toUpperCase()))];
  const allowed = methods.filter((method) => router.match(method, path)[0].length > 0);
  if (allowed.length === 0) return new MeshError('not-found', 'There is no such address.');
  return new MeshError('method-not-allowed', `This address takes ${allowed.join(' and ')}.`);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new MeshError('bad-input', 'path: a segment is not encoded as an address is.');
  }
}

function authorised({ role }: Operation, { requestContext }: APIGatewayProxyEvent): User {
  if (role === 'public') return nobody;
  const user = readUser(requestContext?.authorizer?.claims);
  requireRole(user, role);
  return user;
}

function toCall(
  { body: schema, writes }: Operation,
  params: Record<string, string>,
  user: User,
  event: APIGatewayProxyEvent,
): RawCall {
  const key = headerOf(event, 'idempotency-key');
  if (writes === true && key !== undefined && !idempotencyKeyPattern.test(key)) {
    throw new MeshError('bad-input', 'Idempotency-Key: 1 to 128 visible ASCII characters.');
  }
  return {
    params,
    query: queryOf(event),
    body: schema && bodyOf(event),
    user,
    ifNoneMatch: headerOf(event, 'if-none-match'),
    isPresent: /\bno-cache\b/i.test(headerOf(event, 'cache-control') ?? ''),
    idempotencyKey: key,
  };
}

function queryOf({ multiValueQueryStringParameters }: APIGatewayProxyEvent): RawCall['query'] {
  const entries = Object.entries(multiValueQueryStringParameters ?? {});
  return Object.fromEntries(entries.map(([name, values]) => [name, values ?? []]));
}

function bodyOf(event: APIGatewayProxyEvent): unknown {
  const { body, isBase64Encoded } = event;
  if (!body) return undefined;
  const type = headerOf(event, 'content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new MeshError('bad-input', 'A body is JSON, and says so: Content-Type: application/json.');
  }
  return readJsonBody(isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body);
}

function headerOf({ headers }: APIGatewayProxyEvent, wanted: string): string | undefined {
  const name = Object.keys(headers ?? {}).find((each) => each.toLowerCase() === wanted);
  return name === undefined ? undefined : headers[name];
}

/** What stands before the path in the address that was called: a stage of API Gateway, unless it has a domain of its own. */
function stageOf({ path, requestContext }: APIGatewayProxyEvent): string {
  const whole = requestContext?.path ?? path;
  return whole.endsWith(path) ? whole.slice(0, whole.length - path.length) : '';
}

function toResult(
  { status, body, headers }: Reply,
  common: Record<string, string>,
  stage: string,
): APIGatewayProxyResult {
  const location = headers?.location === undefined ? {} : { location: `${stage}${headers.location}` };
  const all = { ...common, ...headers, ...location };
  if (body === undefined) return { statusCode: status, headers: all, body: '' };
  return { statusCode: status, headers: { ...all, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function toProblem(
  error: unknown,
  common: Record<string, string>,
  onFailure: (error: unknown) => void,
): APIGatewayProxyResult {
  const problem = problemOf(error);
  if (problem.status >= 500) onFailure(error);
  const headers = {
    ...common,
    'content-type': 'application/problem+json',
    ...(problem.retryAfter !== undefined && { 'retry-after': String(problem.retryAfter) }),
    ...(problem.status === 405 &&
      error instanceof Error && { allow: (error.message.match(/[A-Z]{2,}/g) ?? []).join(', ') }),
  };
  return { statusCode: problem.status, headers, body: JSON.stringify(problem) };
}

/** What a person sees is his alone, and may change: a cache asks every time. */
function commonHeaders(allowedOrigin: string | undefined): Record<string, string> {
  return {
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
    ...(allowedOrigin !== undefined && {
      'access-control-allow-origin': allowedOrigin,
      'access-control-expose-headers': 'ETag, Location, Retry-After',
      vary: 'Origin',
    }),
  };
}
