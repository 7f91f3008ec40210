import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type InvokeAnswer, invoke, makeTestBed, type TestBed } from './test-bed.ts';

let bed: TestBed;
beforeEach(() => {
  bed = makeTestBed();
});
afterEach(() => bed.remove());

const COUNT = `
  let calls = 0;
  export const handler = async ({ ms = 0 } = {}) => {
    calls += 1;
    await new Promise((resolve) => setTimeout(resolve, ms));
    return { calls, pid: process.pid };
  };`;

describe('warm sandboxes', () => {
  test('one sandbox serves invocations that come one after the other', async () => {
    const lambda = bed.start([bed.defineFunction('count', COUNT)]);
    for (let calls = 1; calls <= 50; calls += 1) {
      expect((await invoke(lambda, 'count')).payload).toMatchObject({ calls });
    }
    expect(lambda.statistics().get('count')).toEqual({
      invocations: 50,
      errors: 0,
      throttles: 0,
      coldStarts: 1,
      maxMemoryMb: expect.toSatisfy((mb: number) => mb > 20 && mb < 256),
      lastInitMs: expect.toSatisfy((ms: number) => ms > 0),
    });
  });

  test('invocations at the same time have a sandbox each, and those serve the next ones', async () => {
    const lambda = bed.start([bed.defineFunction('count', COUNT)]);
    const first = await Promise.all([1, 2, 3, 4].map(() => invoke(lambda, 'count', { ms: 200 })));
    expect(new Set(first.map(pidOf)).size).toBe(4);
    const second = await Promise.all([1, 2, 3, 4].map(() => invoke(lambda, 'count', { ms: 200 })));
    expect(new Set(second.map(pidOf))).toEqual(new Set(first.map(pidOf)));
    expect(lambda.statistics().get('count')).toMatchObject({ coldStarts: 4 });
  });

  test('one that nobody needs is ended', async () => {
    const lambda = bed.start([bed.defineFunction('count', COUNT)], { idleMs: 50 });
    const first = await invoke(lambda, 'count');
    await expect.poll(() => isAlive(pidOf(first))).toBe(false);
    expect((await invoke(lambda, 'count')).payload).toMatchObject({ calls: 1 });
  });

  test('one that ended by itself while it waited is not used again', async () => {
    const code = 'export const handler = async () => { setTimeout(() => process.exit(0), 20); return process.pid; };';
    const lambda = bed.start([bed.defineFunction('fleeting', code)]);
    const first = Number((await invoke(lambda, 'fleeting')).payload);
    await expect.poll(() => isAlive(first)).toBe(false);
    const second = await invoke(lambda, 'fleeting');
    expect(second.headers['x-amz-function-error']).toBeUndefined();
    expect(second.payload).not.toBe(first);
  });

  test('there are never more processes than places: the one idle the longest makes room', async () => {
    const functions = ['a', 'b', 'c'].map((name) => bed.defineFunction(name, COUNT));
    const lambda = bed.start(functions, { concurrency: 2 });
    const a = await invoke(lambda, 'a');
    const b = await invoke(lambda, 'b');
    const c = await invoke(lambda, 'c');
    await expect.poll(() => [a, b, c].map((answer) => isAlive(pidOf(answer)))).toEqual([false, true, true]);
  });
});

describe('the limit of concurrency', () => {
  test('an invocation waits a little for a place, in the order of arrival', async () => {
    const lambda = bed.start([bed.defineFunction('count', COUNT)], { concurrency: 1 });
    const done: number[] = [];
    await Promise.all([1, 2, 3].map((n) => invoke(lambda, 'count', { ms: 20 }).then(() => done.push(n))));
    expect(done).toEqual([1, 2, 3]);
    expect(lambda.statistics().get('count')).toMatchObject({ invocations: 3, throttles: 0, coldStarts: 1 });
  });

  test('one that waited in vain is throttled, with the reason', async () => {
    const lambda = bed.start([bed.defineFunction('count', COUNT)], { concurrency: 1, concurrencyWaitMs: 50 });
    const long = invoke(lambda, 'count', { ms: 500 });
    expect(await invoke(lambda, 'count')).toMatchObject({
      status: 429,
      headers: { 'x-amzn-errortype': 'TooManyRequestsException' },
      payload: { Type: 'User', message: 'Rate Exceeded.', Reason: 'ConcurrentInvocationLimitExceeded' },
    });
    expect(await long).toMatchObject({ status: 200 });
    expect(lambda.statistics().get('count')).toMatchObject({ throttles: 1, invocations: 1 });
    expect(await invoke(lambda, 'count')).toMatchObject({ status: 200 });
  });

  test("a function at its own limit is throttled while others' places are free", async () => {
    const limited = bed.defineFunction('limited', COUNT, { concurrency: 1 });
    const lambda = bed.start([limited, bed.defineFunction('count', COUNT)], { concurrencyWaitMs: 50 });
    const long = invoke(lambda, 'limited', { ms: 500 });
    expect((await invoke(lambda, 'limited')).payload).toMatchObject({
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    });
    expect(await invoke(lambda, 'count')).toMatchObject({ status: 200 });
    await long;
  });

  test('a function with no concurrency at all is throttled at once', async () => {
    const lambda = bed.start([bed.defineFunction('off', COUNT, { concurrency: 0 })], { concurrencyWaitMs: 3_600_000 });
    expect(await invoke(lambda, 'off')).toMatchObject({ status: 429 });
  });
});

describe('the end of the service', () => {
  test('ends every sandbox and answers what is under way', async () => {
    const lambda = bed.start([bed.defineFunction('count', COUNT)]);
    const idle = await invoke(lambda, 'count');
    const busy = [invoke(lambda, 'count', { ms: 60_000 }), invoke(lambda, 'count', { ms: 60_000 })];
    await expect.poll(() => lambda.statistics().get('count')?.coldStarts).toBe(2);
    await lambda.close();
    expect(await Promise.all(busy)).toMatchObject([{ status: 500 }, { status: 500 }]);
    expect(isAlive(pidOf(idle))).toBe(false);
  });

  test('does not wait for an environment that never comes', async () => {
    const lambda = bed.start([bed.defineFunction('count', COUNT)], { environment: () => new Promise(() => {}) });
    const waiting = invoke(lambda, 'count');
    await lambda.close();
    expect(await waiting).toMatchObject({ status: 500, headers: { 'x-amzn-errortype': 'ServiceException' } });
  });
});

function pidOf(answer: InvokeAnswer): number {
  return Number(Object.entries(answer.payload ?? {}).find(([key]) => key === 'pid')?.[1]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
