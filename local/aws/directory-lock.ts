import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Either this process has the directory now, or another one does. */
export type LockAnswer =
  /** Releasing again does nothing. */
  | { readonly kind: 'locked'; release(): void }
  /** `pid` is undefined in the instant before the holder has written it. */
  | { readonly kind: 'held'; readonly pid: number | undefined };

const LOCK_FILE = 'lock.db';
const HOLDER_FILE = 'lock.pid';
/** SQLITE_BUSY, https://www.sqlite.org/rescode.html#busy */
const BUSY = 5;

/**
 * Takes a data directory for this process, making it (for its owner only) where it is missing. The lock is the
 * operating system's own on an open file, through SQLite: it ends with the process, however that ends, and no reused
 * process id can be taken for its holder. The pid beside it is for people only.
 */
export function lockDirectory(directory: string): LockAnswer {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, LOCK_FILE);
  createFile(path);
  const holderPath = join(directory, HOLDER_FILE);
  const database = new DatabaseSync(path);
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) return { kind: 'held', pid: readHolder(holderPath) };
    throw error;
  }
  writeFileSync(holderPath, String(process.pid), { mode: 0o600 });
  return {
    kind: 'locked',
    release: () => {
      if (database.isOpen) database.close();
    },
  };
}

/** Never opens a file that is there: closing it again would drop this process's own lock (POSIX, fcntl). */
function createFile(path: string): void {
  try {
    writeFileSync(path, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === BUSY;
}

function readHolder(path: string): number | undefined {
  const pid = readPid(path);
  return pid !== undefined && isAlive(pid) ? pid : undefined;
}

function readPid(path: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: alive, and another user's.
    return hasCode(error, 'EPERM');
  }
}
