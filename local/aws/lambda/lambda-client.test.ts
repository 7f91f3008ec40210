import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Endpoint, startEndpoint } from '../server.ts';
import type { LambdaFunction } from './lambda-function.ts';
import type { LambdaOptions, LambdaService } from './service.ts';
import { makeTestBed, type TestBed } from './test-bed.ts';

const SECRET = 'secret-of-this-test';

let bed: TestBed;
let endpoint: Endpoint | undefined;
let clients: LambdaClient[] = [];
beforeEach(() => {
  bed = makeTestBed();
});
afterEach(async () => {
  for (const client of clients) client.destroy();
  clients = [];
  await endpoint?.close();
  endpoint = undefined;
  await bed.remove();
});

/** The service behind the endpoint, whose address the sandboxes wait for. */
async function listen(
  functions: readonly LambdaFunction[],
  overrides: Partial<LambdaOptions> = {},
): Promise<LambdaService> {
  const listening = Promise.withResolvers<string>();
  const environment = async () => ({
    AWS_ACCESS_KEY_ID: 'LOCAL',
    AWS_SECRET_ACCESS_KEY: SECRET,
    AWS_ENDPOINT_URL: await listening.promise,
  });
  const lambda = bed.start(functions, { environment, ...overrides });
  endpoint = await startEndpoint({ services: [lambda], credentials: (id) => (id === 'LOCAL' ? SECRET : undefined) });
  listening.resolve(endpoint.url);
  return lambda;
}

function makeClient(config: LambdaClientConfig = {}): LambdaClient {
  const credentials = { accessKeyId: 'LOCAL', secretAccessKey: SECRET };
  const client = new LambdaClient({ region: 'us-east-1', endpoint: endpoint?.url ?? '', credentials, ...config });
  clients.push(client);
  return client;
}

const ECHO = 'export const handler = async (event, context) => ({ event, client: context.clientContext });';

test('an unmodified client invokes a function and reads its result, version and log', async () => {
  await listen([bed.defineFunction('echo', ECHO)]);
  const answer = await makeClient().send(
    new InvokeCommand({
      FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:echo',
      Qualifier: 'live',
      Payload: JSON.stringify({ word: 'größe' }),
      ClientContext: Buffer.from('{"custom":{"a":1}}').toString('base64'),
      LogType: 'Tail',
    }),
  );
  expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
  expect(answer.FunctionError).toBeUndefined();
  expect(JSON.parse(answer.Payload?.transformToString() ?? '')).toEqual({
    event: { word: 'größe' },
    client: { custom: { a: 1 } },
  });
  const log = Buffer.from(answer.LogResult ?? '', 'base64').toString();
  expect(log).toContain(`START RequestId: ${answer.$metadata.requestId} Version: $LATEST`);
});

test('an unmodified client sees the error of a function', async () => {
  await listen([bed.defineFunction('broken', 'export const handler = async () => { throw new RangeError("no"); };')]);
  const answer = await makeClient().send(new InvokeCommand({ FunctionName: 'broken' }));
  expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
  expect(JSON.parse(answer.Payload?.transformToString() ?? '')).toMatchObject({ errorType: 'RangeError' });
});

test('an unmodified client invokes asynchronously and tries without running', async () => {
  const lambda = await listen([bed.defineFunction('echo', ECHO)]);
  const event = await makeClient().send(
    new InvokeCommand({ FunctionName: 'echo', InvocationType: 'Event', Payload: '{}' }),
  );
  expect(event.StatusCode).toBe(202);
  const dry = await makeClient().send(new InvokeCommand({ FunctionName: 'echo', InvocationType: 'DryRun' }));
  expect(dry.StatusCode).toBe(204);
  await lambda.drain();
  expect(lambda.statistics().get('echo')).toMatchObject({ invocations: 1 });
});

test('an unmodified client gets the errors of Lambda as its own classes', async () => {
  await listen([bed.defineFunction('echo', ECHO), bed.defineFunction('off', ECHO, { concurrency: 0 })]);
  const client = makeClient({ maxAttempts: 1 });
  await expect(client.send(new InvokeCommand({ FunctionName: 'nobody' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Function not found: arn:aws:lambda:us-east-1:123456789012:function:nobody',
    $metadata: { httpStatusCode: 404 },
  });
  await expect(client.send(new InvokeCommand({ FunctionName: 'off' }))).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    $metadata: { httpStatusCode: 429 },
  });
  const tooLarge = new InvokeCommand({ FunctionName: 'echo', Payload: JSON.stringify('x'.repeat(6_291_456)) });
  await expect(client.send(tooLarge)).rejects.toMatchObject({ name: 'RequestTooLargeException' });
});

test('a function goes on when its caller has left', async () => {
  const file = join(bed.folder, 'done');
  const code = `
    import { writeFileSync } from 'node:fs';
    export const handler = async () => { await new Promise((resolve) => setTimeout(resolve, 300)); writeFileSync(${JSON.stringify(file)}, ''); };`;
  const lambda = await listen([bed.defineFunction('slow', code)]);
  const caller = new AbortController();
  const invocation = makeClient().send(new InvokeCommand({ FunctionName: 'slow' }), { abortSignal: caller.signal });
  const left = expect(invocation).rejects.toMatchObject({ name: 'AbortError' });
  await expect.poll(() => lambda.statistics().get('slow')?.coldStarts).toBe(1);
  caller.abort();
  await left;
  expect(existsSync(file)).toBe(false);
  await expect.poll(() => existsSync(file)).toBe(true);
  await expect.poll(() => lambda.statistics().get('slow')?.invocations).toBe(1);
});

test('a function invokes another through the endpoint that it is given', async () => {
  const caller = bed.defineFunction(
    'caller',
    `
    import { InvokeCommand, LambdaClient } from ${JSON.stringify(import.meta.resolve('@aws-sdk/client-lambda'))};
    const client = new LambdaClient();
    export const handler = async (event) => {
      const answer = await client.send(new InvokeCommand({ FunctionName: 'echo', Payload: JSON.stringify(event) }));
      return { heard: JSON.parse(answer.Payload.transformToString()) };
    };`,
  );
  await listen([caller, bed.defineFunction('echo', ECHO)]);
  const answer = await makeClient().send(new InvokeCommand({ FunctionName: 'caller', Payload: '{"n":1}' }));
  expect(JSON.parse(answer.Payload?.transformToString() ?? '')).toEqual({ heard: { event: { n: 1 } } });
});

test('events of an earlier process wait until the endpoint listens', async () => {
  const file = join(bed.folder, 'endpoint');
  const code = `
    import { writeFileSync } from 'node:fs';
    export const handler = async () => writeFileSync(${JSON.stringify(file)}, process.env.AWS_ENDPOINT_URL);`;
  const fn = bed.defineFunction('tell', code);
  const first = bed.start([fn], { environment: () => new Promise(() => {}) });
  first.acceptEvent('tell', '{}');
  await first.close();
  const lambda = await listen([fn]);
  await lambda.drain();
  expect(readFileSync(file, 'utf8')).toBe(endpoint?.url);
});
