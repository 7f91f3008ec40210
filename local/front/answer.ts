import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod/mini';
import { MeshError } from '../../lib/core/errors.ts';
import { parseJson } from '../../lib/core/parse.ts';
import { problemOf } from '../../lib/core/problem.ts';
import { type Sources, withSources } from './default-sources.ts';
import { assertOwnSite } from './guard.ts';
import { type createTurns, type InterfaceResult, invokeInterface } from './invoke-interface.ts';
import { type BuiltPage, sendFile } from './page.ts';
import { toProxyEvent } from './proxy-event.ts';
import { readRequestBody } from './request-body.ts';
import type { Sessions } from './session.ts';
import { redeemLink } from './sign-in-link.ts';
import { isStoredFile, sendStoredFile, withOwnAddress } from './stored-files.ts';

export interface Serving {
  readonly home: string;
  readonly lambda: LambdaClient;
  readonly hosts: ReadonlySet<string>;
  readonly sessions: Sessions;
  /** A few requests are with the function at once. */
  readonly inTurn: ReturnType<typeof createTurns>;
  readonly page: BuiltPage | undefined;
  /** Where the embedded AWS is; absent where exports keep its addresses. */
  readonly awsUrl: string | undefined;
  /** What an analysis takes that names no sources. */
  readonly sources: Sources | undefined;
}

/** Addresses that API Gateway leaves without an authorizer too. */
const publicPaths: ReadonlySet<string> = new Set(['/health', '/openapi.json']);
const SignIn = z.strictObject({ secret: z.string().check(z.minLength(20), z.maxLength(100)) });

/** Answers one request: sessions itself, as Cognito does on AWS; everything else by the function. */
export async function answerRequest(
  incoming: IncomingMessage,
  response: ServerResponse,
  serving: Serving,
): Promise<void> {
  const file = findFile(incoming, serving);
  if (file !== undefined) return sendFile(file, incoming, response);
  const stored = storedFileOf(incoming, serving);
  if (stored !== undefined) return sendStoredFile(stored.url, stored.awsUrl, response);
  const result = await resultOf(incoming, serving).catch(problemResult);
  if (!incoming.complete) letGo(incoming, response);
  response.writeHead(result.statusCode, {
    ...(result.headers as Record<string, string>),
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    // The same address is a page for a browser that goes there.
    vary: 'accept',
  });
  response.end(result.body);
}

/** A file of the page, which holds nothing that anyone must be kept from: a link to it may stand on another site. */
function findFile(incoming: IncomingMessage, { page, hosts }: Serving) {
  if (page === undefined || !hosts.has(incoming.headers.host ?? '')) return undefined;
  const url = addressIn(incoming);
  return url && page.find(incoming, url.pathname);
}

/** An export, for whoever has its signed address. */
function storedFileOf(incoming: IncomingMessage, { awsUrl, hosts }: Serving) {
  const url = addressIn(incoming);
  const isAsked = incoming.method === 'GET' && hosts.has(incoming.headers.host ?? '');
  return isAsked && awsUrl !== undefined && url && isStoredFile(url) ? { url, awsUrl } : undefined;
}

/** What a refused request still sends is thrown away for a moment, since a caller reads the answer after it has sent. */
const patienceMs = 5_000;

function letGo(incoming: IncomingMessage, response: ServerResponse): void {
  response.setHeader('connection', 'close');
  incoming.resume();
  const timer = setTimeout(() => incoming.destroy(), patienceMs);
  incoming.once('close', () => clearTimeout(timer));
}

async function resultOf(incoming: IncomingMessage, serving: Serving): Promise<InterfaceResult> {
  assertOwnSite(incoming.headers, serving.hosts);
  const url = addressOf(incoming);
  if (url.pathname === '/session') return answerSession(incoming, serving);
  const isOpen = publicPaths.has(url.pathname) && incoming.method === 'GET';
  const claims = isOpen ? undefined : await serving.sessions.verify(incoming.headers.authorization);
  const body = withSources(incoming, url, await readRequestBody(incoming), serving.sources);
  const event = toProxyEvent(incoming, url, body, { requestId: randomUUID(), claims });
  const result = await serving.inTurn(() => invokeInterface(serving.lambda, event));
  if (url.pathname !== '/export' || serving.awsUrl === undefined) return result;
  return withOwnAddress(result, serving.awsUrl, `http://${incoming.headers.host}`);
}

function addressOf(incoming: IncomingMessage): URL {
  const address = addressIn(incoming);
  if (address !== undefined) return address;
  throw new MeshError('bad-input', 'This is not an address.');
}

function addressIn({ url = '/' }: IncomingMessage): URL | undefined {
  const address = URL.parse(url, 'http://127.0.0.1');
  return address !== null && url.startsWith('/') && address.host === '127.0.0.1' ? address : undefined;
}

async function answerSession(incoming: IncomingMessage, { home, sessions }: Serving): Promise<InterfaceResult> {
  if (incoming.method === 'DELETE') {
    sessions.end(await sessions.verify(incoming.headers.authorization));
    return { statusCode: 204, headers: { 'cache-control': 'no-store' }, body: '' };
  }
  if (incoming.method !== 'POST') throw new MeshError('method-not-allowed', '/session takes POST and DELETE.');
  const body = await readRequestBody(incoming);
  const { secret } = parseJson(SignIn, body.toString('utf8'), 'body');
  const person = redeemLink(home, secret);
  if (person === undefined) {
    throw new MeshError('not-signed-in', 'The link was used, or is too old: npm run sign-in makes a new one.');
  }
  const reply = { ...sessions.issue(person), ...person };
  return {
    statusCode: 201,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(reply),
  };
}

function problemResult(error: unknown): InterfaceResult {
  const problem = problemOf(error);
  const headers = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(problem.status === 401 && { 'www-authenticate': 'Bearer' }),
    ...(problem.retryAfter !== undefined && { 'retry-after': String(problem.retryAfter) }),
  };
  return { statusCode: problem.status, headers, body: JSON.stringify(problem) };
}
