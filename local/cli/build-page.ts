import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { messageOf } from '../../lib/core/errors.ts';

const workspace = resolve(import.meta.dirname, '../../amplify-ui');
/** Where the built page is. */
const builtPage = join(workspace, 'dist');
const markFile = join(builtPage, '.sources');
/** What the page is made from. A dependency changes with the lockfile. */
const sources = ['src', 'build', 'public', 'index.html', 'vite.config.ts', 'package.json', '../package-lock.json'];

export type PageBuild =
  | { readonly kind: 'built' | 'unchanged'; readonly folder: string }
  /** The interface runs without a page. */
  | { readonly kind: 'failed'; readonly why: string };

/**
 * Builds the dashboard where its sources have changed since the last build.
 *
 * @param onBuild hears that it takes a few seconds
 */
export async function buildPage(onBuild: () => void = () => {}): Promise<PageBuild> {
  const mark = hashOfSources();
  const known = existsSync(markFile) ? readFileSync(markFile, 'utf8') : undefined;
  if (known === mark) return { kind: 'unchanged', folder: builtPage };
  onBuild();
  try {
    await runVite();
    writeFileSync(markFile, mark);
    return { kind: 'built', folder: builtPage };
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    return { kind: 'failed', why: stderr?.trim() || messageOf(error) };
  }
}

async function runVite(): Promise<void> {
  const vite = join(
    dirname(createRequire(join(workspace, 'package.json')).resolve('vite/package.json')),
    'bin/vite.js',
  );
  // A test runner's NODE_ENV would build the libraries' versions for development.
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: workspace, env });
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((name) => filesAt(join(workspace, name)))) {
    hash.update(path.slice(workspace.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function filesAt(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
