import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyPackages } from './packages.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packages-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a native package is copied with what it needs and with this machine’s library, and nothing else', async () => {
  await copyPackages(['@duckdb/node-api'], folder);
  const copied = await readdir(join(folder, 'node_modules', '@duckdb'));
  expect(copied).toEqual(expect.arrayContaining(['node-api', 'node-bindings']));
  const [library = ''] = copied.filter((name) => name.startsWith(`node-bindings-${process.platform}-${process.arch}`));
  expect(await readdir(join(folder, 'node_modules', '@duckdb', library))).toContain('duckdb.node');
  expect(await readdir(join(folder, 'node_modules'))).toEqual(['@duckdb', 'detect-libc']);
});

test('a package that is not installed is named', async () => {
  await expect(copyPackages(['@duckdb/no-such'], folder)).rejects.toMatchObject({
    code: 'bad-configuration',
    message: 'the package @duckdb/no-such is not installed: npm ci',
  });
});
