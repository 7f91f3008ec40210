import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { AccountId } from '../../lib/core/account-id.ts';
import { MeshError, messageOf } from '../../lib/core/errors.ts';
import { parse } from '../../lib/core/parse.ts';
import { Instant } from '../../lib/core/time.ts';
import type { Json } from './account.ts';
import { costApis } from './cost-apis.ts';
import { readJsonFile } from './json-file.ts';
import { readableOperations } from './readable-operations.ts';
import { jsonScalars, toWire } from './wire-value.ts';

/** `account.json`: whose answers these are, and when they were given. */
export const RecordedOwner = z.strictObject({
  accountId: AccountId,
  name: z.string(),
  currency: z.string(),
  /** As AWS names it, e.g. `business-plus`; `unknown` where nobody asked. */
  supportPlan: z.string(),
  /** The clock of a replay. */
  asOf: Instant,
});
export type RecordedOwner = z.infer<typeof RecordedOwner>;

/** Checked as JSON by having been read from it; a recursive schema would take longer than the reading itself. */
const Members = z.record(z.string(), z.custom<Json>());
const RecordedError = z.strictObject({ name: z.string().check(z.minLength(1)), message: z.string() });

/** The content of one file: a call and what AWS answered. */
const Exchange = z
  .strictObject({
    region: z.optional(z.string()),
    accountId: z.optional(AccountId),
    request: Members,
    response: z.optional(Members),
    error: z.optional(RecordedError),
  })
  .check(
    z.refine(({ response, error }) => (response === undefined) !== (error === undefined), {
      error: 'either a response or an error must be there, and not both',
    }),
  );
export type Exchange = z.infer<typeof Exchange>;

/** One file of a recording. */
export interface RecordedCall extends Exchange {
  /** Its path in the folder, e.g. `support/describe-trusted-advisor-checks-1.json`. */
  readonly file: string;
  readonly service: string;
  /** The operation's name in lower case letters and digits: file names do not tell how it is written. */
  readonly operationKey: string;
  /** The place among equal requests, from 1. */
  readonly n: number;
}

export interface Recording {
  readonly folder: string;
  readonly owner: RecordedOwner;
  readonly calls: readonly RecordedCall[];
}

/** `ListRecommendations` and `list-recommendations` are the same operation. */
export function operationKey(name: string): string {
  return name.replaceAll('-', '').toLowerCase();
}

/** `GetEC2InstanceRecommendations` as the AWS CLI and the recordings write it: `get-ec2-instance-recommendations`. */
export function operationFileName(operation: string, n: number): string {
  const words = operation.replace(/([a-z0-9])([A-Z])/g, '$1-$2').replace(/([A-Z])([A-Z][a-z])/g, '$1-$2');
  return `${words.toLowerCase()}-${n}.json`;
}

/**
 * A recorded account from its folder: `account.json` and every `{service}/{operation}-{n}.json`.
 *
 * @throws MeshError `bad-input` in one line that names the file and what is wrong with it: an absent or empty folder,
 *   a file that is not JSON (with line and column), a wrong name, a missing request or response
 */
export async function readRecording(folder: string): Promise<Recording> {
  const entries = await listFolder(folder);
  if (!entries.includes('account.json')) {
    throw new MeshError('bad-input', `${folder} is not a recording: it has no account.json`);
  }
  const owner = await readOwner(folder);
  const services = entries.filter((name) => !name.includes('.'));
  const calls = await Promise.all(services.map((service) => readService(folder, service)));
  if (calls.every(({ length }) => length === 0)) {
    throw new MeshError('bad-input', `${folder} has no recorded calls: expected {service}/{operation}-{n}.json`);
  }
  return { folder, owner, calls: calls.flat() };
}

async function listFolder(folder: string): Promise<string[]> {
  const entries = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'there is no such folder' : (cause.code ?? cause.message);
    throw new MeshError('bad-input', `The recording ${folder} cannot be read: ${why}`, { cause });
  });
  return entries.toSorted();
}

async function readOwner(folder: string): Promise<RecordedOwner> {
  const name = join(folder, 'account.json');
  return parse(RecordedOwner, await readJsonFile(name, name), name);
}

async function readService(folder: string, service: string): Promise<RecordedCall[]> {
  if (!readableOperations.has(service)) {
    const known = [...readableOperations.keys()].join(', ');
    throw new MeshError(
      'bad-input',
      `${join(folder, service)}: no service of that name is answered; known are ${known}`,
    );
  }
  const names = await listFolder(join(folder, service));
  const calls: RecordedCall[] = [];
  // One after another: a recording may have more files than a process may have open.
  for (const name of names.filter((each) => !each.startsWith('.'))) {
    calls.push(await readCall(folder, service, name));
  }
  return calls;
}

async function readCall(folder: string, service: string, name: string): Promise<RecordedCall> {
  const path = join(folder, service, name);
  const [, operation, n] = /^([a-z0-9-]+)-([1-9]\d*)\.json$/.exec(name) ?? [];
  if (operation === undefined) {
    throw new MeshError('bad-input', `${path}: expected a name such as list-recommendations-1.json`);
  }
  const exchange = parse(Exchange, await readJsonFile(path, path), path);
  checkTimes(service, operation, exchange, path);
  return {
    ...exchange,
    file: join(service, name),
    service,
    operationKey: checkedOperation(service, operation, path),
    n: Number(n),
  };
}

/** A file of an operation that nobody can ask for would never be found: its name is a mistake. */
function checkedOperation(service: string, operation: string, path: string): string {
  const key = operationKey(operation);
  const readable = readableOperations.get(service)?.operations ?? [];
  if (readable.some((each) => operationKey(each) === key)) return key;
  throw new MeshError('bad-input', `${path}: ${service} has no readable operation "${operation}"`);
}

/** A text that is no time could not be written in any wire format when the call comes. */
function checkTimes(service: string, fileName: string, { response }: Exchange, path: string): void {
  const operations = costApis.find((api) => api.service === service)?.operations.values();
  const operation = operations?.find(({ name }) => operationKey(name) === operationKey(fileName));
  if (operation === undefined || response === undefined) return;
  try {
    toWire(operation.output, response, jsonScalars);
  } catch (cause) {
    throw new MeshError('bad-input', `${path}: response: ${messageOf(cause)}`, { cause });
  }
}
