import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Task } from '../../lib/core/task.ts';
import { createInvoke } from '../../lib/invoke/invoke.ts';
import type { Circuit } from '../../lib/invoke/policy.ts';
import {
  accessDenied,
  callFunction,
  contextOf,
  createFault,
  makeFunction,
  makeTask,
  serviceFails,
  startTestMesh,
  type TestMesh,
} from './mesh-fixture.ts';

/** Functions that behave as none of ours may. */
const faulty = {
  killed: '() => process.kill(process.pid, "SIGKILL")',
  exits: '() => process.exit(1)',
  silent: '() => new Promise(() => setInterval(() => {}, 1_000))',
  garbage: '() => ({ hello: "world" })',
  'not-json': '() => undefined',
  throws: '() => { throw new TypeError("cannot read properties of undefined"); }',
  'wrong-task':
    '() => ({ agent: "echo", taskId: "other", status: "complete", contextKey: "k", summary: { findings: 0, net: { amount: "0", currency: "USD" }, basis: "list", unknown: 0, gaps: 0 } })',
  slow: '() => new Promise((resolve) => setTimeout(resolve, 400))',
};

const s3Fault = createFault('s3', serviceFails);
const s3Denied = createFault('s3', accessDenied);
const dynamodbFault = createFault('dynamodb', serviceFails);

let codeFolder: string;
let mesh: TestMesh;
beforeAll(async () => {
  codeFolder = await mkdtemp(join(tmpdir(), 'finops-mesh-faulty-'));
  const extraFunctions = await Promise.all(
    Object.entries(faulty).map(async ([name, source]) => ({
      ...(await makeFunction(name, source, codeFolder)),
      ...(name === 'slow' && { concurrency: 1 }),
    })),
  );
  mesh = await startTestMesh({
    extraFunctions,
    intercept: (service) => s3Fault.intercept(s3Denied.intercept(dynamodbFault.intercept(service))),
  });
});
afterAll(async () => {
  await mesh.remove();
  await rm(codeFolder, { recursive: true, force: true });
});

function ask(functionName: string, overrides: Partial<Task> = {}) {
  const circuits = { read: async () => undefined, update: async () => {} };
  return createInvoke({ client: mesh.clients.lambda, circuits }).ask(makeTask(overrides), functionName);
}

describe('an agent', () => {
  test.each([
    ['that is killed in the middle of a call', 'killed', 'agent-failed', /Runtime\.ExitError/],
    ['that exits', 'exits', 'agent-failed', /Runtime\.ExitError/],
    ['that never answers', 'silent', 'timeout', /timed out after 2/],
    ['that answers garbage', 'garbage', 'bad-reply', /reply of echo/],
    ['that answers nothing', 'not-json', 'bad-reply', /reply of echo/],
    ['that throws', 'throws', 'agent-failed', /TypeError: cannot read properties/],
    ['that answers another task', 'wrong-task', 'bad-reply', /answered task other/],
    ['that is not there', 'nobody', 'agent-unavailable', /no function for echo/],
  ])('%s is a named answer, not an exception', async (_, name, code, message) => {
    expect(await ask(name)).toEqual({ kind: 'failed', code, message: expect.stringMatching(message) });
  });

  test('that does not answer by the task’s deadline is a timeout then, before Lambda’s own', async () => {
    const answer = await ask('silent', { deadline: new Date(Date.now() + 300).toISOString() });
    expect(answer).toMatchObject({ kind: 'failed', code: 'timeout', message: 'echo: no answer before the deadline' });
  });

  test('that dies harms no other: the next call is answered', async () => {
    await ask('killed');
    expect(await ask('echo')).toMatchObject({ kind: 'answered' });
  });

  test('that overruns its own deadline says so, and stores no report', async () => {
    const task = makeTask({ query: 'waitMs=5000', deadline: new Date(Date.now() + 300).toISOString() });
    const { reply } = await callFunction(mesh.clients, 'echo', task);
    expect(reply).toMatchObject({ errorType: 'timeout' });
    expect(await contextOf(mesh.clients).findReport(task)).toBeUndefined();
  });
});

describe('a throttled call', () => {
  test('is sent again until there is room', async () => {
    const answers = await Promise.all([ask('slow'), ask('slow')]);
    for (const answer of answers) expect(answer).toMatchObject({ code: 'bad-reply' });
  });

  test('ends as a named error where there is never room', async () => {
    const circuits = { read: async () => undefined, update: async () => {} };
    const refusing = {
      send: async () =>
        Promise.reject(Object.assign(new Error('Rate Exceeded.'), { name: 'TooManyRequestsException' })),
    };
    const channel = createInvoke({ client: refusing as never, circuits });
    expect(await channel.ask(makeTask(), 'echo')).toMatchObject({ kind: 'failed', code: 'throttled' });
  });
});

describe('an agent that failed five times in a row', () => {
  test('is left alone, until an answer closes its circuit', async () => {
    let circuit: Circuit | undefined;
    let now = new Date();
    const channel = createInvoke({
      client: mesh.clients.lambda,
      now: () => now,
      circuits: {
        read: async () => circuit,
        update: async (_, change) => {
          circuit = change(circuit);
        },
      },
    });
    for (let failure = 1; failure <= 5; failure += 1) await channel.ask(makeTask(), 'throws');
    expect(await channel.ask(makeTask(), 'echo')).toMatchObject({ kind: 'failed', code: 'agent-unavailable' });
    now = new Date(now.getTime() + 60_000);
    const deadline = new Date(now.getTime() + 30_000).toISOString();
    expect(await channel.ask(makeTask({ deadline }), 'echo')).toMatchObject({ kind: 'answered' });
    expect(circuit).toEqual({ failures: 0 });
  });
});

describe('where a service refuses', () => {
  test('S3, the task fails under its name and can be asked again', async () => {
    const task = makeTask();
    s3Fault.turn(true);
    const failed = await callFunction(mesh.clients, 'echo', task);
    s3Fault.turn(false);
    expect(failed.reply).toMatchObject({
      errorType: 'service-unavailable',
      errorMessage: expect.stringContaining('s3:'),
    });
    expect((await callFunction(mesh.clients, 'echo', task)).reply).toMatchObject({ status: 'complete' });
  });

  test('S3 for lack of a permission, the error says so', async () => {
    s3Denied.turn(true);
    const { reply } = await callFunction(mesh.clients, 'echo', makeTask());
    s3Denied.turn(false);
    expect(reply).toMatchObject({ errorType: 'access-denied', errorMessage: expect.stringContaining('AccessDenied') });
  });

  test('DynamoDB, a caller still gets the report', async () => {
    dynamodbFault.turn(true);
    const { reply } = await callFunction(mesh.clients, 'echo', makeTask());
    dynamodbFault.turn(false);
    expect(reply).toMatchObject({ status: 'complete' });
  });
});
