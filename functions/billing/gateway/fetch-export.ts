import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileFact, FileProblem } from '../domain/bill.ts';
import { badFile } from './bill-errors.ts';
import { type Candidate, kindByName } from './candidate.ts';
import { type Choice, chooseFiles } from './choose-files.ts';
import { localFiles } from './local-files.ts';
import { readManifest } from './manifests.ts';
import { fetchObject, listObjects, openBucket, readText } from './s3-files.ts';
import type { Address, ExportSettings } from './source-settings.ts';

/** The largest manifest that is read: AWS's list at most some thousand columns and files. */
const mostManifestBytes = 16_777_216;

/** The files that are read, each on this machine, and what was left out or is missing. */
export interface FetchedExport {
  readonly files: readonly FetchedFile[];
  readonly left: readonly FileFact[];
  readonly problems: readonly FileProblem[];
}

export interface FetchedFile {
  readonly name: string;
  readonly path: string;
  readonly modified: string;
  readonly byManifest: boolean;
}

/**
 * Finds the files of an export and brings them to this machine.
 *
 * @param scratch an existing folder for what is fetched; the caller removes it
 * @throws MeshError `bad-input` where there is nothing to read, `access-denied` and the like from S3
 */
export async function fetchExport(
  settings: ExportSettings,
  address: Exclude<Address, { kind: 'none' }>,
  { scratch, scratchBytes, signal }: { scratch: string; scratchBytes: number; signal: AbortSignal },
): Promise<FetchedExport> {
  if (address.kind === 'path') return fromPath(address.path);
  const bucket = await openBucket(settings, address.bucket);
  const found = await listObjects(bucket, address.key, signal);
  const read = (file: Candidate) => readText(bucket, file.name, signal);
  const choice = await choose(`s3://${address.bucket}/${address.key}`, found, read);
  assertRoom(choice.counted, scratchBytes);
  const files: FetchedFile[] = [];
  for (const [index, file] of choice.counted.entries()) {
    const path = await fetchObject(bucket, file.name, join(scratch, `object-${index + 1}`), signal);
    files.push(fetchedFile(file, path, choice));
  }
  return { files, left: choice.left, problems: choice.problems };
}

async function fromPath(path: string): Promise<FetchedExport> {
  const { files, outside } = await localFiles(path);
  const choice = await choose(path, files, (file) => readFile(file.path ?? '', 'utf8'));
  const refused = outside.map(
    (name): FileProblem => ({ kind: 'outside', text: `${name} leads out of what was given and was not read` }),
  );
  return {
    files: choice.counted.map((file) => fetchedFile(file, file.path ?? '', choice)),
    left: choice.left,
    problems: [...choice.problems, ...refused],
  };
}

async function choose(
  given: string,
  found: readonly Candidate[],
  read: (file: Candidate) => Promise<string>,
): Promise<Choice> {
  const manifests = found.filter(({ name }) => kindByName(name) === 'manifest');
  const texts = await Promise.all(
    manifests.map(async (file) => {
      if (file.bytes > mostManifestBytes) throw badFile({ file: file.name }, 'the manifest is larger than 16 MiB');
      return readManifest(file, await read(file));
    }),
  );
  return chooseFiles(
    given,
    found,
    texts.filter((manifest) => manifest !== undefined),
  );
}

function fetchedFile(file: Candidate, path: string, { byManifest }: Choice): FetchedFile {
  return { name: file.name, path, modified: file.modified, byManifest: byManifest.has(file) };
}

function assertRoom(files: readonly Candidate[], scratchBytes: number): void {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes <= scratchBytes) return;
  const gib = (count: number) => `${(count / 2 ** 30).toFixed(1)} GiB`;
  const what = `the export has ${gib(bytes)}, the scratch space ${gib(scratchBytes)}: give fewer months`;
  throw badFile({ file: files[0]?.name ?? '' }, what);
}
