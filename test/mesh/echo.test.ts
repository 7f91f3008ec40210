import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createInvoke } from '../../lib/invoke/invoke.ts';
import { agentStatusKey, registryPartition, taskKey } from '../../lib/state/keys.ts';
import { AgentState, RegistryEntry, TaskState } from '../../lib/state/transitions.ts';
import { callFunction, contextOf, makeTask, startTestMesh, stateOf, type TestMesh } from './mesh-fixture.ts';

/** Every function of the mesh stays under this, whatever the size of a report. */
const memoryLimitMb = 256;

let mesh: TestMesh;
beforeAll(async () => {
  mesh = await startTestMesh();
});
afterAll(() => mesh.remove());

const noCircuits = { read: async () => undefined, update: async () => {} };
const invokeChannel = () => createInvoke({ client: mesh.clients.lambda, circuits: noCircuits });

describe('a task through handler, context, state and reply', () => {
  test('is answered with the reference of its stored report', async () => {
    const task = makeTask({ query: 'findings=3' });
    const answer = await invokeChannel().ask(task, 'echo');
    if (answer.kind !== 'answered') throw new Error(answer.message);
    expect(answer.ref).toMatchObject({
      agent: 'echo',
      taskId: task.id,
      status: 'complete',
      summary: { findings: 3, net: { amount: '0.03', currency: 'USD' }, basis: 'list', unknown: 0, gaps: 0 },
    });
    const context = contextOf(mesh.clients);
    const header = await context.readReport(answer.ref.contextKey);
    expect(header).toMatchObject({ taskId: task.id, analysisId: task.analysisId, facts: { heard: 'findings=3' } });
    expect((await Array.fromAsync(context.readFindings(header))).length).toBe(3);
    expect(await context.latestReport('echo', 'analyse')).toEqual(header);
  });

  test('leaves the agent ready and the task stored in the state', async () => {
    const task = makeTask();
    await callFunction(mesh.clients, 'echo', task);
    const state = stateOf(mesh.clients);
    expect((await state.read(AgentState, agentStatusKey('echo')))?.content).toMatchObject({
      status: 'ready',
      version: '1.0.0',
      running: [],
      lastReport: { taskId: task.id, status: 'complete' },
    });
    expect((await state.read(TaskState, taskKey('echo', task.id)))?.content).toMatchObject({
      status: 'stored',
      attempts: 1,
    });
  });

  test('asked a second time gives the stored report and does the work once', async () => {
    const task = makeTask();
    const first = await callFunction(mesh.clients, 'echo', task);
    const again = await callFunction(mesh.clients, 'echo', { ...task, query: 'findings=7' });
    expect(again.reply).toEqual(first.reply);
    expect((await stateOf(mesh.clients).read(TaskState, taskKey('echo', task.id)))?.content.attempts).toBe(1);
  });

  test('sent later and retried by Lambda under its own id has one report', async () => {
    const event = { id: 'retried', query: 'findings=2' };
    const first = await callFunction(mesh.clients, 'echo', event);
    const again = await callFunction(mesh.clients, 'echo', event);
    expect(again.reply.contextKey).toBe(first.reply.contextKey);
  });

  test('asked ten times at once gives one report', async () => {
    const task = makeTask({ query: 'findings=2 waitMs=50' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => callFunction(mesh.clients, 'echo', task)));
    expect(new Set(answers.map(({ reply }) => JSON.stringify(reply))).size).toBe(1);
  });

  test('carries a report of 100,000 findings with the function under 256 MB', async () => {
    const task = makeTask({ query: 'findings=100000' });
    const answer = await invokeChannel().ask(task, 'echo');
    if (answer.kind !== 'answered') throw new Error(answer.message);
    expect(answer.ref.summary).toMatchObject({ findings: 100_000, net: { amount: '1000' } });
    const context = contextOf(mesh.clients);
    const ids = new Set<string>();
    for await (const finding of context.readFindings(await context.readReport(answer.ref.contextKey))) {
      ids.add(finding.id);
    }
    expect(ids.size).toBe(100_000);
    expect(mesh.lambda.statistics().get('echo')?.maxMemoryMb).toBeLessThan(memoryLimitMb);
  });
});

describe('what wakes a function', () => {
  test.each([
    ['{} from the console', {}],
    ['a question from the console', { query: 'Get all cost optimization recommendations with exact savings amounts' }],
    ['a schedule', { id: 's1', source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} }],
  ])('is %s', async (_, event) => {
    const { reply, functionError } = await callFunction(mesh.clients, 'echo', event);
    expect(functionError).toBeUndefined();
    expect(reply).toMatchObject({ agent: 'echo', status: 'complete' });
  });

  test('is an API event, answered as a proxy response', async () => {
    const event = { httpMethod: 'POST', path: '/', requestContext: {}, body: '{"query":"findings=2"}' };
    const { reply } = await callFunction(mesh.clients, 'echo', event);
    expect(reply.statusCode).toBe(200);
    expect(JSON.parse(reply.body)).toMatchObject({ agent: 'echo', summary: { findings: 2 } });
  });

  test('that does not fit is refused under the name of what is wrong', async () => {
    const { reply, functionError } = await callFunction(mesh.clients, 'echo', { query: 'findings=many' });
    expect(functionError).toBe('Unhandled');
    expect(reply).toMatchObject({ errorType: 'bad-input', errorMessage: expect.stringContaining('findings') });
    const api = { httpMethod: 'POST', path: '/', requestContext: {}, body: '{' };
    expect((await callFunction(mesh.clients, 'echo', api)).reply).toMatchObject({ statusCode: 400 });
  });
});

test('the registry holds every room, as its manifest says', async () => {
  const entries = await Array.fromAsync(stateOf(mesh.clients).query(RegistryEntry, registryPartition));
  expect(entries.map(({ content }) => content)).toContainEqual({
    agent: 'echo',
    functionName: 'echo',
    version: '1.0.0',
    question: 'What did I just ask, and does every channel carry it?',
    taskKinds: ['analyse'],
    timeoutSeconds: 30,
  });
});
