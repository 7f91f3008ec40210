/**
 * Adds the platform packages that npm left out of the lockfile: where a registry does not carry one, npm drops the
 * optional package for another platform, and `npm ci` then refuses the lockfile as out of step. Run after `npm install`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Entry {
  readonly dev?: boolean;
  /** It came within another package, with what it needs. */
  readonly inBundle?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Lockfile {
  packages: Record<string, Entry>;
}

const path = join(import.meta.dirname, '..', 'package-lock.json');
const lockfile: Lockfile = JSON.parse(await readFile(path, 'utf8'));
const added = missing(lockfile.packages);
const { '': root = {}, ...installed } = lockfile.packages;
const sorted = Object.entries({ ...installed, ...added }).sort(([left], [right]) => (left < right ? -1 : 1));
lockfile.packages = { '': root, ...Object.fromEntries(sorted) };
await writeFile(path, `${JSON.stringify(lockfile, null, 2)}\n`);
for (const key of Object.keys(added)) console.log(`added ${key}`);

function missing(packages: Lockfile['packages']): Record<string, Entry> {
  const found: Record<string, Entry> = {};
  for (const [key, { dev, inBundle, optionalDependencies = {} }] of Object.entries(packages)) {
    if (inBundle) continue;
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const place = `node_modules/${name}`;
      if (place in packages || `${key}/${place}` in packages) continue;
      found[place] = { version, ...(dev && { dev }), optional: true, ...platformOf(name) } as Entry;
    }
  }
  return found;
}

/** Platform packages say in their names what they are for, such as `@biomejs/cli-linux-x64-musl`. */
function platformOf(name: string): object {
  const [os = '', cpu = '', libc] = name.replace(/^.*\/(?:cli|binding)-/, '').split('-');
  const isLinux = os === 'linux';
  return { cpu: [cpu], os: [os], ...(isLinux && { libc: [libc === 'musl' ? 'musl' : 'glibc'] }) };
}
