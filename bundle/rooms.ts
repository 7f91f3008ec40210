import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MeshError } from '../lib/core/errors.ts';
import { Manifest } from '../lib/core/manifest.ts';
import { parse } from '../lib/core/parse.ts';

/** A room as it lies on disk. */
export interface Room {
  readonly manifest: Manifest;
  /** Absolute path of the room's folder. */
  readonly folder: string;
}

/**
 * Every folder of rooms that has a `manifest.ts`, in the order of their names: the registry of the mesh.
 *
 * @param functionsFolder e.g. `functions`, or `test/functions`
 * @throws MeshError `bad-input` where the folder is absent or has no room, `bad-configuration` where a manifest is wrong
 */
export async function findRooms(functionsFolder: string): Promise<Room[]> {
  const root = resolve(functionsFolder);
  if (!existsSync(root)) throw new MeshError('bad-input', `there is no folder "${functionsFolder}" to take rooms from`);
  const folders = readdirSync(root)
    .map((name) => join(root, name))
    .filter((folder) => existsSync(join(folder, 'manifest.ts')))
    .sort();
  if (folders.length === 0) throw new MeshError('bad-input', `"${functionsFolder}" holds no room with a manifest.ts`);
  return Promise.all(folders.map(readRoom));
}

async function readRoom(folder: string): Promise<Room> {
  const file = join(folder, 'manifest.ts');
  const module: { manifest?: unknown } = await import(pathToFileURL(file).href);
  const manifest = parse(Manifest, module.manifest, `${file}: export "manifest"`, 'bad-configuration');
  return { manifest, folder };
}
