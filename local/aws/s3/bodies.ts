import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readSync, rmSync } from 'node:fs';
import { rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The bodies of objects, each a file of a random name: no bucket's or object's name ever becomes a path. */
export interface Bodies {
  /** Writes a body under a new name, and answers the name. It is an object's body once the index says so. */
  write(body: Buffer): Promise<string>;
  /** Bytes of a body, at once: after an await the object may have been replaced and its body removed. */
  read(name: string, start: number, length: number): Buffer;
  /** Removes a body. What cannot be removed now is removed at the next start. */
  remove(name: string): Promise<void>;
}

/** Opens the directory of bodies and removes those that no object has: puts that were cut off, replaced bodies. */
export function openBodies(directory: string, kept: ReadonlySet<string>): Bodies {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(directory)) {
    if (!kept.has(name)) rmSync(join(directory, name));
  }
  return {
    write: async (body) => {
      const name = randomUUID();
      const path = join(directory, name);
      try {
        await writeFile(path, body, { flag: 'wx', mode: 0o600 });
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
      return name;
    },
    read: (name, start, length) => readPart(join(directory, name), start, length),
    remove: (name) => unlink(join(directory, name)).catch(() => {}),
  };
}

function readPart(path: string, start: number, length: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    let filled = 0;
    while (filled < length) {
      const bytesRead = readSync(file, bytes, filled, length - filled, start + filled);
      if (bytesRead === 0) throw new Error(`A body ends after ${start + filled} bytes, ${start + length} were stored.`);
      filled += bytesRead;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}
