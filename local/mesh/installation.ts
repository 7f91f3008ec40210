import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { parseJson } from '../../lib/core/parse.ts';

/** Where all state of the laptop's meshes lies: one folder an account, for its owner only. */
export const stateRoot = '.finops-mesh';

/** The one access key of an installation. Its secret is random and never leaves the machine. */
const accessKeyId = 'FINOPSMESHLOCAL';
const meshFileName = 'mesh.json';
const secretFileName = 'secret';

/** `mesh.json`: how a command reaches the mesh that runs. */
const MeshFile = z.strictObject({
  url: z.url(),
  pid: z.int().check(z.positive()),
  secretAccessKey: z.string().check(z.minLength(1)),
  functions: z.string(),
  startedAt: z.iso.datetime(),
});
export type MeshFile = z.infer<typeof MeshFile>;

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The installation's credentials for the embedded AWS; made at its first start, kept over restarts. */
export function credentialsOf(home: string): Credentials {
  const file = join(home, secretFileName);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return { accessKeyId, secretAccessKey: readFileSync(file, 'utf8') };
}

export function credentialsIn({ secretAccessKey }: MeshFile): Credentials {
  return { accessKeyId, secretAccessKey };
}

/** Says where the mesh is. Whole or not at all: a reader never sees half a file. */
export function writeMeshFile(home: string, file: MeshFile): void {
  const path = join(home, meshFileName);
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(file, null, 2), { mode: 0o600 });
  renameSync(`${path}.${process.pid}`, path);
}

/** Where a mesh said that it is. It may have been killed since: ask it. */
export function readMeshFile(home: string): MeshFile | undefined {
  const path = join(home, meshFileName);
  if (!existsSync(path)) return undefined;
  return parseJson(MeshFile, readFileSync(path, 'utf8'), path, 'corrupt-data');
}

export function removeMeshFile(home: string): void {
  rmSync(join(home, meshFileName), { force: true });
}
