import type { MiddlewareObj } from '@middy/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTracing } from './tracing.ts';

const told = vi.hoisted(() => ({
  loads: 0,
  clients: [] as object[],
  annotations: [] as string[],
  steps: [] as string[],
}));

vi.mock('@aws-lambda-powertools/tracer', () => ({
  Tracer: class {
    constructor() {
      told.loads += 1;
    }
    captureAWSv3Client(client: object) {
      told.clients.push(client);
      return client;
    }
    putAnnotation(name: string, value: string) {
      told.annotations.push(`${name}=${value}`);
    }
  },
}));
vi.mock('@aws-lambda-powertools/tracer/middleware', () => ({
  captureLambdaHandler: () => ({
    before: () => told.steps.push('before'),
    after: () => told.steps.push('after'),
    onError: () => told.steps.push('onError'),
  }),
}));

const trace = (sampled: 0 | 1) => `Root=1-67891233-abcdef012345678912345678;Parent=463ac35c9f6413ad;Sampled=${sampled}`;

beforeEach(() => {
  Object.assign(told, { loads: 0, clients: [], annotations: [], steps: [] });
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function invoke({ before, after }: MiddlewareObj, during: () => void = () => undefined): Promise<void> {
  const request = {} as Parameters<NonNullable<MiddlewareObj['before']>>[0];
  await before?.(request);
  during();
  await after?.(request);
}

test('an invocation that is not sampled loads no tracer and names nothing', async () => {
  vi.stubEnv('_X_AMZN_TRACE_ID', trace(0));
  const tracing = createTracing('budget');
  tracing.watch({});
  await invoke(tracing.middleware, () => tracing.annotate({ analysis: 'a1' }));
  expect(told).toEqual({ loads: 0, clients: [], annotations: [], steps: [] });
});

test('a sampled one traces the calls of every client once, and names the analysis', async () => {
  vi.stubEnv('_X_AMZN_TRACE_ID', trace(1));
  const tracing = createTracing('budget');
  const [s3, lambda] = [{ name: 's3' }, { name: 'lambda' }];
  expect(tracing.watch(s3)).toBe(s3);
  await invoke(tracing.middleware, () => tracing.annotate({ analysis: 'a1', task: 't1' }));
  tracing.watch(lambda);
  await invoke(tracing.middleware);
  expect(told).toEqual({
    loads: 1,
    clients: [s3, lambda],
    annotations: ['analysis=a1', 'task=t1'],
    steps: ['before', 'after', 'before', 'after'],
  });
});

test('the trace that an event carries along is the invocation’s own', () => {
  const tracing = createTracing('budget');
  expect(tracing.header()).toBeUndefined();
  vi.stubEnv('_X_AMZN_TRACE_ID', trace(0));
  expect(tracing.header()).toBe(trace(0));
});
