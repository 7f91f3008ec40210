import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type InvokeAnswer, invoke, makeTestBed, type TestBed } from './test-bed.ts';

let bed: TestBed;
beforeEach(() => {
  bed = makeTestBed();
});
afterEach(() => bed.remove());

/** Fails in the way that the event names, and counts its invocations. */
const MOODY = `
  import { ftruncateSync, openSync } from 'node:fs';
  import { join } from 'node:path';
  let calls = 0;
  export const handler = async ({ mood, megabytes, ms }) => {
    calls += 1;
    if (mood === 'exit') process.exit(3);
    if (mood === 'leave') process.exit(0);
    if (mood === 'abort') process.abort();
    if (mood === 'reject') { Promise.reject(new TypeError('nobody waits')); await new Promise((r) => setTimeout(r, 5000)); }
    if (mood === 'throw later') { setTimeout(() => { throw new TypeError('nobody catches'); }, 1); await new Promise((r) => setTimeout(r, 5000)); }
    if (mood === 'never') await new Promise(() => {});
    if (mood === 'sleep') await new Promise((r) => setTimeout(r, ms));
    if (mood === 'spin') for (;;);
    if (mood === 'garbage') { process.stdout.write(Buffer.from([0, 255, 254, 10, 128])); process.stdout.write('no end'); }
    if (mood === 'close stdout') process.stdout.destroy();
    if (mood === 'circular') { const a = {}; a.a = a; return a; }
    if (mood === 'throw text') throw 'just text';
    if (mood === 'memory') { let all = Buffer.alloc(megabytes * 1048576, 1); all = undefined; }
    if (mood === 'heap') { const all = []; for (;;) all.push({ all: [all.length] }); }
    if (mood === 'storage') { ftruncateSync(openSync(join(process.env.TMPDIR, 'big'), 'w'), megabytes * 1048576); await new Promise((r) => setTimeout(r, ms)); }
    return { calls, pid: process.pid };
  };`;

describe('a handler that fails', () => {
  test.each([
    ['exit', 'Runtime.ExitError', /^RequestId: \S{36} Error: Runtime exited with error: exit status 3$/],
    ['leave', 'Runtime.ExitError', /^RequestId: \S{36} Error: Runtime exited without providing a reason$/],
    ['abort', 'Runtime.ExitError', /^RequestId: \S{36} Error: Runtime exited with error: signal: aborted$/],
    ['reject', 'Runtime.UnhandledPromiseRejection', /^TypeError: nobody waits$/],
    ['throw later', 'TypeError', /^nobody catches$/],
    ['never', 'Runtime.NodeJsExit', /Promise that was never settled/],
    ['circular', 'TypeError', /circular/],
    ['throw text', 'string', /^just text$/],
  ])('by "%s" is answered as %s, and the next invocation is well', async (mood, errorType, errorMessage) => {
    const lambda = bed.start([bed.defineFunction('moody', MOODY)]);
    const answer = await invoke(lambda, 'moody', { mood });
    expect(answer).toMatchObject({ status: 200, headers: { 'x-amz-function-error': 'Unhandled' } });
    expect(answer.payload).toMatchObject({ errorType, errorMessage: expect.stringMatching(errorMessage) });
    expect((await invoke(lambda, 'moody')).headers['x-amz-function-error']).toBeUndefined();
    expect(lambda.statistics().get('moody')).toMatchObject({ invocations: 2, errors: 1 });
  });

  test('harms no other invocation that runs at the same time', async () => {
    const lambda = bed.start([bed.defineFunction('moody', MOODY)]);
    const moods = ['exit', 'sleep', 'abort', 'sleep', 'reject', 'garbage', 'sleep', 'close stdout'];
    const answers = await Promise.all(moods.map((mood) => invoke(lambda, 'moody', { mood, ms: 200 })));
    const failed = answers.map((answer) => answer.headers['x-amz-function-error'] !== undefined);
    expect(failed).toEqual([true, false, true, false, true, false, false, false]);
  });

  test('leaves its sandbox as it is when it just throws', async () => {
    const lambda = bed.start([bed.defineFunction('moody', MOODY)]);
    await invoke(lambda, 'moody', { mood: 'throw text' });
    expect((await invoke(lambda, 'moody')).payload).toMatchObject({ calls: 2 });
  });
});

describe('a function that cannot be loaded', () => {
  test.each([
    [
      'throws',
      'throw new RangeError("at the start"); export const handler = async () => 1;',
      'RangeError',
      'at the start',
    ],
    ['leaves', 'process.exit(4); export const handler = async () => 1;', 'Runtime.ExitError', 'exit status 4'],
    ['is not JavaScript', 'export const handler = async () => {', 'Runtime.UserCodeSyntaxError', 'SyntaxError'],
    [
      'imports what is not there',
      'import "./other.mjs"; export const handler = 1;',
      'Runtime.ImportModuleError',
      'other.mjs',
    ],
    [
      'exports no such handler',
      'export const main = async () => 1;',
      'Runtime.HandlerNotFound',
      'index.handler is undefined or not exported',
    ],
  ])('because it %s answers which error that is', async (_why, code, errorType, message) => {
    const lambda = bed.start([bed.defineFunction('broken', code)]);
    const answer = await invoke(lambda, 'broken');
    expect(answer).toMatchObject({ status: 200, headers: { 'x-amz-function-error': 'Unhandled' } });
    expect(answer.payload).toMatchObject({ errorType, errorMessage: expect.stringContaining(message) });
  });

  test('because its module is missing answers Runtime.ImportModuleError', async () => {
    const lambda = bed.start([bed.defineFunction('broken', '', { handler: 'absent.handler' })]);
    expect((await invoke(lambda, 'broken')).payload).toMatchObject({ errorType: 'Runtime.ImportModuleError' });
  });

  test('because its folder is missing is a fault of the service, not of the function', async () => {
    const fn = bed.defineFunction('broken', '');
    const lambda = bed.start([{ ...fn, codeDir: `${fn.codeDir}-absent` }]);
    expect(await invoke(lambda, 'broken')).toMatchObject({
      status: 500,
      headers: { 'x-amzn-errortype': 'ServiceException' },
      payload: { Type: 'Service', Message: expect.stringContaining('ENOENT') },
    });
  });

  test('in the time for starts is given up at the end of its own timeout too', async () => {
    const code = 'await new Promise((r) => setTimeout(r, 60_000)); export const handler = async () => 1;';
    const lambda = bed.start([bed.defineFunction('slow', code, { timeoutSeconds: 0.1 })], { initTimeoutMs: 100 });
    expectTimeout(await invoke(lambda, 'slow'), '0.10');
  });

  test('within its own timeout, but within that of starts, is waited for', async () => {
    const code = 'await new Promise((r) => setTimeout(r, 400)); export const handler = async () => "ready";';
    const lambda = bed.start([bed.defineFunction('slow', code, { timeoutSeconds: 0.2 })]);
    expect((await invoke(lambda, 'slow')).payload).toBe('ready');
  });
});

describe('the timeout', () => {
  test.each(['sleep', 'spin'])('ends a handler that goes on ("%s") and its sandbox', async (mood) => {
    const lambda = bed.start([bed.defineFunction('moody', MOODY, { timeoutSeconds: 0.3 })]);
    const before = await invoke(lambda, 'moody');
    const answer = await invoke(lambda, 'moody', { mood, ms: 60_000 }, { 'x-amz-log-type': 'Tail' });
    expectTimeout(answer, '0.30');
    const log = Buffer.from(answer.headers['x-amz-log-result'] ?? '', 'base64').toString();
    expect(log).toMatch(/\n\S+Z \S{36} Task timed out after 0\.30 seconds\nEND /);
    const after = await invoke(lambda, 'moody');
    expect(after.payload).toMatchObject({ calls: 1 });
    await expect.poll(() => isAlive(pidOf(before))).toBe(false);
  });

  test('leaves a handler alone that ends before it', async () => {
    const lambda = bed.start([bed.defineFunction('moody', MOODY, { timeoutSeconds: 2 })]);
    expect((await invoke(lambda, 'moody', { mood: 'sleep', ms: 300 })).payload).toMatchObject({ calls: 1 });
  });
});

describe('the memory limit', () => {
  test('ends a handler that goes over it, even for a moment', async () => {
    const lambda = bed.start([bed.defineFunction('moody', MOODY, { memoryMb: 160 })]);
    await invoke(lambda, 'moody');
    const answer = await invoke(lambda, 'moody', { mood: 'memory', megabytes: 150 });
    expect(answer.headers['x-amz-function-error']).toBe('Unhandled');
    expect(answer.payload).toEqual({
      errorType: 'Runtime.OutOfMemory',
      errorMessage: `RequestId: ${answer.headers['x-amzn-requestid']} Error: Runtime exited with error: signal: killed`,
    });
    expect((await invoke(lambda, 'moody')).payload).toMatchObject({ calls: 1 });
    expect(lambda.statistics().get('moody')?.maxMemoryMb).toBeGreaterThan(160);
  });

  test('leaves a handler alone that stays under it', async () => {
    const lambda = bed.start([bed.defineFunction('moody', MOODY, { memoryMb: 256 })]);
    expect((await invoke(lambda, 'moody', { mood: 'memory', megabytes: 100 })).payload).toMatchObject({ calls: 1 });
    expect(lambda.statistics().get('moody')?.maxMemoryMb).toSatisfy((mb: number) => mb > 100 && mb < 256);
  });

  test('ends a handler that fills its heap, without waiting for its timeout', async () => {
    const lambda = bed.start([bed.defineFunction('moody', MOODY, { memoryMb: 128 })]);
    expect((await invoke(lambda, 'moody', { mood: 'heap' })).payload).toMatchObject({
      errorType: 'Runtime.OutOfMemory',
    });
  });
});

describe('the scratch space', () => {
  test('ends a handler that fills it', async () => {
    const lambda = bed.start([bed.defineFunction('moody', MOODY, { memoryMb: 1024 })]);
    const answer = await invoke(lambda, 'moody', { mood: 'storage', megabytes: 513, ms: 5_000 });
    expect(answer.payload).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringContaining('ENOSPC: no space left on device: TMPDIR holds 513 MB of 512 MB'),
    });
  });

  test('leaves a handler alone that stays within it', async () => {
    const lambda = bed.start([bed.defineFunction('moody', MOODY, { memoryMb: 1024 })]);
    const answer = await invoke(lambda, 'moody', { mood: 'storage', megabytes: 512, ms: 300 });
    expect(answer.payload).toMatchObject({ calls: 1 });
  });
});

function expectTimeout(answer: InvokeAnswer, seconds: string): void {
  expect(answer.headers['x-amz-function-error']).toBe('Unhandled');
  expect(answer.payload).toEqual({
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${answer.headers['x-amzn-requestid']} Error: Task timed out after ${seconds} seconds`,
  });
}

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
