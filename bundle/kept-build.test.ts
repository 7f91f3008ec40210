import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildOnce } from './kept-build.ts';

let root: string;
let source: string;
let builds = 0;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'finops-mesh-kept-'));
  source = join(root, 'source.ts');
  builds = 0;
  await write('one', 60);
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** A file that was changed so many seconds ago. */
async function write(text: string, secondsAgo: number): Promise<void> {
  await writeFile(source, text);
  const then = Date.now() / 1_000 - secondsAgo;
  await utimes(source, then, then);
}

/** What the output of a build into a new folder reads. */
async function built(how: string[] = ['entry']): Promise<string> {
  const folder = join(root, `out-${Math.random()}`);
  await mkdir(folder);
  await buildOnce(join(root, 'store'), how, folder, async () => {
    builds += 1;
    await writeFile(join(folder, 'index.mjs'), `built from ${await readFile(source, 'utf8')}`);
    return { bytes: 10, inputs: [source] };
  });
  return readFile(join(folder, 'index.mjs'), 'utf8');
}

test('what was built once is not built again', async () => {
  expect([await built(), await built(), builds]).toEqual(['built from one', 'built from one', 1]);
});

test('a file that has changed, or is gone, is built anew', async () => {
  await built();
  await write('two', 30);
  expect([await built(), await built(), builds]).toEqual(['built from two', 'built from two', 2]);
  await rm(source);
  await expect(built()).rejects.toThrow('ENOENT');
});

test('what is built otherwise is another build', async () => {
  await built(['entry', 'minified']);
  await built(['entry']);
  expect(builds).toBe(2);
});

test('a file that changed while it was read is not taken for what was built', async () => {
  await write('one', -60);
  await built();
  await built();
  expect(builds).toBe(2);
});

test('what was kept and cannot be read is built', async () => {
  await built();
  await rm(join(root, 'store'), { recursive: true });
  await writeFile(join(root, 'store'), 'no folder');
  expect([await built(), builds]).toEqual(['built from one', 2]);
});
