import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { MeshError } from '../../lib/core/errors.ts';
import { parse } from '../../lib/core/parse.ts';
import { ReportRef } from '../../lib/core/report.ts';
import type { Task } from '../../lib/core/task.ts';
import type { MeshClients } from '../mesh/clients.ts';
import { shiftMonths } from '../world/calendar.ts';
import { writeFocus } from '../world/exports/write-focus.ts';
import type { World } from '../world/world.ts';

const agent = 'billing';
const folderName = 'billing-export';
const sources = join(import.meta.dirname, '..', '..');
const hashDigits = 8;
/** Full months before the current one: two that are compared, and a course for what is usual. */
const fullMonths = 2;
const deadlineMs = 600_000;

/** Where the demo's bill lies: under another name where the world, or its prices, have become others. */
export function demoBillPath(home: string): string {
  const code = [join(sources, 'local', 'world'), join(sources, 'lib', 'prices')].flatMap(codeIn);
  return resolve(home, folderName, `bill-${hashOfFiles(code)}.csv.gz`);
}

/**
 * Has the billing agent read the demo organisation's bill, and answers the key of its report. The bill is written once
 * and read once, since a task that has a report is answered with it; again where the agent has become another.
 *
 * @param path from {@link demoBillPath}
 * @returns nothing where these rooms have no billing agent
 */
export async function storeDemoBill({ lambda }: MeshClients, organisation: World, path: string): Promise<string[]> {
  await writeOnce(organisation, path);
  const payload = JSON.stringify(taskOf(organisation, path));
  const answer = await lambda.send(new InvokeCommand({ FunctionName: agent, Payload: payload })).catch(unlessAbsent);
  if (answer === undefined) return [];
  const reply: unknown = JSON.parse(answer.Payload?.transformToString() || 'null');
  if (answer.FunctionError !== undefined) {
    const { errorMessage } = (reply ?? {}) as { errorMessage?: string };
    throw new MeshError('agent-failed', `the demo's bill could not be read: ${errorMessage}`);
  }
  return [parse(ReportRef, reply, 'reply of the billing agent', 'bad-reply').contextKey];
}

/** Whole or not at all, so that a start that was ended early leaves no half bill. */
async function writeOnce(organisation: World, path: string): Promise<void> {
  if (existsSync(path)) return;
  await rm(dirname(path), { recursive: true, force: true });
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const part = `${dirname(path)}/part-${process.pid}.csv.gz`;
  await writeFocus(organisation, part, { firstMonth: shiftMonths(organisation.calendar.currentMonth, -fullMonths) });
  await rename(part, path);
}

function taskOf({ seed, asOf }: World, path: string): Task {
  const bundle = join(dirname(path), '..', 'build', agent, 'index.mjs');
  const reader = existsSync(bundle) ? hashOfFiles([bundle]) : 'absent';
  const analysisId = `demo-${seed}-${basename(path, '.csv.gz')}-${reader}`;
  return {
    id: `${analysisId}.${agent}`,
    analysisId,
    agent,
    kind: 'analyse',
    asOf,
    deadline: new Date(Date.now() + deadlineMs).toISOString(),
    hop: 0,
    requestedBy: 'demo organisation',
  };
}

function unlessAbsent(error: unknown): undefined {
  if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
  throw error;
}

function codeIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).map((file) => join(folder, file));
}

function hashOfFiles(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, hashDigits);
}
