import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findRooms } from '../../bundle/rooms.ts';
import { placeNativePackages } from '../../cdk/native/arm64.ts';
import { installFromRegistry } from '../../cdk/native/install.ts';
import { MeshError } from '../../lib/core/errors.ts';

const duckdb = ['@duckdb/node-api'];
let folder: string;
let installs: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'finops-mesh-native-'));
  installs = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** As npm installs a library: an ELF file whose header names a machine. */
function installing(machine: number, file = 'duckdb.node') {
  return async (into: string) => {
    installs += 1;
    expect(readdirSync(into)).toEqual(['package-lock.json', 'package.json']);
    const elf = Buffer.alloc(64);
    elf.writeUInt16LE(machine, 18);
    mkdirSync(join(into, 'node_modules', 'library'), { recursive: true });
    writeFileSync(join(into, 'node_modules', 'library', file), elf);
  };
}

const place = (install: (into: string) => Promise<void>) => {
  const bundle = join(folder, 'bundle');
  mkdirSync(join(bundle, 'node_modules', 'for-the-laptop'), { recursive: true });
  return placeNativePackages(duckdb, bundle, { cache: join(folder, 'cache'), install });
};

test('the laptop’s packages give way to those of linux-arm64, which are installed once', async () => {
  await place(installing(183));
  expect(readdirSync(join(folder, 'bundle', 'node_modules'))).toEqual(['library']);
  await place(installing(183));
  expect(installs).toBe(1);
});

test('a library of another machine is refused by its name, and not kept', async () => {
  await expect(place(installing(62))).rejects.toThrow(/^library\/duckdb\.node is no library for linux-arm64$/);
  await expect(place(installing(183, 'readme.md'))).rejects.toThrow(/hold no library at all$/);
  await place(installing(183));
  expect(installs).toBe(3);
});

test('without the registry and without a kept copy there is one readable line', async () => {
  const offline = async () => {
    throw new MeshError('service-unavailable', 'the native packages could not be installed');
  };
  await expect(place(offline)).rejects.toMatchObject({ code: 'service-unavailable' });
  expect(readdirSync(join(folder, 'cache'))).toEqual([]);
  mkdirSync(join(folder, 'empty'));
  await expect(installFromRegistry(join(folder, 'empty'))).rejects.toThrow(
    /^the native packages for linux-arm64 could not be installed \(.+\): try again where npm reaches its registry/,
  );
});

test('a package that no lock file fixes is named with what to do', async () => {
  await expect(placeNativePackages(['sharp'], folder)).rejects.toThrow(
    'the native package sharp is not in cdk/native/package.json',
  );
});

test('the lock file fixes the packages of all rooms, at the versions that the laptop runs', async () => {
  const named = (await findRooms('functions')).flatMap(({ manifest }) => manifest.nativePackages ?? []);
  const versions = (file: string) => JSON.parse(readFileSync(file, 'utf8')).dependencies as Record<string, string>;
  const locked = versions('cdk/native/package.json');
  expect(Object.keys(locked).sort()).toEqual([...new Set(named)].sort());
  for (const [name, version] of Object.entries(locked)) expect(versions('package.json')[name]).toBe(version);
});
