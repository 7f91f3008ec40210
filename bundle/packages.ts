import { constants, existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MeshError } from '../lib/core/errors.ts';

const installed = join(import.meta.dirname, '..', 'node_modules');

interface PackageFile {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * Copies packages, and what they depend on, to `node_modules` in a folder, as they are installed here: of optional
 * ones those for this machine.
 *
 * @throws MeshError `bad-configuration` where one is not installed
 */
export async function copyPackages(names: readonly string[], folder: string): Promise<void> {
  const copied = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (copied.has(name)) continue;
    copied.add(name);
    const from = join(installed, name);
    if (!existsSync(from)) throw new MeshError('bad-configuration', `the package ${name} is not installed: npm ci`);
    // Where the file system can, a copy shares its blocks with what it was made of.
    await cp(from, join(folder, 'node_modules', name), { recursive: true, mode: constants.COPYFILE_FICLONE });
    const { dependencies = {}, optionalDependencies = {} } = await readPackage(from);
    const optional = Object.keys(optionalDependencies).filter((each) => existsSync(join(installed, each)));
    waiting.push(...Object.keys(dependencies), ...optional);
  }
}

async function readPackage(folder: string): Promise<PackageFile> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
}
