import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type * as z from 'zod/mini';
import { parseJson } from '../../lib/core/parse.ts';

/** A small JSON file for its owner only; whole or not at all: a reader never sees half of it. */
export function writePrivate(path: string, content: unknown): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(content), { mode: 0o600 });
  renameSync(`${path}.${process.pid}`, path);
}

/** @throws MeshError `corrupt-data` */
export function readPrivate<Schema extends z.ZodMiniType>(schema: Schema, path: string): z.output<Schema> | undefined {
  return existsSync(path) ? parseJson(schema, readFileSync(path, 'utf8'), path, 'corrupt-data') : undefined;
}
