import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTestBed, type TestBed } from './test-bed.ts';

let bed: TestBed;
let parent: ChildProcess | undefined;
beforeEach(() => {
  bed = makeTestBed();
});
afterEach(async () => {
  parent?.kill('SIGKILL');
  for (const pid of readPids(join(bed.folder, 'pids')).filter(isAlive)) process.kill(pid, 'SIGKILL');
  await bed.remove();
});

/** Starts a process of its own that handles the moods of the sandboxes below. */
function startParent(functions: readonly unknown[]): ChildProcess {
  const program = `
    import { createLambda } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'service.ts')).href)};
    const lambda = createLambda({
      functions: ${JSON.stringify(functions)}, dataDir: ${JSON.stringify(join(bed.folder, 'data'))},
      region: 'us-east-1', accountId: '123456789012', environment: async () => ({}),
    });
    for (const mood of ['idle', 'wait', 'spin']) lambda.acceptEvent('moody', JSON.stringify({ mood }));
    setInterval(() => {}, 1000);`;
  const file = join(bed.folder, 'parent.mjs');
  writeFileSync(file, program);
  return spawn(process.execPath, [file], { stdio: 'inherit' });
}

const MOODY = `
  import { spawn } from 'node:child_process';
  import { appendFileSync } from 'node:fs';
  export const handler = async ({ mood }) => {
    const child = spawn('/bin/sleep', ['600'], { stdio: 'ignore' });
    appendFileSync(process.env.PIDS, process.pid + '\\n' + child.pid + '\\n');
    if (mood === 'wait') await new Promise((resolve) => setTimeout(resolve, 600_000));
    if (mood === 'spin') for (;;);
  };`;

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'sandboxes, and what their handlers started, end with the process that started them (%s), whatever they do',
  async (signal) => {
    const pids = join(bed.folder, 'pids');
    writeFileSync(pids, '');
    parent = startParent([bed.defineFunction('moody', MOODY, { environment: { PIDS: pids }, timeoutSeconds: 600 })]);
    await expect.poll(() => readPids(pids).length, { timeout: 10_000 }).toBe(6);
    expect(readPids(pids).filter(isAlive)).toHaveLength(6);
    parent.kill(signal);
    await once(parent, 'exit');
    await expect.poll(() => readPids(pids).filter(isAlive), { timeout: 5_000 }).toEqual([]);
  },
);

function readPids(file: string): number[] {
  return readFileSync(file, 'utf8').split('\n').filter(Boolean).map(Number);
}

/** A process that has ended but was not waited for by its new parent counts as ended. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'latin1'));
  } catch {
    return false;
  }
}
