import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { invoke, makeRequest, makeTestBed, send, type TestBed } from './test-bed.ts';

const ECHO = 'export const handler = async (event) => ({ echoed: event });';
const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:echo';

let bed: TestBed;
beforeEach(() => {
  bed = makeTestBed();
});
afterEach(() => bed.remove());

describe('a synchronous invocation', () => {
  test('answers what the handler returns', async () => {
    const lambda = bed.start([bed.defineFunction('echo', ECHO)]);
    const answer = await invoke(lambda, 'echo', { text: 'grüße 🌍' });
    expect(answer).toMatchObject({ status: 200, payload: { echoed: { text: 'grüße 🌍' } } });
    expect(answer.headers['x-amz-executed-version']).toBe('$LATEST');
    expect(answer.headers['x-amz-function-error']).toBeUndefined();
  });

  test('gives {} to the handler where there is no payload, and null to the caller where there is no result', async () => {
    const code =
      'export const handler = async (event) => { if (Object.keys(event).length > 0) throw new Error("no"); };';
    const lambda = bed.start([bed.defineFunction('quiet', code)]);
    expect(await invoke(lambda, 'quiet', Buffer.alloc(0))).toMatchObject({ status: 200, payload: null });
  });

  test.each([
    'echo',
    'echo:$LATEST',
    'echo:live',
    '123456789012:function:echo',
    '123456789012:function:echo:7',
    ARN,
    `${ARN}:live`,
    'echo?Qualifier=live',
    `${ARN}:live?Qualifier=live`,
  ])('takes the function name in the form %s', async (name) => {
    const lambda = bed.start([bed.defineFunction('echo', ECHO)]);
    expect(await invoke(lambda, name, 1)).toMatchObject({ status: 200, payload: { echoed: 1 } });
  });

  test('gives the handler the context that Lambda gives', async () => {
    const code = `export const handler = async (event, context) => ({
      ...context, remaining: context.getRemainingTimeInMillis(), trace: process.env._X_AMZN_TRACE_ID });`;
    const lambda = bed.start([bed.defineFunction('echo', code, { timeoutSeconds: 30, memoryMb: 300 })]);
    const clientContext = { custom: { word: 'Füße' } };
    const answer = await invoke(
      lambda,
      'echo:live',
      {},
      {
        'x-amz-client-context': Buffer.from(JSON.stringify(clientContext)).toString('base64'),
        'x-amzn-trace-id': 'Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=1',
      },
    );
    expect(answer.payload).toEqual({
      awsRequestId: answer.headers['x-amzn-requestid'],
      invokedFunctionArn: `${ARN}:live`,
      functionName: 'echo',
      functionVersion: '$LATEST',
      memoryLimitInMB: '300',
      logGroupName: '/aws/lambda/echo',
      logStreamName: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
      clientContext,
      callbackWaitsForEmptyEventLoop: true,
      remaining: expect.any(Number),
      trace: 'Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=1',
    });
    expect(answer.payload).toHaveProperty(
      'remaining',
      expect.toSatisfy((ms: number) => ms > 20_000 && ms <= 30_000),
    );
  });

  test('says what the handler threw', async () => {
    const code = 'export const handler = async () => { throw new RangeError("too far"); };';
    const lambda = bed.start([bed.defineFunction('broken', code)]);
    const answer = await invoke(lambda, 'broken');
    expect(answer).toMatchObject({ status: 200, payload: { errorType: 'RangeError', errorMessage: 'too far' } });
    expect(answer.headers['x-amz-function-error']).toBe('Unhandled');
    expect(answer.payload).toHaveProperty('trace', expect.arrayContaining(['RangeError: too far']));
  });

  test('answers with the end of the log where it is asked for', async () => {
    const code =
      'export const handler = async ({ lines }) => { for (let i = 0; i < lines; i += 1) console.log("line", i); };';
    const lambda = bed.start([bed.defineFunction('chatty', code)]);
    const answer = await invoke(lambda, 'chatty', { lines: 3 }, { 'x-amz-log-type': 'Tail' });
    const id = answer.headers['x-amzn-requestid'];
    const log = Buffer.from(answer.headers['x-amz-log-result'] ?? '', 'base64').toString();
    expect(log.split('\n').slice(0, 5)).toEqual([
      `START RequestId: ${id} Version: $LATEST`,
      'line 0',
      'line 1',
      'line 2',
      `END RequestId: ${id}`,
    ]);
    expect(log).toMatch(
      /\nREPORT RequestId: \S+\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms\tMemory Size: 256 MB\tMax Memory Used: \d+ MB\n$/,
    );
    const long = await invoke(lambda, 'chatty', { lines: 5000 }, { 'x-amz-log-type': 'Tail' });
    const tail = Buffer.from(long.headers['x-amz-log-result'] ?? '', 'base64');
    expect(tail.length).toBe(4096);
    expect(tail.toString()).toContain('line 4999\n');
    expect((await invoke(lambda, 'chatty', { lines: 1 })).headers['x-amz-log-result']).toBeUndefined();
  });
});

describe('a dry run', () => {
  test('runs nothing', async () => {
    const lambda = bed.start([bed.defineFunction('echo', ECHO)]);
    expect(await invoke(lambda, 'echo', {}, { 'x-amz-invocation-type': 'DryRun' })).toMatchObject({ status: 204 });
    expect(lambda.statistics().size).toBe(0);
  });
});

describe('the limits of payloads', () => {
  test('a synchronous payload of 6 MB is taken, one byte more is not', async () => {
    const lambda = bed.start([bed.defineFunction('size', 'export const handler = async (event) => event.length;')]);
    expect(await invoke(lambda, 'size', text(6_291_456))).toMatchObject({ status: 200, payload: 6_291_454 });
    expect(await invoke(lambda, 'size', text(6_291_457))).toMatchObject({
      status: 413,
      headers: { 'x-amzn-errortype': 'RequestTooLargeException' },
      payload: { Type: 'User', message: 'Request must be smaller than 6291456 bytes for the InvokeFunction operation' },
    });
  });

  test('an asynchronous payload of 1 MB is taken, one byte more is not', async () => {
    const lambda = bed.start([bed.defineFunction('size', 'export const handler = async (event) => event.length;')]);
    const event = { 'x-amz-invocation-type': 'Event' };
    expect(await invoke(lambda, 'size', text(1_048_576), event)).toMatchObject({ status: 202 });
    expect(await invoke(lambda, 'size', text(1_048_577), event)).toMatchObject({ status: 413 });
    await lambda.drain();
  });

  test('a response of just over 6 MB is an error of the function, which goes on living', async () => {
    const code =
      'let calls = 0; export const handler = async ({ bytes }) => { calls += 1; return "x".repeat(bytes - 4) + String(calls).padStart(2); };';
    const lambda = bed.start([bed.defineFunction('big', code)]);
    expect(await invoke(lambda, 'big', { bytes: 6_291_556 })).toHaveProperty('payload.length', 6_291_554);
    const answer = await invoke(lambda, 'big', { bytes: 6_291_557 });
    expect(answer.headers['x-amz-function-error']).toBe('Unhandled');
    expect(answer.payload).toEqual({
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    });
    expect((await invoke(lambda, 'big', { bytes: 10 })).payload).toBe('xxxxxx 3');
  });

  /** A JSON string of so many bytes. */
  function text(bytes: number): Buffer {
    return Buffer.from(JSON.stringify('x'.repeat(bytes - 2)));
  }
});

describe('a request that AWS refuses', () => {
  test.each([
    ['an unknown function', 'nobody', {}, {}, 404, 'ResourceNotFoundException'],
    ['an unknown function with its qualifier', 'nobody:live', {}, {}, 404, 'ResourceNotFoundException'],
    ['a function of another account', '999999999999:function:echo', {}, {}, 404, 'ResourceNotFoundException'],
    [
      'a function of another region',
      'arn:aws:lambda:eu-west-1:123456789012:function:echo',
      {},
      {},
      404,
      'ResourceNotFoundException',
    ],
    ['a name that is none', 'echo/../other', {}, {}, 400, 'ValidationException'],
    ['two qualifiers', 'echo:one?Qualifier=two', {}, {}, 400, 'InvalidParameterValueException'],
    ['a body that is not JSON', 'echo', Buffer.from('{"a":'), {}, 400, 'InvalidRequestContentException'],
    ['a body that is not UTF-8', 'echo', Buffer.from([0x22, 0x87, 0x22]), {}, 400, 'InvalidRequestContentException'],
    [
      'an unknown invocation type',
      'echo',
      {},
      { 'x-amz-invocation-type': 'Later' },
      400,
      'InvalidParameterValueException',
    ],
    [
      'a client context that is not JSON',
      'echo',
      {},
      { 'x-amz-client-context': 'AAAA' },
      400,
      'InvalidRequestContentException',
    ],
    [
      'a client context over its limit',
      'echo',
      {},
      { 'x-amz-client-context': 'A'.repeat(3584) },
      400,
      'InvalidRequestContentException',
    ],
  ])('%s', async (_what, name, payload, headers, status, code) => {
    const lambda = bed.start([bed.defineFunction('echo', ECHO)]);
    expect(await invoke(lambda, name, payload, headers)).toMatchObject({
      status,
      headers: { 'x-amzn-errortype': code },
    });
    expect(lambda.statistics().size).toBe(0);
  });

  test('an operation that is not embedded is named', async () => {
    const lambda = bed.start([]);
    const answer = await send(lambda, makeRequest({ method: 'GET', path: '/2015-03-31/functions/echo' }));
    expect(answer).toMatchObject({ status: 501, headers: { 'x-amzn-errortype': 'NotImplemented' } });
    expect(answer.payload).toHaveProperty('message', expect.stringContaining('lambda:GET /2015-03-31/functions/echo'));
  });
});

describe('a configuration that Lambda would not take', () => {
  test.each([
    [{ name: 'with space' }, 'name'],
    [{ codeDir: 'relative' }, 'codeDir'],
    [{ handler: 'index' }, 'handler'],
    [{ handler: '../index.handler' }, 'handler'],
    [{ timeoutSeconds: 0 }, 'timeoutSeconds is 0; allowed: above 0, at most 900'],
    [{ timeoutSeconds: 901 }, 'timeoutSeconds'],
    [{ memoryMb: 127 }, 'memoryMb is 127; allowed: 128 to 10240'],
    [{ ephemeralStorageMb: 511 }, 'ephemeralStorageMb'],
    [{ maximumRetryAttempts: 3 }, 'maximumRetryAttempts'],
    [{ maximumEventAgeSeconds: 21_601 }, 'maximumEventAgeSeconds'],
    [{ environment: { AWS_REGION: 'eu-west-1' } }, 'environment is "AWS_REGION"'],
    [{ environment: { 'A-B': '1' } }, 'environment is "A-B"'],
  ])('%o is refused with its reason', (overrides, message) => {
    expect(() => bed.start([bed.defineFunction('echo', ECHO, overrides)])).toThrow(message);
  });

  test('two functions of one name are refused', () => {
    const echo = bed.defineFunction('echo', ECHO);
    expect(() => bed.start([echo, echo])).toThrow('Function echo is defined twice');
  });
});
