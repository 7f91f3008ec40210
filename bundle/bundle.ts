import { mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { type BuildOptions, build, version } from 'esbuild';
import type { StatedSettings } from '../lib/core/settings.ts';
import { type Built, buildOnce } from './kept-build.ts';
import { copyPackages } from './packages.ts';
import type { Room } from './rooms.ts';

/** CommonJS dependencies inside an ES module bundle call `require` for Node's own modules. */
const requireBanner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

const repository = join(import.meta.dirname, '..');
/** A second of each start, where nothing has changed since the one before. */
const keptBuilds = join(repository, 'node_modules', '.cache', 'finops-mesh', 'bundles');

export interface Bundle {
  readonly room: Room;
  /** The folder that is the function's code: `index.mjs`, what it imports lazily, and `settings.json`. */
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
 * no more than it runs. Answers the bytes of code.
 *
 * @param nativePackages are not bundled
 */
export async function bundleHandler(
  entry: string,
  folder: string,
  nativePackages: readonly string[] = [],
): Promise<number> {
  const source = await realpath(entry);
  const options: BuildOptions = {
    entryPoints: { index: source },
    outExtension: { '.js': '.mjs' },
    bundle: true,
    external: [...nativePackages],
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    minify: true,
    mainFields: ['module', 'main'],
    banner: { js: requireBanner },
    logLevel: 'silent',
  };
  if (!isOwn(source)) return (await run(options, folder)).bytes;
  return buildOnce(keptBuilds, [version, JSON.stringify(options)], folder, () => run(options, folder));
}

/** Others come and go, as those of tests and benches do: what is kept of them would only pile up. */
function isOwn(source: string): boolean {
  return source.startsWith(repository) && !source.includes(`${sep}node_modules${sep}`);
}

async function run(options: BuildOptions, folder: string): Promise<Built> {
  const { metafile } = await build({ ...options, outdir: folder, metafile: true });
  return {
    bytes: Object.values(metafile.outputs).reduce((sum, { bytes }) => sum + bytes, 0),
    inputs: Object.keys(metafile.inputs).map((file) => resolve(file)),
  };
}
