import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { taskKey } from '../../lib/state/keys.ts';
import { bucketName } from '../../local/mesh/clients.ts';
import { callFunction, contextOf, makeTask, stateOf } from './mesh-fixture.ts';
import { type MeshProcess, runCli, spawnMesh, testFunctions } from './processes.ts';

const Numbered = z.strictObject({ number: z.int() });

let cwd: string;
const running: MeshProcess[] = [];
const start = async () => {
  const mesh = await spawnMesh(cwd);
  running.push(mesh);
  return mesh;
};

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'finops-mesh-process-'));
});
afterEach(async () => {
  for (const { child, kill } of running.splice(0))
    if (child.exitCode === null && child.signalCode === null) await kill();
  await rm(cwd, { recursive: true, force: true });
});

describe('kill -9 of everything', () => {
  test('during 1,000 writes leaves every acknowledged write where it is', async () => {
    const mesh = await start();
    const acknowledged: number[] = [];
    const state = stateOf(mesh.clients);
    const write = async (number: number) => {
      const Key = `agent-context/echo/written/${number}.json`;
      await mesh.clients.s3.send(new PutObjectCommand({ Bucket: bucketName, Key, Body: String(number) }));
      await state.create(taskKey('echo', `written-${number}`), { number });
      acknowledged.push(number);
      if (acknowledged.length === 400) void mesh.kill();
    };
    await Promise.allSettled(Array.from({ length: 1_000 }, (_, number) => write(number)));
    expect(acknowledged.length).toBeGreaterThanOrEqual(400);
    expect(acknowledged.length).toBeLessThan(1_000);

    const again = await start();
    const stateAgain = stateOf(again.clients);
    const missing = [];
    for (const number of acknowledged) {
      const Key = `agent-context/echo/written/${number}.json`;
      const { Body } = await again.clients.s3.send(new GetObjectCommand({ Bucket: bucketName, Key }));
      const item = await stateAgain.read(Numbered, taskKey('echo', `written-${number}`));
      if ((await Body?.transformToString()) !== String(number) || item?.content.number !== number) missing.push(number);
    }
    expect(missing).toEqual([]);
  });

  test('in the middle of a task leaves it to be asked again, with one report in the end', async () => {
    const mesh = await start();
    const task = makeTask({ query: 'findings=2 waitMs=500' });
    const cutOff = callFunction(mesh.clients, 'echo', task).catch((error: Error) => error);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await mesh.kill();
    expect(await cutOff).toBeInstanceOf(Error);

    const again = await start();
    expect((await callFunction(again.clients, 'echo', task)).reply).toMatchObject({
      taskId: task.id,
      status: 'complete',
    });
    expect((await contextOf(again.clients).latestReport('echo', 'analyse'))?.taskId).toBe(task.id);
  });
});

describe('a second start on the same data', () => {
  test('tells where the first one is, and a command attaches to it', async () => {
    const mesh = await start();
    const second = await runCli('start', ['--functions', testFunctions], cwd);
    expect(second).toMatchObject({ code: 0, stdout: expect.stringContaining(`runs already: ${mesh.url}`) });
    const invoked = await runCli('invoke', ['--functions', testFunctions, 'echo'], cwd);
    expect(invoked).toMatchObject({ code: 0, stderr: '' });
    const { contextKey } = JSON.parse(invoked.stdout);
    expect((await contextOf(mesh.clients).readReport(contextKey)).summary.findings).toBe(1);
  });

  test('is possible after kill -9, without anyone cleaning up', async () => {
    const first = await start();
    await first.kill();
    const invoked = await runCli('invoke', ['--functions', testFunctions, 'echo'], cwd);
    expect(invoked).toMatchObject({ code: 0, stderr: '' });
  });

  test('on a port that is taken is one line and exit code 2', async () => {
    const { url } = await start();
    const elsewhere = await mkdtemp(join(tmpdir(), 'finops-mesh-process-'));
    const taken = await runCli('start', ['--functions', testFunctions, '--port', new URL(url).port], elsewhere);
    await rm(elsewhere, { recursive: true, force: true });
    expect(taken.code).toBe(2);
    expect(taken.stderr).toMatch(/^Port \d+ on 127\.0\.0\.1 is taken by another process.*\n$/);
  });
});

test('what a mesh stores is for its owner only', async () => {
  const { home, clients } = await start();
  await callFunction(clients, 'echo', {});
  const names = ['.', ...(await readdir(home))];
  const openToOthers = [];
  for (const name of names) if ((await stat(join(home, name))).mode & 0o077) openToOthers.push(name);
  expect(openToOthers).toEqual([]);
  expect(names).toEqual(expect.arrayContaining(['secret', 'mesh.json', 's3', 'dynamodb', 'logs', 'build']));
});
