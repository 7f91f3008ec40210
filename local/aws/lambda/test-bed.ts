import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsError } from '../aws-error.ts';
import type { AwsRequest, AwsResponse } from '../service.ts';
import type { LambdaFunction } from './lambda-function.ts';
import { createLambda, type LambdaOptions, type LambdaService } from './service.ts';

/** A folder of its own for one test, with the functions and the service in it. */
export interface TestBed {
  readonly folder: string;
  /** Writes `index.mjs` and describes it as a function. */
  defineFunction(name: string, code: string, overrides?: Partial<LambdaFunction>): LambdaFunction;
  /** A service over `folder/data`; several one after the other are restarts of the same. */
  start(functions: readonly LambdaFunction[], overrides?: Partial<LambdaOptions>): LambdaService;
  /** Closes the services and removes the folder. */
  remove(): Promise<void>;
}

export function makeTestBed(): TestBed {
  const folder = mkdtempSync(join(tmpdir(), 'lambda-'));
  const services = new Set<LambdaService>();
  return {
    folder,
    defineFunction(name, code, overrides = {}) {
      const codeDir = join(folder, name);
      mkdirSync(codeDir, { recursive: true });
      writeFileSync(join(codeDir, 'index.mjs'), code);
      return { ...DEFAULTS, name, codeDir, ...overrides };
    },
    start(functions, overrides = {}) {
      const service = createLambda({
        functions,
        dataDir: join(folder, 'data'),
        region: 'us-east-1',
        accountId: '123456789012',
        environment: async () => ({ AWS_ACCESS_KEY_ID: 'LOCAL', AWS_SECRET_ACCESS_KEY: 'local-secret' }),
        retryDelaysMs: [20, 40],
        setbackDelayMs: 20,
        ...overrides,
      });
      const close = once(() => service.close());
      const closing = { ...service, close: () => close().finally(() => services.delete(closing)) };
      services.add(closing);
      return closing;
    },
    async remove() {
      for (const service of services) await service.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const DEFAULTS = {
  handler: 'index.handler',
  timeoutSeconds: 10,
  memoryMb: 256,
  ephemeralStorageMb: 512,
  environment: {},
};

function once(action: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | undefined;
  return () => {
    result ??= action();
    return result;
  };
}

export interface InvokeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed where there is a body. */
  readonly payload: unknown;
}

/** One Invoke request, as the endpoint hands it to the service; an AWS error comes back rendered. */
export async function invoke(
  lambda: LambdaService,
  functionName: string,
  payload: unknown = {},
  headers: Record<string, string> = {},
): Promise<InvokeAnswer> {
  const [name = '', query = ''] = functionName.split('?');
  const path = `/2015-03-31/functions/${encodeURIComponent(name)}/invocations`;
  return send(lambda, makeRequest({ path, query: new URLSearchParams(query), headers, body: toBody(payload) }));
}

export async function send(lambda: LambdaService, request: AwsRequest): Promise<InvokeAnswer> {
  const response = await answer(lambda, request);
  const text = String(response.body ?? '');
  return {
    status: response.status,
    headers: response.headers ?? {},
    payload: text === '' ? undefined : JSON.parse(text),
  };
}

export function makeRequest(overrides: Partial<AwsRequest>): AwsRequest {
  return {
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: {},
    body: Buffer.alloc(0),
    accessKeyId: 'LOCAL',
    region: 'us-east-1',
    service: 'lambda',
    ...overrides,
  };
}

async function answer(lambda: LambdaService, request: AwsRequest): Promise<AwsResponse> {
  try {
    return await lambda.handle(request);
  } catch (error) {
    if (error instanceof AwsError) return lambda.renderError(error, request);
    throw error;
  }
}

function toBody(payload: unknown): Buffer {
  return Buffer.isBuffer(payload) ? payload : Buffer.from(JSON.stringify(payload));
}
