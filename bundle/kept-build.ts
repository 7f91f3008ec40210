import { randomUUID } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf } from '../lib/core/hash.ts';

/** What a build came to: the bytes of its code, and every file that it was made of. */
export interface Built {
  readonly bytes: number;
  readonly inputs: readonly string[];
}

/** A build that is kept, and what tells whether it still holds. */
interface Kept {
  readonly output: string;
  readonly bytes: number;
  /** Size and time of change, by file. */
  readonly stamps: Readonly<Record<string, string>>;
}

const pointerFile = 'build.json';

/**
 * Builds into a folder, or copies there what was built before, where no file that it was made of has changed since.
 * Nothing depends on it but time: what cannot be kept or read is built.
 *
 * @param store the folder of all that is kept
 * @param how all that decides what is built, beside the files: entry, options, versions
 * @returns the bytes of code
 */
export async function buildOnce(
  store: string,
  how: readonly string[],
  folder: string,
  build: () => Promise<Built>,
): Promise<number> {
  const place = join(store, hashOf(how));
  const kept = await readKept(place);
  if (kept !== undefined && (await copyIfCurrent(place, kept, folder))) return kept.bytes;
  const startedMs = Date.now();
  const built = await build();
  await keep(place, folder, built, startedMs).catch(() => {});
  return built.bytes;
}

async function readKept(place: string): Promise<Kept | undefined> {
  try {
    return JSON.parse(await readFile(join(place, pointerFile), 'utf8')) as Kept;
  } catch {
    return undefined;
  }
}

async function copyIfCurrent(place: string, { output, stamps }: Kept, folder: string): Promise<boolean> {
  try {
    const now = await Promise.all(Object.keys(stamps).map(stampOf));
    if (now.some(({ file, stamp }) => stamps[file] !== stamp)) return false;
    await cp(join(place, output), folder, { recursive: true });
    return true;
  } catch {
    // A file is gone, or another process has just replaced what was kept.
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return false;
  }
}

/** The pointer comes last, so that what it points at is whole. */
async function keep(place: string, folder: string, { bytes, inputs }: Built, startedMs: number): Promise<void> {
  const stamped = await Promise.all(inputs.map(stampOf));
  // Changed while it was read: nobody knows which of both was built.
  if (stamped.some(({ changedMs }) => changedMs >= startedMs)) return;
  const output = randomUUID();
  await cp(folder, join(place, output), { recursive: true });
  const kept: Kept = { output, bytes, stamps: Object.fromEntries(stamped.map(({ file, stamp }) => [file, stamp])) };
  const draft = join(place, `${output}.json`);
  await writeFile(draft, JSON.stringify(kept));
  await rename(draft, join(place, pointerFile));
  const others = (await readdir(place)).filter((name) => name !== pointerFile && name !== output);
  await Promise.all(others.map((name) => rm(join(place, name), { recursive: true, force: true })));
}

async function stampOf(file: string) {
  const { size, mtimeMs } = await stat(file);
  return { file, stamp: `${size} ${mtimeMs}`, changedMs: mtimeMs };
}
