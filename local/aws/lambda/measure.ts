import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const BYTES_PER_MB = 1_048_576;
const KB_PER_MB = 1_024;

/**
 * The most resident memory that a process has ever held, in MB: exact and cheap on Linux (`VmHWM`), so that no peak
 * between two looks is missed. Undefined on other systems, and where the process is gone.
 */
export function readPeakMemoryMb(pid: number): number | undefined {
  try {
    const match = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'));
    return match === null ? undefined : Number(match[1]) / KB_PER_MB;
  } catch {
    return undefined;
  }
}

/** The resident memory of a process now, in MB, as `ps` tells it: for systems without /proc. */
export function listResidentMemoryMb(pid: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, stdout) => {
      const kilobytes = Number.parseInt(stdout, 10);
      resolve(error !== null || Number.isNaN(kilobytes) ? undefined : kilobytes / KB_PER_MB);
    });
  });
}

/** The size of all files under a folder, in MB; what vanishes meanwhile counts nothing. */
export async function measureFolderMb(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(file.parentPath, file.name)).catch(() => undefined))?.size ?? 0),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / BYTES_PER_MB;
}
