import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LambdaFunction } from './lambda-function.ts';
import { makeTestBed, type TestBed } from './test-bed.ts';

let bed: TestBed;
let parent: ChildProcess | undefined;
beforeEach(() => {
  bed = makeTestBed();
});
afterEach(async () => {
  parent?.kill('SIGKILL');
  await bed.remove();
});

const EVENTS = 200;

/** Notes its event at the start and at the end of each run. */
const NOTE = `
  import { appendFileSync } from 'node:fs';
  export const handler = async ({ n }) => {
    appendFileSync(process.env.RUNS, 'began ' + n + '\\n');
    await new Promise((resolve) => setTimeout(resolve, 3));
    appendFileSync(process.env.RUNS, 'ended ' + n + '\\n');
  };`;

/** A process that sends itself the events through the service and prints the number of each that was acknowledged. */
function startParent(fn: LambdaFunction): ChildProcess {
  const program = `
    import { createLambda } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'service.ts')).href)};
    const lambda = createLambda({
      functions: ${JSON.stringify([fn])}, dataDir: ${JSON.stringify(join(bed.folder, 'data'))},
      region: 'us-east-1', accountId: '123456789012', environment: async () => ({}),
    });
    for (let n = 0; n < ${EVENTS}; n += 1) {
      lambda.acceptEvent('note', JSON.stringify({ n }));
      process.stdout.write(n + '\\n');
      if (n % 4 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    setInterval(() => {}, 1000);`;
  const file = join(bed.folder, 'parent.mjs');
  writeFileSync(file, program);
  return spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
}

test.each([
  ['while it accepts events', 20],
  ['when it has accepted half of them', EVENTS / 2],
  ['when it has accepted them all', EVENTS],
])('kill -9 %s loses none that was acknowledged', async (_when, killAfter) => {
  const runs = join(bed.folder, 'runs');
  writeFileSync(runs, '');
  const fn = bed.defineFunction('note', NOTE, { environment: { RUNS: runs } });
  const acknowledged: number[] = [];
  parent = startParent(fn);
  if (parent.stdout === null) throw new Error('The parent has no output.');
  const lines = createInterface(parent.stdout);
  lines.on('line', (line) => {
    acknowledged.push(Number(line));
    if (acknowledged.length === killAfter) parent?.kill('SIGKILL');
  });
  await once(lines, 'close');

  await bed.start([fn]).drain();
  const notes = readFileSync(runs, 'utf8').split('\n').filter(Boolean);
  const ended = new Set(notes.filter((note) => note.startsWith('ended')).map((note) => Number(note.slice(6))));
  expect(acknowledged.length).toBeGreaterThanOrEqual(killAfter);
  expect(acknowledged.filter((n) => !ended.has(n))).toEqual([]);
  // Only what ran at the moment of the kill, at most the eight places of events, may have run twice.
  const twice = notes.filter((note) => note.startsWith('began')).length - ended.size;
  expect(twice).toBeLessThanOrEqual(8);
});
