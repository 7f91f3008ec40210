import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { manifest } from '../../functions/billing/manifest.ts';
import { MeshError } from '../../lib/core/errors.ts';
import { parse } from '../../lib/core/parse.ts';
import { ReportRef } from '../../lib/core/report-ref.ts';
import type { Task } from '../../lib/core/task.ts';
import type { LambdaFunction } from '../aws/lambda/lambda-function.ts';
import type { MeshClients } from '../mesh/clients.ts';
import { meshVariables } from '../mesh/services.ts';
import { exportVariable } from '../mesh/variables.ts';
import { shiftMonths } from '../world/calendar.ts';
import { writeFocus } from '../world/exports/write-focus.ts';
import type { World } from '../world/world.ts';

const folderName = 'billing-export';
const sources = join(import.meta.dirname, '..', '..');
const hashDigits = 8;
/** Full months before the current one: two that are compared, and a course for what is usual. */
const fullMonths = 2;
const deadlineMs = 600_000;
/** The function that reads the bill of the past: the billing agent's code over another export. */
const pastReader = `${manifest.name}-of-the-past`;

/** Where the bill of a world lies: in another folder where the world's code, or its prices, have become others. */
export function demoBillPath(home: string, { asOf }: Pick<World, 'asOf'>): string {
  const code = [join(sources, 'local', 'world'), join(sources, 'lib', 'prices')].flatMap(codeIn);
  return resolve(home, folderName, hashOfFiles(code), `bill-${asOf.slice(0, 10)}.csv.gz`);
}

/**
 * Writes the bill of a world where it is not there yet: whole or not at all, so that a start that was ended early
 * leaves no half bill.
 *
 * @param path from {@link demoBillPath}
 */
export async function writeDemoBill(organisation: World, path: string): Promise<void> {
  if (existsSync(path)) return;
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeOthers(folder);
  const part = `${folder}/part-${process.pid}-${basename(path)}`;
  await writeFocus(organisation, part, { firstMonth: shiftMonths(organisation.calendar.currentMonth, -fullMonths) });
  await rename(part, path);
}

/** The billing agent over the bill of an earlier moment, for a mesh whose own billing agent reads the newest one. */
export function readerOfPastBill(home: string, organisation: World): LambdaFunction {
  const { timeoutSeconds, memoryMb, ephemeralStorageMb } = manifest;
  return {
    name: pastReader,
    codeDir: resolve(home, 'build', manifest.name),
    handler: 'index.handler',
    timeoutSeconds,
    memoryMb,
    ephemeralStorageMb,
    environment: {
      ...meshVariables(organisation.asOf),
      [exportVariable]: demoBillPath(home, organisation),
    },
  };
}

/** Whose bill is read: that of the past by a function of its own, see {@link readerOfPastBill}. */
export type BillReader = 'past' | 'newest';

/**
 * What the billing agent says of a bill, as the key of its report, within an analysis. It is read once: a task that has a
 * report is answered with it, also where the supervisor asks again.
 */
export async function readDemoBill(
  { lambda }: MeshClients,
  reader: BillReader,
  analysis: Pick<Task, 'analysisId' | 'asOf'>,
): Promise<string> {
  const FunctionName = reader === 'past' ? pastReader : manifest.name;
  const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(taskOf(analysis)) }));
  const reply: unknown = JSON.parse(answer.Payload?.transformToString() || 'null');
  if (answer.FunctionError !== undefined) {
    const { errorMessage } = (reply ?? {}) as { errorMessage?: string };
    throw new MeshError('agent-failed', `the demo's bill could not be read: ${errorMessage}`);
  }
  return parse(ReportRef, reply, 'reply of the billing agent', 'bad-reply').contextKey;
}

/** Bills of other code are of no use any more. */
async function removeOthers(folder: string): Promise<void> {
  const all = dirname(folder);
  const others = (await readdir(all)).filter((name) => name !== basename(folder));
  await Promise.all(others.map((name) => rm(join(all, name), { recursive: true, force: true })));
}

/** The task that the supervisor would hand out. */
function taskOf({ analysisId, asOf }: Pick<Task, 'analysisId' | 'asOf'>): Task {
  return {
    id: `${analysisId}.${manifest.name}`,
    analysisId,
    agent: manifest.name,
    kind: 'analyse',
    asOf,
    deadline: new Date(Date.now() + deadlineMs).toISOString(),
    hop: 0,
    requestedBy: 'demo organisation',
  };
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
