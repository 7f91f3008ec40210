import { existsSync } from 'node:fs';
import { chmod, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleRoom } from '../bundle/bundle.ts';
import { findRooms } from '../bundle/rooms.ts';
import type { Manifest } from '../lib/core/manifest.ts';
import { parseJson } from '../lib/core/parse.ts';
import { Settings, type StatedSettings } from '../lib/core/settings.ts';
import { readTestEvents, type TestEvents } from './agent/test-events.ts';
import { placeNativePackages } from './native/arm64.ts';

/** The settings that the laptop reads as well: one file for both. */
const settingsFile = 'finops.json';

/** Lambda unpacks a bundle as one user and runs it as another. */
const readableByAll = 0o644;

/** A room with all that its function is made of. */
export interface DeployableRoom {
  readonly manifest: Manifest;
  /** The folder that becomes the function's code. */
  readonly codeFolder: string;
  /** Bytes of code, without what is native. */
  readonly bytes: number;
  readonly testEvents: TestEvents;
}

/**
 * Bundles every room once, for all stages: the same build as the laptop runs, with the settings in each bundle.
 *
 * @param functions e.g. `functions`
 * @param output bundles go to a folder of the room's name in it
 * @param takesPart which rooms there are. Default: all
 * @throws MeshError `bad-input` where there are no rooms, `bad-configuration` for a wrong manifest, event or setting,
 *   `service-unavailable` where native packages are neither kept nor can be installed
 */
export async function bundleMesh(
  functions: string,
  output: string,
  takesPart: (manifest: Manifest) => boolean = () => true,
): Promise<DeployableRoom[]> {
  const rooms = (await findRooms(functions)).filter(({ manifest }) => takesPart(manifest));
  const settings = await readSettings();
  return Promise.all(
    rooms.map(async (room) => {
      const { codeFolder, bytes } = await bundleRoom(room, output, settings);
      await placeNativePackages(room.manifest.nativePackages ?? [], codeFolder);
      await openToAll(codeFolder);
      return { manifest: room.manifest, codeFolder, bytes, testEvents: readTestEvents(room.folder) };
    }),
  );
}

/**
 * Every room without its bundle, for what does not depend on code: the generated pages. The room's folder stands where
 * its bundle would.
 */
export async function describeMesh(functions: string): Promise<DeployableRoom[]> {
  const rooms = await findRooms(functions);
  return rooms.map(({ manifest, folder }) => ({
    manifest,
    codeFolder: folder,
    bytes: 0,
    testEvents: readTestEvents(folder),
  }));
}

async function readSettings(): Promise<StatedSettings> {
  if (!existsSync(settingsFile)) return {};
  return parseJson(Settings, await readFile(settingsFile, 'utf8'), settingsFile, 'bad-configuration');
}

async function openToAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  await Promise.all(files.map(({ parentPath, name }) => chmod(join(parentPath, name), readableByAll)));
}
