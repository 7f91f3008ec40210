import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { undeliveredPrefix } from '../../lib/context/keys.ts';
import { meshBusName } from '../../lib/core/event.ts';
import { hopLimit } from '../../lib/core/task.ts';
import { agentStatusKey } from '../../lib/state/keys.ts';
import { AgentState, TaskState } from '../../lib/state/transitions.ts';
import { redrive } from '../../local/mesh/redrive.ts';
import {
  callFunction,
  contextOf,
  makeFunction,
  makeTask,
  startTestMesh,
  stateOf,
  type TestMesh,
  writeEchoRoom,
} from './mesh-fixture.ts';

const hears = (name: string, agent: string) => [
  { name, bus: 'mesh' as const, pattern: { source: [`finops.${agent}-agent`], 'detail-type': ['Echo Heard'] } },
];

let folder: string;
let mesh: TestMesh;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'finops-mesh-rooms-'));
  const rooms = join(folder, 'functions');
  await writeEchoRoom(rooms, { name: 'caller' });
  await writeEchoRoom(rooms, { name: 'listener', subscribes: hears('heard', 'caller') });
  await writeEchoRoom(rooms, { name: 'circle-a', subscribes: hears('heard', 'circle-b') });
  await writeEchoRoom(rooms, { name: 'circle-b', subscribes: hears('heard', 'circle-a') });
  const anomaly = { name: 'anomaly', bus: 'mesh' as const, pattern: { source: ['aws.ce'] } };
  await writeEchoRoom(rooms, { name: 'watcher', subscribes: [anomaly] });
  const marker = join(folder, 'repaired');
  const failsUntilRepaired = `async () => { const { existsSync } = await import('node:fs'); if (!existsSync(${JSON.stringify(marker)})) throw new Error('still broken'); }`;
  mesh = await startTestMesh({
    functions: rooms,
    extraFunctions: [await makeFunction('broken', failsUntilRepaired, folder)],
  });
});
afterAll(async () => {
  await mesh.remove();
  await rm(folder, { recursive: true, force: true });
});

/** Waits until no event and no asynchronous call is under way, however often one gives rise to the other. */
async function settle(): Promise<void> {
  let before = -1;
  for (let now = invocations(); now !== before; now = invocations()) {
    before = now;
    await mesh.events.idle();
    await mesh.lambda.drain();
  }
}

function invocations(): number {
  return [...mesh.lambda.statistics().values()].reduce((sum, each) => sum + each.invocations, 0);
}

async function tasksOf(agent: string) {
  const tasks = await Array.fromAsync(stateOf(mesh.clients).query(TaskState, `AGENT#${agent}`, { prefix: 'TASK#' }));
  return tasks.map(({ key, content }) => ({ id: key.sk.slice('TASK#'.length), ...content }));
}

async function statusOf(agent: string) {
  return (await stateOf(mesh.clients).read(AgentState, agentStatusKey(agent)))?.content;
}

async function waiting(agent: string) {
  return Array.fromAsync(contextOf(mesh.clients).list(undeliveredPrefix(agent)));
}

describe('an event of one agent', () => {
  test('wakes the other once, within the same analysis and one hop further', async () => {
    const task = makeTask({ agent: 'caller', analysisId: 'wakes-once', hop: 2 });
    await callFunction(mesh.clients, 'caller', task);
    await settle();
    const heard = (await tasksOf('listener')).filter(({ analysisId }) => analysisId === 'wakes-once');
    expect(heard).toMatchObject([{ status: 'stored', attempts: 1 }]);
    const header = await contextOf(mesh.clients).readReport(heard[0]?.contextKey ?? '');
    expect(header).toMatchObject({ agent: 'listener', analysisId: 'wakes-once', taskId: heard[0]?.id });
  });

  test('delivered twice, and twice at once, is acted on once', async () => {
    const detail = {
      version: 1,
      eventId: 'delivered-often',
      analysisId: 'acts-once',
      hop: 0,
      total_savings: 0,
      net: { amount: '0', currency: 'USD' },
      basis: 'list',
      recommendation_count: 0,
      high_impact_resources: [],
      timestamp: '2026-11-20T09:00:00Z',
      contextKey: '',
    };
    const entry = {
      EventBusName: meshBusName,
      Source: 'finops.caller-agent',
      DetailType: 'Echo Heard',
      Detail: JSON.stringify(detail),
    };
    await mesh.clients.events.send(new PutEventsCommand({ Entries: [entry, entry, entry] }));
    await settle();
    await mesh.clients.events.send(new PutEventsCommand({ Entries: [entry] }));
    await settle();
    const acted = (await tasksOf('listener')).filter(({ analysisId }) => analysisId === 'acts-once');
    expect(acted).toMatchObject([{ id: 'event-delivered-often', status: 'stored', attempts: 1 }]);
  });

  test('that goes round in a circle is cut at the hop limit, and both say so', async () => {
    await callFunction(mesh.clients, 'circle-a', makeTask({ agent: 'circle-a', analysisId: 'circle', hop: 0 }));
    await settle();
    const hops = [...(await tasksOf('circle-a')), ...(await tasksOf('circle-b'))];
    expect(hops.filter(({ analysisId }) => analysisId === 'circle').length).toBe(hopLimit + 1);
    expect((await statusOf('circle-a'))?.lastCut).toMatchObject({ hop: hopLimit });
    expect((await statusOf('circle-b'))?.lastCut).toMatchObject({ hop: hopLimit });
  });
});

test('an event of AWS itself is forwarded from the default bus to the agent that waits for it', async () => {
  const id = mesh.events.putServiceEvent({
    source: 'aws.ce',
    detailType: 'Anomaly Detected',
    detail: { anomalyId: 'a-1', impact: { totalImpact: 210 } },
  });
  await settle();
  expect(await tasksOf('watcher')).toMatchObject([{ id: `event-${id}`, status: 'stored' }]);
});

describe('a bus that refuses', () => {
  test.each(['InternalFailure', 'ThrottlingException'] as const)(
    'with %s costs nobody the report; after repair each event arrives once',
    async (fault) => {
      const analysisId = `refused-${fault}`;
      mesh.events.setBusFault(meshBusName, fault);
      const asked = await Promise.all(
        [1, 2, 3].map(() => callFunction(mesh.clients, 'caller', makeTask({ agent: 'caller', analysisId }))),
      );
      for (const { reply } of asked) expect(reply).toMatchObject({ status: 'complete' });
      expect((await waiting('caller')).length).toBe(3);
      mesh.events.setBusFault(meshBusName, undefined);

      await callFunction(mesh.clients, 'caller', makeTask({ agent: 'caller', analysisId }));
      await settle();
      expect(await waiting('caller')).toEqual([]);
      const heard = (await tasksOf('listener')).filter((task) => task.analysisId === analysisId);
      expect(heard.map(({ status, attempts }) => ({ status, attempts }))).toEqual(
        Array.from({ length: 4 }, () => ({ status: 'stored', attempts: 1 })),
      );
    },
  );
});

describe('an asynchronous call', () => {
  const invokeLater = (FunctionName: string, payload: unknown) =>
    mesh.clients.lambda.send(
      new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload: JSON.stringify(payload) }),
    );

  test('is answered at once and done later', async () => {
    const task = makeTask({ agent: 'caller', analysisId: 'later' });
    expect((await invokeLater('caller', task)).StatusCode).toBe(202);
    await settle();
    expect((await tasksOf('caller')).find(({ id }) => id === task.id)).toMatchObject({ status: 'stored' });
  });

  test('that always fails is tried three times, then lies as a dead letter until it is sent again after repair', async () => {
    const letters = join(mesh.home, 'dead-letters', 'lambda', 'broken');
    await invokeLater('broken', { number: 1 });
    await settle();
    expect(mesh.lambda.statistics().get('broken')).toMatchObject({ invocations: 3, errors: 3 });
    expect(readdirSync(letters).length).toBe(1);

    await writeFile(join(folder, 'repaired'), '');
    expect(await redrive(mesh.home, mesh)).toEqual({ sent: 1, kept: [] });
    await settle();
    expect(mesh.lambda.statistics().get('broken')).toMatchObject({ invocations: 4, errors: 3 });
    expect(existsSync(letters) ? readdirSync(letters) : []).toEqual([]);
  });
});
