import { glob, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { MeshError } from '../../lib/core/errors.ts';
import { shiftDays } from '../../lib/core/period.ts';
import { findAwsIdentity } from '../answers/aws-identity.ts';
import { exportVariable, noExport } from '../mesh/variables.ts';
import { type ExportPeek, peekExport } from './peek-export.ts';

/** An export as a command works on it. */
export interface OpenedExport {
  /** For the reader: which export, and of when. */
  readonly title: string;
  /** For the folder of its mesh: another export is another one. */
  readonly address: string;
  readonly name: string;
  readonly accountId: string;
  /** The clock of an export that ended long ago; absent: now. */
  readonly asOf?: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly bytes?: number;
}

/** Findings of a bill count for so long (lib/receipt): an export that ended earlier is answered as of then. */
const currentDays = 31;
/** AWS closes a month within its first week, so that a bill is read as one reads it then. */
const settlingDays = 7;
/** Where the export names no account with twelve digits, as anonymised ones do. */
const neutralAccount = '000000000000';
const patternCharacters = /[*?[{]/;

/**
 * Opens a billing export: a file, a folder, a pattern, or an address in S3, which is read with the user's credentials.
 *
 * @throws MeshError `bad-input` where there is no such file; of S3 what {@link findAwsIdentity} says
 */
export async function openExport(given: string, profile: string | undefined): Promise<OpenedExport> {
  if (given.startsWith('s3://')) return openBucketExport(given, profile);
  if (profile !== undefined) throw new MeshError('bad-input', '--profile goes with --aws, or with --billing s3://...');
  const path = resolve(given);
  await assertThere(path, given);
  const peek = await peekExport(path);
  const asOf = clockOf(peek, new Date());
  const name = basename(path);
  return {
    title: `the bill in ${given}${asOf === undefined ? '' : `, as of ${asOf.slice(0, 10)}`}`,
    address: path,
    name,
    accountId: /^\d{12}$/.test(peek.payer ?? '') ? (peek.payer ?? neutralAccount) : neutralAccount,
    ...(asOf !== undefined && { asOf }),
    variables: { ...exportDetails(), [exportVariable]: path },
    bytes: peek.bytes,
  };
}

/** The export that the environment names for accounts that have one beside the cost APIs, if any. */
export async function exportInEnvironment(profile: string | undefined): Promise<Readonly<Record<string, string>>> {
  const stated = process.env[exportVariable];
  if (!stated || stated === noExport) return {};
  if (!stated.startsWith('s3://')) return { ...exportDetails(), [exportVariable]: resolve(stated) };
  return (await openBucketExport(stated, profile)).variables;
}

/** The function that reads the bucket has no other identity than the one that is handed to it, in memory only. */
async function openBucketExport(given: string, profile: string | undefined): Promise<OpenedExport> {
  const { accountId, credentials } = await findAwsIdentity({ profile });
  const { accessKeyId, secretAccessKey, sessionToken } = await credentials();
  const region = await regionOf(profile);
  return {
    title: `the bill in ${given}`,
    address: given,
    name: basename(given),
    accountId,
    variables: {
      BILLING_EXPORT_ACCESS_KEY_ID: accessKeyId,
      BILLING_EXPORT_SECRET_ACCESS_KEY: secretAccessKey,
      ...(sessionToken !== undefined && { BILLING_EXPORT_SESSION_TOKEN: sessionToken }),
      ...(region !== undefined && { BILLING_EXPORT_REGION: region }),
      ...exportDetails(),
      [exportVariable]: given,
    },
  };
}

/** The user's region, as the SDK finds it; a bucket elsewhere is named by `BILLING_EXPORT_REGION`. */
async function regionOf(profile: string | undefined): Promise<string | undefined> {
  try {
    return await new S3Client(profile === undefined ? {} : { profile }).config.region();
  } catch {
    return undefined;
  }
}

/** `BILLING_EXPORT_FORMAT`, `_REGION` and the like, as the user has set them. */
function exportDetails(): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    name.startsWith('BILLING_EXPORT_') && value ? [[name, value] as const] : [],
  );
  return Object.fromEntries(entries);
}

async function assertThere(path: string, given: string): Promise<void> {
  if ((await stat(path).catch(() => undefined)) !== undefined) return;
  if (!patternCharacters.test(path)) {
    throw new MeshError('bad-input', `--billing is "${given}": there is no such file or folder`);
  }
  for await (const _ of glob(path)) return;
  throw new MeshError('bad-input', `--billing is "${given}": no file matches this pattern`);
}

function clockOf({ lastDay }: ExportPeek, now: Date): string | undefined {
  if (lastDay === undefined || shiftDays(lastDay, 1 + currentDays) >= now.toISOString().slice(0, 10)) return undefined;
  return `${shiftDays(lastDay, 1 + settlingDays)}T00:00:00.000Z`;
}
