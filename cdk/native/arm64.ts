import { createHash } from 'node:crypto';
import { constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { MeshError } from '../../lib/core/errors.ts';
import { type Install, installFromRegistry } from './install.ts';

const lockFolder = import.meta.dirname;
const lockFiles = ['package.json', 'package-lock.json'] as const;

/** The field `e_machine` of an ELF file, and its value for 64-bit ARM (ELF for the Arm 64-bit Architecture, 4.4.1). */
const elfMachineOffset = 18;
const elfArm64 = 183;

/**
 * Puts native packages into a bundle as Lambda runs them, whatever machine this is: in place of those that the laptop
 * runs. They are installed once for each state of their lock file, and kept outside the repository.
 *
 * @param cache where installed packages are kept. Default: the user's cache folder
 * @throws MeshError `bad-configuration` for a package that the lock file lacks, `service-unavailable` where it is
 *   neither kept nor can be installed
 */
export async function placeNativePackages(
  names: readonly string[],
  codeFolder: string,
  { cache = userCache(), install = installFromRegistry }: { cache?: string; install?: Install } = {},
): Promise<void> {
  if (names.length === 0) return;
  assertLocked(names);
  const installed = await installedPackages(cache, install);
  const target = join(codeFolder, 'node_modules');
  await rm(target, { recursive: true, force: true });
  await cp(installed, target, { recursive: true, mode: constants.COPYFILE_FICLONE });
}

function assertLocked(names: readonly string[]): void {
  const { dependencies } = JSON.parse(readFileSync(join(lockFolder, 'package.json'), 'utf8'));
  const unlocked = names.find((name) => !(name in dependencies));
  if (unlocked === undefined) return;
  throw new MeshError(
    'bad-configuration',
    `the native package ${unlocked} is not in cdk/native/package.json: add it, and "npm install --package-lock-only" there`,
  );
}

/** The folder of installed packages; made under another name first, so that what is there is whole. */
async function installedPackages(cache: string, install: Install): Promise<string> {
  const kept = join(cache, `arm64-${lockHash()}`);
  const modules = join(kept, 'node_modules');
  if (existsSync(modules)) return modules;
  await mkdir(cache, { recursive: true });
  const making = await mkdtemp(join(cache, 'making-'));
  try {
    for (const file of lockFiles) await cp(join(lockFolder, file), join(making, file));
    await install(making);
    assertArm64(join(making, 'node_modules'));
    await rename(making, kept).catch((error: unknown) => {
      // Another synthesis was quicker: what it made is the same.
      if (!existsSync(modules)) throw error;
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return modules;
}

function lockHash(): string {
  const hash = createHash('sha256');
  for (const file of lockFiles) hash.update(readFileSync(join(lockFolder, file)));
  return hash.digest('hex').slice(0, 20);
}

/** @throws MeshError `bad-configuration` that names the first library which Lambda on arm64 could not load */
function assertArm64(folder: string): void {
  const libraries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(node|so)(\.\d+)*$/.test(file),
  );
  if (libraries.length === 0) {
    throw new MeshError('bad-configuration', 'the native packages for linux-arm64 hold no library at all');
  }
  const foreign = libraries.find(
    (file) => readFileSync(join(folder, file)).readUInt16LE(elfMachineOffset) !== elfArm64,
  );
  if (foreign === undefined) return;
  throw new MeshError('bad-configuration', `${foreign} is no library for linux-arm64`);
}

function userCache(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'finops-mesh');
}
