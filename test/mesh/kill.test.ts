import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TaskState } from '../../lib/state/transitions.ts';
import type { MeshClients } from '../../local/mesh/clients.ts';
import { contextOf, makeTask, stateOf, writeEchoRoom } from './mesh-fixture.ts';
import { type MeshProcess, spawnMesh, until } from './processes.ts';

/** The gate kills at three points of the work, `npm run verify` at twenty of more. */
const [calls, kills] = process.env.FINOPS_VERIFY === '1' ? [500, 20] : [200, 3];

let cwd: string;
let rooms: string;
let mesh: MeshProcess;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'finops-mesh-kill-'));
  rooms = join(cwd, 'functions');
  await writeEchoRoom(rooms, { name: 'caller' });
  const pattern = { source: ['finops.caller-agent'] };
  await writeEchoRoom(rooms, { name: 'listener', subscribes: [{ name: 'heard', bus: 'mesh', pattern }] });
});
afterAll(async () => {
  await mesh.kill();
  await rm(cwd, { recursive: true, force: true });
});

async function storedTasks(clients: MeshClients, agent: string): Promise<string[]> {
  const tasks = await Array.fromAsync(stateOf(clients).query(TaskState, `AGENT#${agent}`, { prefix: 'TASK#' }));
  return tasks.filter(({ content }) => content.status === 'stored').map(({ key }) => key.sk);
}

/** A report is one header; its parts lie in a folder of their own. */
async function reports(clients: MeshClients, agent: string): Promise<number> {
  const keys = await Array.fromAsync(contextOf(clients).list(`agent-context/${agent}/analyse/`));
  return keys.filter((key) => /\/[^/]*Z-[^/]*\.json$/.test(key)).length;
}

test(`kill -9 of everything at ${kills} points loses and doubles none of ${calls} calls and ${calls} events`, async () => {
  mesh = await spawnMesh(cwd, rooms);
  const tasks = Array.from({ length: calls }, () => makeTask({ agent: 'caller', analysisId: 'killed' }));
  for (const task of tasks) {
    const accepted = await mesh.clients.lambda.send(
      new InvokeCommand({ FunctionName: 'caller', InvocationType: 'Event', Payload: JSON.stringify(task) }),
    );
    expect(accepted.StatusCode).toBe(202);
  }
  for (let kill = 1; kill <= kills; kill += 1) {
    const share = Math.floor((calls * kill) / (kills + 1));
    await until(async () => (await storedTasks(mesh.clients, 'listener')).length >= share, `${share} events acted on`);
    await mesh.kill();
    mesh = await spawnMesh(cwd, rooms);
  }
  await until(async () => (await storedTasks(mesh.clients, 'listener')).length === calls, 'every event acted on');
  expect((await storedTasks(mesh.clients, 'caller')).toSorted()).toEqual(
    tasks.map(({ id }) => `TASK#${id}`).toSorted(),
  );
  expect(await reports(mesh.clients, 'caller')).toBe(calls);
  expect(await reports(mesh.clients, 'listener')).toBe(calls);
}, 300_000);
