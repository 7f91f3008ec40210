import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { StatedSettings } from '../lib/core/settings.ts';
import { copyPackages } from './packages.ts';
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
export async function bundleRoom(room: Room, outputFolder: string, settings: StatedSettings): Promise<Bundle> {
  const codeFolder = join(outputFolder, room.manifest.name);
  await rm(codeFolder, { recursive: true, force: true });
  await mkdir(codeFolder, { recursive: true, mode: 0o700 });
  const { nativePackages = [] } = room.manifest;
  const bytes = await bundleHandler(join(room.folder, 'handler.ts'), codeFolder, nativePackages);
  await copyPackages(nativePackages, codeFolder);
  await writeFile(join(codeFolder, 'settings.json'), JSON.stringify(settings), { mode: 0o600 });
  return { room, codeFolder, bytes };
}

/**
 * Bundles an entry file to `index.mjs` in a folder, what it imports lazily to files beside it, so that a sandbox reads
 * no more than it runs. Answers the bytes of code, without source maps.
 *
 * @param nativePackages are not bundled
 */
export async function bundleHandler(
  entry: string,
  folder: string,
  nativePackages: readonly string[] = [],
): Promise<number> {
  const { metafile } = await build({
    entryPoints: { index: entry },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    external: [...nativePackages],
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    minify: true,
    sourcemap: 'external',
    mainFields: ['module', 'main'],
    banner: { js: requireBanner },
    metafile: true,
    logLevel: 'silent',
  });
  const code = Object.entries(metafile.outputs).filter(([file]) => !file.endsWith('.map'));
  return code.reduce((sum, [, { bytes }]) => sum + bytes, 0);
}
