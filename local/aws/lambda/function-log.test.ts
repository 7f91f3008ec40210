import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LogLine, openFunctionLog, readLines } from './function-log.ts';
import { invoke, makeTestBed, type TestBed } from './test-bed.ts';

let bed: TestBed;
beforeEach(() => {
  bed = makeTestBed();
});
afterEach(() => bed.remove());

test('what a function prints is in its log file and told to the listener, between the lines of Lambda', async () => {
  const code =
    'console.log("loaded"); export const handler = async () => { console.log("two\\nlines"); console.error("wrong"); };';
  const heard: LogLine[] = [];
  const lambda = bed.start([bed.defineFunction('chatty', code)], { onLog: (line) => void heard.push(line) });
  const requestId = (await invoke(lambda, 'chatty')).headers['x-amzn-requestid'];
  expect(heard).toEqual([
    { functionName: 'chatty', requestId, line: 'loaded' },
    { functionName: 'chatty', requestId, line: `START RequestId: ${requestId} Version: $LATEST` },
    { functionName: 'chatty', requestId, line: 'two' },
    { functionName: 'chatty', requestId, line: 'lines' },
    { functionName: 'chatty', requestId, line: 'wrong' },
    { functionName: 'chatty', requestId, line: `END RequestId: ${requestId}` },
    { functionName: 'chatty', requestId, line: expect.stringContaining(`REPORT RequestId: ${requestId}\t`) },
  ]);
  const file = readFileSync(join(bed.folder, 'data', 'logs', 'chatty.log'), 'utf8');
  expect(file).toBe(`${heard.map(({ line }) => line).join('\n')}\n`);
});

test('an error that a handler throws is in the log with its stack', async () => {
  const code = 'export const handler = async () => { throw new RangeError("too far"); };';
  const heard: string[] = [];
  const lambda = bed.start([bed.defineFunction('broken', code)], { onLog: ({ line }) => void heard.push(line) });
  await invoke(lambda, 'broken');
  expect(heard.find((line) => line.includes('Invoke Error'))).toMatch(/"errorMessage":"too far".*index\.mjs:1:\d+/);
});

test('a log is continued after a restart, and never grows over twice its limit', () => {
  const folder = join(bed.folder, 'logs');
  const line = 'x'.repeat(99);
  for (let restart = 0; restart < 3; restart += 1) {
    const log = openFunctionLog(folder, 'fn', 1000, undefined);
    for (let i = 0; i < 8; i += 1) log.write(undefined, line);
    log.close();
  }
  expect(statSync(join(folder, 'fn.log')).size).toBe(400);
  expect(statSync(join(folder, 'fn.1.log')).size).toBe(1000);
});

test('lines are whole whatever the pieces they come in, and cut where they never end', async () => {
  const bytes = Buffer.from('größe\nzwei\n\nohne Ende');
  const lines: string[] = [];
  const stream = Readable.from([...bytes].map((byte) => Buffer.from([byte])));
  readLines(stream, (line) => lines.push(line));
  await new Promise((resolve) => stream.once('end', resolve));
  expect(lines).toEqual(['größe', 'zwei', '', 'ohne Ende']);

  const endless: number[] = [];
  const noise = Readable.from(Array.from({ length: 20 }, () => Buffer.alloc(10_000, 'x')));
  readLines(noise, (line) => endless.push(line.length));
  await new Promise((resolve) => noise.once('end', resolve));
  expect(endless).toEqual([70_000, 70_000, 60_000]);
});
