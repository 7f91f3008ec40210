import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InvocationRecord } from './invocation-record.ts';
import type { LambdaFunction } from './lambda-function.ts';
import { defineNote, invokeEvent, readDeadLetters, readRuns } from './note-function.ts';
import { invoke, makeTestBed, type TestBed } from './test-bed.ts';

let bed: TestBed;
beforeEach(() => {
  bed = makeTestBed();
});
afterEach(() => bed.remove());

describe('an asynchronous invocation', () => {
  test('is accepted before it runs, and runs once', async () => {
    const lambda = bed.start([defineNote(bed)]);
    const answer = await invokeEvent(lambda, { n: 1, ms: 50 });
    expect(answer).toMatchObject({ status: 202, payload: undefined });
    await lambda.drain();
    expect(readRuns(bed, answer.headers['x-amzn-requestid'])).toEqual([{ n: 1, ms: 50 }]);
    expect(readDeadLetters(bed)).toEqual([]);
  });

  test('can be given without HTTP, by name or ARN, and is refused as AWS refuses it', async () => {
    const lambda = bed.start([defineNote(bed)]);
    lambda.acceptEvent('note', '{"n":1}');
    lambda.acceptEvent('arn:aws:lambda:us-east-1:123456789012:function:note:live', '{"n":2}');
    await lambda.drain();
    expect(readRuns(bed)).toEqual(expect.arrayContaining([{ n: 1 }, { n: 2 }]));
    expect(() => lambda.acceptEvent('nobody', '{}')).toThrow('Function not found');
    expect(() => lambda.acceptEvent('note', '{')).toThrow('Could not parse request body into json');
  });

  test('is retried with growing delays under the same request id until it succeeds', async () => {
    const lambda = bed.start([defineNote(bed)], { retryDelaysMs: [50, 150] });
    const startedAt = Date.now();
    const answer = await invokeEvent(lambda, { failures: 2 });
    await lambda.drain();
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(200);
    expect(readRuns(bed, answer.headers['x-amzn-requestid'])).toHaveLength(3);
    expect(readDeadLetters(bed)).toEqual([]);
  });

  test('that fails three times is a dead letter with all that is known of it', async () => {
    const lambda = bed.start([defineNote(bed, { onFailure: 'somewhere' })]);
    const answer = await invokeEvent(lambda, { failures: 3, word: 'größe' });
    await lambda.drain();
    expect(readDeadLetters(bed)).toEqual([
      {
        version: '1.0',
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        requestContext: {
          requestId: answer.headers['x-amzn-requestid'],
          functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:note:$LATEST',
          condition: 'RetriesExhausted',
          approximateInvokeCount: 3,
        },
        requestPayload: { failures: 3, word: 'größe' },
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        responsePayload: { errorType: 'RangeError', errorMessage: 'run 3', trace: expect.any(Array) },
      },
    ]);
  });

  test.each([
    [0, 1],
    [1, 2],
  ])('of a function with at most %d retries is given up after %d runs', async (maximumRetryAttempts, runs) => {
    const lambda = bed.start([defineNote(bed, { maximumRetryAttempts })]);
    await invokeEvent(lambda, { failures: runs });
    await lambda.drain();
    expect(readRuns(bed)).toHaveLength(runs);
    expect(readDeadLetters(bed)).toMatchObject([{ requestContext: { approximateInvokeCount: runs } }]);
  });

  test('that crashes its sandbox or times out is retried too', async () => {
    const code = `
      import { appendFileSync } from 'node:fs';
      export const handler = async ({ mood }) => {
        appendFileSync(process.env.RUNS, mood);
        if (mood === 'c') process.exit(1);
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      };`;
    const environment = { RUNS: join(bed.folder, 'runs') };
    const lambda = bed.start([bed.defineFunction('moody', code, { environment, timeoutSeconds: 1 })]);
    await invokeEvent(lambda, { mood: 'c' }, 'moody');
    await invokeEvent(lambda, { mood: 't' }, 'moody');
    await lambda.drain();
    expect([...readFileSync(environment.RUNS, 'utf8')].sort().join('')).toBe('cccttt');
    const types = readDeadLetters(bed, 'moody').map(({ responsePayload }) => Object.values(Object(responsePayload))[0]);
    expect(types.sort()).toEqual(['Runtime.ExitError', 'Sandbox.Timedout']);
  });
});

describe('the age of an event', () => {
  test('ends its retries', async () => {
    const lambda = bed.start([defineNote(bed, { maximumEventAgeSeconds: 0.3 })], { retryDelaysMs: [3_600_000] });
    await invokeEvent(lambda, { failures: 1 });
    await lambda.drain();
    expect(readDeadLetters(bed)).toMatchObject([
      {
        requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 1 },
        responsePayload: { errorMessage: 'run 1' },
      },
    ]);
  });

  test('ends the waiting of an event that never found a place, which then has no response', async () => {
    const lambda = bed.start([defineNote(bed, { concurrency: 0, maximumEventAgeSeconds: 0.1 })]);
    await invokeEvent(lambda, { n: 1 });
    await lambda.drain();
    expect(readRuns(bed)).toEqual([]);
    const [letter] = readDeadLetters(bed);
    expect(letter).toMatchObject({ requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 0 } });
    expect(letter).not.toHaveProperty('responseContext');
  });
});

describe('what is not the fault of the function', () => {
  test('a sandbox that does not start counts as no run; the event waits until it does', async () => {
    const fn = defineNote(bed);
    renameSync(fn.codeDir, `${fn.codeDir}-away`);
    const lambda = bed.start([fn]);
    const answer = await invokeEvent(lambda, { failures: 2 });
    await new Promise((resolve) => setTimeout(resolve, 80));
    renameSync(`${fn.codeDir}-away`, fn.codeDir);
    await lambda.drain();
    expect(readRuns(bed, answer.headers['x-amzn-requestid'])).toHaveLength(3);
    expect(readDeadLetters(bed)).toEqual([]);
  });

  test('a throttled event waits for its place and is run', async () => {
    const lambda = bed.start([defineNote(bed, { concurrency: 1 })]);
    await Promise.all([1, 2, 3].map((n) => invokeEvent(lambda, { n, ms: 30 })));
    await lambda.drain();
    expect(readRuns(bed)).toEqual([1, 2, 3].map((n) => ({ n, ms: 30 })));
    expect(lambda.statistics().get('note')).toMatchObject({ coldStarts: 1, throttles: 0 });
  });

  test('an event waits for the place that a synchronous invocation has', async () => {
    const lambda = bed.start([defineNote(bed, { concurrency: 1 })]);
    const direct = invoke(lambda, 'note', { n: 1, ms: 100 });
    await invokeEvent(lambda, { n: 2 });
    await Promise.all([direct, lambda.drain()]);
    expect(readRuns(bed)).toEqual([{ n: 1, ms: 100 }, { n: 2 }]);
  });

  test('events leave half of the places to those who wait for an answer', async () => {
    const lambda = bed.start([defineNote(bed)], { concurrency: 4, concurrencyWaitMs: 0 });
    for (let n = 0; n < 3; n += 1) await invokeEvent(lambda, { n, ms: 200 });
    await expect.poll(() => readRuns(bed)).toHaveLength(2);
    const answers = await Promise.all([invoke(lambda, 'note', { n: 'a' }), invoke(lambda, 'note', { n: 'b' })]);
    expect(answers).toMatchObject([{ status: 200 }, { status: 200 }]);
    await lambda.drain();
    expect(readRuns(bed)).toHaveLength(5);
  });
});

describe('the on-failure destination', () => {
  test('gets the record and the function, and is asked again until it takes it', async () => {
    const fn = defineNote(bed, {
      onFailure: 'arn:aws:events:us-east-1:123456789012:event-bus/mesh',
      maximumRetryAttempts: 0,
    });
    const delivered: [InvocationRecord, LambdaFunction | undefined][] = [];
    const heard: string[] = [];
    let refusals = 2;
    const lambda = bed.start([fn], {
      onLog: ({ line }) => void heard.push(line),
      async deliverToDestination(record, target) {
        refusals -= 1;
        if (refusals >= 0) throw new Error('the bus is away');
        delivered.push([record, target]);
      },
    });
    await invokeEvent(lambda, { failures: 1 });
    await lambda.drain();
    expect(delivered).toMatchObject([[{ requestContext: { condition: 'RetriesExhausted' } }, fn]]);
    expect(heard.filter((line) => line.includes('the bus is away'))).toHaveLength(2);
    expect(readRuns(bed)).toHaveLength(1);
    expect(readDeadLetters(bed)).toEqual([]);
  });
});
