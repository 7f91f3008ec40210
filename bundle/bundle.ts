import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Settings } from '../lib/core/settings.ts';
import type { Room } from './rooms.ts';

/** CommonJS dependencies inside an ES module bundle call `require` for Node's own modules. */
const requireBanner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

export interface Bundle {
  readonly room: Room;
  /** The folder that is the function's code: `index.mjs`, its source map, and `settings.json`. */
  readonly codeFolder: string;
  readonly bytes: number;
}

/**
 * Bundles one room's handler, the one way in which the laptop and the stacks run it.
 *
 * @param outputFolder the bundle goes to a folder of the room's name in it
 */
export async function bundleRoom(room: Room, outputFolder: string, settings: Partial<Settings>): Promise<Bundle> {
  const codeFolder = join(outputFolder, room.manifest.name);
  await mkdir(codeFolder, { recursive: true, mode: 0o700 });
  const bytes = await bundleHandler(join(room.folder, 'handler.ts'), join(codeFolder, 'index.mjs'));
  await writeFile(join(codeFolder, 'settings.json'), JSON.stringify(settings), { mode: 0o600 });
  return { room, codeFolder, bytes };
}

/** Bundles one entry file and answers the size of what Lambda loads, without the source map. */
export async function bundleHandler(entry: string, outfile: string): Promise<number> {
  const { metafile } = await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    minify: true,
    keepNames: true,
    sourcemap: 'external',
    mainFields: ['module', 'main'],
    banner: { js: requireBanner },
    metafile: true,
    logLevel: 'silent',
  });
  return Object.entries(metafile.outputs).reduce(
    (sum, [file, { bytes }]) => (file.endsWith('.map') ? sum : sum + bytes),
    0,
  );
}
