import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFront } from '../../local/front/front.ts';
import { request } from './api-fixture.ts';
import { type MeshProcess, runCli, spawnMesh } from './processes.ts';
import { smallRecording } from './vertical.ts';

const rooms = resolve(import.meta.dirname, '..', '..', 'functions');
/** An account without a past: the demo organisation begins with analyses. */
const account = { args: ['--recording', smallRecording] };
let cwd: string;
let mesh: MeshProcess;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'finops-mesh-cli-'));
  mesh = await spawnMesh(cwd, rooms, account);
});
afterAll(async () => {
  await mesh.kill();
  await rm(cwd, { recursive: true, force: true });
});

const run = (command: string, ...args: string[]) =>
  runCli(command, ['--functions', rooms, ...account.args, ...args], cwd);

/** The front listens after the mesh does; on the first start it builds the dashboard before. */
async function address(): Promise<string> {
  for (let tries = 0; tries < 900; tries += 1) {
    const url = readFront(mesh.home)?.url;
    if (url !== undefined && (await fetch(`${url}/health`).catch(() => undefined)) !== undefined) return url;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error('the front does not listen after 90 seconds');
}

test('a link of npm run sign-in opens the door, which stays where it is over a kill and a restart', async () => {
  const url = await address();
  const { code, stdout } = await run('sign-in', '--as', 'otto', '--role', 'viewer');
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`^${url}/#sign-in=[\\w-]{43}\n$`));
  const secret = stdout.trim().split('#sign-in=')[1];
  const { body } = await request(url, 'POST', '/session', { body: { secret } });
  expect(body).toMatchObject({ name: 'otto', role: 'viewer' });

  await mesh.kill();
  mesh = await spawnMesh(cwd, rooms, account);
  expect(await address()).toBe(url);
  const headers = { authorization: `Bearer ${body.token}` };
  expect((await request(url, 'GET', '/mesh', { headers })).body.you).toEqual({ name: 'otto', role: 'viewer' });
}, 120_000);

test.each([
  [
    'an export before there is an analysis',
    'export',
    ['--format', 'csv'],
    /^there is no such analysis here: npm run analyze makes one\n$/,
  ],
  ['a shape that is not there', 'export', ['--format', 'xml'], /Allowed choices are focus, csv/],
  ['a role that is not there', 'sign-in', ['--role', 'admin'], /Allowed choices are viewer, analyst, approver/],
  ['nobody', 'sign-in', ['--as', ''], /^--as and --role: name: /],
])('%s is answered with a readable line and exit code 2', async (_, command, args, message) => {
  const { code, stdout, stderr } = await run(command, ...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(message);
});
