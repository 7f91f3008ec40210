import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { InvocationRecord } from './invocation-record.ts';
import type { LambdaFunction } from './lambda-function.ts';
import type { LambdaService } from './service.ts';
import { type InvokeAnswer, invoke, type TestBed } from './test-bed.ts';

/** Notes each run as `{id} {event}`, then fails as often as the event says. */
const NOTE = `
  import { appendFileSync, existsSync, readFileSync } from 'node:fs';
  export const handler = async (event, context) => {
    const file = process.env.RUNS;
    appendFileSync(file, context.awsRequestId + ' ' + JSON.stringify(event) + '\\n');
    const runs = readFileSync(file, 'utf8').split('\\n').filter((line) => line.startsWith(context.awsRequestId)).length;
    if (event.ms) await new Promise((resolve) => setTimeout(resolve, event.ms));
    if (runs <= (event.failures ?? 0)) throw new RangeError('run ' + runs);
    return 'done';
  };`;

/** The function `note` of a bed. */
export function defineNote(bed: TestBed, overrides: Partial<LambdaFunction> = {}): LambdaFunction {
  const runs = join(bed.folder, 'runs');
  if (!existsSync(runs)) writeFileSync(runs, '');
  return bed.defineFunction('note', NOTE, { environment: { RUNS: runs }, ...overrides });
}

/** The events of the runs so far, in their order; of one request, or of all. */
export function readRuns(bed: TestBed, requestId = ''): unknown[] {
  const lines = readFileSync(join(bed.folder, 'runs'), 'utf8').split('\n').filter(Boolean);
  return lines.filter((line) => line.startsWith(requestId)).map((line) => JSON.parse(line.slice(37)));
}

export function invokeEvent(lambda: LambdaService, payload: unknown, name = 'note'): Promise<InvokeAnswer> {
  return invoke(lambda, name, payload, { 'x-amz-invocation-type': 'Event' });
}

/** The dead letters of a function; each must be for its owner only. */
export function readDeadLetters(bed: TestBed, name = 'note'): InvocationRecord[] {
  const folder = join(bed.folder, 'data', 'dead-letters', 'lambda', name);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).map((file) => join(folder, file));
  expect(files.map((file) => statSync(file).mode & 0o777)).toEqual(files.map(() => 0o600));
  return files.map((file) => JSON.parse(readFileSync(file, 'utf8')));
}
