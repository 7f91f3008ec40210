import { randomUUID } from 'node:crypto';
import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MeshError } from '../../lib/core/errors.ts';
import { type Exchange, operationFileName, type RecordedOwner } from './recording.ts';

/** Keeps what AWS answered, in the format of recordings. */
export interface Recorder {
  /** Resolves when the exchange is in its file: the next number of that operation. */
  record(service: string, operation: string, exchange: Exchange): Promise<void>;
}

/** Only the owner may look at what an account answered. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/**
 * Begins a recording in a folder of its own. Files appear whole or not at all, and never replace another: several
 * calls, and several processes, may record at the same time.
 *
 * @throws MeshError `already-exists` where the folder holds a recording: a replay could not tell the two apart
 */
export async function startRecording(folder: string, owner: RecordedOwner): Promise<Recorder> {
  if (!(await writeNewFile(join(folder, 'account.json'), owner))) {
    throw new MeshError('already-exists', `${folder} already holds a recording: name a new folder`);
  }
  const used = new Map<string, number>();
  return {
    async record(service, operation, exchange) {
      const key = join(service, operation);
      let written = false;
      while (!written) {
        const n = (used.get(key) ?? 0) + 1;
        used.set(key, n);
        written = await writeNewFile(join(folder, service, operationFileName(operation, n)), exchange);
      }
    },
  };
}

/** Writes beside, then links to the final name, which fails where that name is taken. False in that case. */
export async function writeNewFile(path: string, content: object): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE });
  const draft = join(dirname(path), `.${randomUUID()}.tmp`);
  await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: FILE_MODE });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft);
  }
}
