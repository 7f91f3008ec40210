import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { lockDirectory } from './directory-lock.ts';
import { makeDirectory } from './test-endpoint.ts';

const MODULE = new URL('./directory-lock.ts', import.meta.url).href;

let directory: Awaited<ReturnType<typeof makeDirectory>>;
let path: string;

beforeEach(async () => {
  directory = await makeDirectory();
  path = join(directory.path, 'data');
});

afterEach(() => directory.remove());

/** Another process that takes the lock, says what it got, and lives on. */
async function lockElsewhere(): Promise<{ readonly child: ChildProcess; readonly answer: unknown }> {
  const code = `import { lockDirectory } from '${MODULE}';
    const answer = lockDirectory(process.argv[1]);
    console.log(JSON.stringify(answer));
    setInterval(() => answer, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // A child that a failed test left behind would keep the test run from ending.
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  return { child, answer: JSON.parse(String(line)) };
}

async function killAndWait(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

test('a second process is told who has the directory', async () => {
  const { child } = await lockElsewhere();
  expect(lockDirectory(path)).toEqual({ kind: 'held', pid: child.pid });
  await killAndWait(child);
});

test('a process that was killed holds nothing', async () => {
  const { child } = await lockElsewhere();
  await killAndWait(child);
  const answer = lockDirectory(path);
  expect(answer.kind).toBe('locked');
  if (answer.kind === 'locked') answer.release();
});

test('asking again in the same process neither gets the lock nor drops it', async () => {
  const first = lockDirectory(path);
  expect(lockDirectory(path)).toEqual({ kind: 'held', pid: process.pid });
  const { child, answer } = await lockElsewhere();
  expect(answer).toEqual({ kind: 'held', pid: process.pid });
  await killAndWait(child);
  if (first.kind === 'locked') first.release();
});

test('a released directory can be taken again', () => {
  const first = lockDirectory(path);
  if (first.kind === 'locked') first.release();
  const second = lockDirectory(path);
  expect(second.kind).toBe('locked');
  if (second.kind === 'locked') second.release();
});

test('the directory is for its owner only', async () => {
  const answer = lockDirectory(path);
  expect((await stat(path)).mode & 0o777).toBe(0o700);
  expect((await stat(join(path, 'lock.db'))).mode & 0o777).toBe(0o600);
  if (answer.kind === 'locked') answer.release();
});
