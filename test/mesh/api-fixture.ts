import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import type * as z from 'zod/mini';
import { operations } from '../../functions/api/routes/operations.ts';
import { AnalysisResource } from '../../functions/api/schemas/replies.ts';
import { money } from '../../lib/core/money.ts';
import type { Facts } from '../../lib/core/report.ts';
import { runCost } from '../../lib/core/run-cost.ts';
import type { SpendFacts } from '../../lib/core/spend.ts';
import { demoAsOf, demoWorld, storeDemoReports } from '../../local/cli/demo.ts';
import { type Front, startFront } from '../../local/front/front.ts';
import type { Person } from '../../local/front/sign-in-link.ts';
import type { MeshOptions } from '../../local/mesh/mesh.ts';
import { describeInterface } from '../../tools/api-types/describe-interface.ts';
import { contextOf, makeTask, startTestMesh, type TestMesh } from './mesh-fixture.ts';

/** The interface's document, from the operations that answer. */
export const document = describeInterface(operations, '1.0.0');

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
  readonly text: string;
}
/** A JSON object; tests read members of it through the interface's own schemas. */
export type Json = Readonly<Record<string, unknown>>;

export interface TestFront {
  readonly mesh: TestMesh;
  readonly front: Front;
  /** Context keys of the demo organisation's reports. */
  readonly inputs: readonly string[];
  /** Signs in by a link, and answers a caller with that person's token. */
  signIn(person?: Partial<Person>): Promise<Caller>;
  remove(): Promise<void>;
}

export interface Caller {
  readonly token: string;
  call(method: string, path: string, options?: CallOptions): Promise<HttpAnswer>;
}

export interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The mesh of the real rooms with its interface on a port, over the demo organisation's reports. */
export async function startTestFront(overrides: Partial<MeshOptions> = {}): Promise<TestFront> {
  const mesh = await startTestMesh({ functions: 'functions', asOf: demoAsOf, ...overrides });
  const inputs = await storeDemoReports(mesh.clients, demoWorld());
  const front = await startFront({ home: mesh.home, lambda: mesh.clients.lambda });
  return {
    mesh,
    front,
    inputs,
    async signIn({ name = 'maria', role = 'approver' } = {}) {
      const secret = front.link({ name, role }).split('#sign-in=')[1];
      const answer = await request(front.url, 'POST', '/session', { body: { secret } });
      return callerWith(front.url, String(answer.body.token));
    },
    async remove() {
      await front.close();
      await mesh.remove();
    },
  };
}

/** Stores what a bill says as the report of the agent that reads bills, and answers its key. */
export async function storeBill({ mesh }: Pick<TestFront, 'mesh'>, spend: SpendFacts): Promise<string> {
  const outcome = {
    findings: [],
    conclude: () => ({
      status: 'complete' as const,
      net: money('0', 'USD'),
      basis: 'list' as const,
      unknown: 0,
      highImpact: [],
      facts: { spend } as unknown as Facts,
      gaps: [],
      cost: runCost([], money('0', 'USD')),
    }),
  };
  const task = makeTask({ agent: 'billing', asOf: spend.asOf });
  const times = { startedAt: spend.asOf, now: () => new Date(spend.asOf) };
  return (await contextOf(mesh.clients, 'billing').storeReport(task, outcome, times)).contextKey;
}

/** @param token absent: without Authorization */
export function callerWith(url: string, token: string | undefined): Caller {
  return {
    token: token ?? '',
    async call(method, path, options = {}) {
      // What another sandbox has written a moment ago counts: tests wait for nothing.
      const present = { 'cache-control': 'no-cache' };
      const headers = {
        ...present,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...options.headers,
      };
      const answer = await request(url, method, path, { ...options, headers });
      expectAsDocumented(method, path, answer);
      return answer;
    },
  };
}

/** One request as curl sends it. A text body is sent as it is. */
export async function request(url: string, method: string, path: string, { body, headers }: CallOptions = {}) {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = /json/.test(answer.headers.get('content-type') ?? '');
  return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : {} };
}

const ajv = new Ajv2020({ strict: false, allErrors: false, formats: { uri: true, 'date-time': true, date: true } });
ajv.addSchema({ $id: 'document', ...document } as object);
const pathPatterns = Object.keys(document.paths ?? {}).map((path) => ({
  path,
  pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

/** Every answer is one that the document states: its status, its content type, and its body's shape. */
export function expectAsDocumented(method: string, address: string, { status, headers, text, body }: HttpAnswer): void {
  const [path = ''] = address.split('?');
  const known = pathPatterns.find(({ pattern }) => pattern.test(path))?.path;
  if (known === undefined || status === 405) {
    expect([404, 400, 405, 413, 401, 403], `${method} ${address}`).toContain(status);
    return;
  }
  const pointer = ['paths', known, method.toLowerCase(), 'responses', String(status)];
  const response = pointer.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document);
  expect(response, `${method} ${address} answers ${status}: ${text.slice(0, 300)}`).toBeDefined();
  if (status === 304 || status === 204) return;
  const type = headers.get('content-type') ?? '';
  const validate = validatorAt([...pointer, 'content', type, 'schema']);
  expect(validate(body) ? [] : validate.errors, `${method} ${address}: ${text.slice(0, 300)}`).toEqual([]);
}

const validators = new Map<string, ValidateFunction>();

function validatorAt(steps: readonly string[]): ValidateFunction {
  const escaped = steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')));
  const reference = `document#/${escaped.join('/')}`;
  const validate = validators.get(reference) ?? ajv.compile({ $ref: reference });
  validators.set(reference, validate);
  return validate;
}

/** What an address answers with 200, read by the schema that it is documented with. */
export async function read<Schema extends z.ZodMiniType>(
  caller: Caller,
  schema: Schema,
  path: string,
): Promise<z.output<Schema>> {
  const { status, body } = await caller.call('GET', path);
  expect(status, path).toBe(200);
  return schema.parse(body);
}

/** Polls an analysis as a program does, with the ETag of the last answer, until it has ended. */
export async function waitForEnd(caller: Caller, id: string): Promise<AnalysisResource> {
  let etag = '';
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await caller.call('GET', `/analyses/${id}`, { headers: { 'if-none-match': etag } });
    etag = answer.headers.get('etag') ?? '';
    if (answer.status === 200 && answer.body.result !== undefined) return AnalysisResource.parse(answer.body);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`analysis ${id} has not ended after a minute`);
}

/** An analysis of the demo organisation that has ended, with all its opportunities. */
export async function analyseDemo({ inputs }: Pick<TestFront, 'inputs'>, caller: Caller): Promise<string> {
  const started = await caller.call('POST', '/analyses', { body: { inputs } });
  expect(started.status).toBe(202);
  await waitForEnd(caller, String(started.body.id));
  return String(started.body.id);
}
