import { glob, lstat, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { badFile } from './bill-errors.ts';
import type { Candidate } from './candidate.ts';

/** More files than any export of three years of months and parts has; a wrong folder is told from it early. */
const mostFiles = 20_000;
const patternCharacters = /[*?[{]/;

/** What lies at a path, below a folder, or matches a pattern; what leads out of it, by link, is refused. */
export async function localFiles(path: string): Promise<{ files: Candidate[]; outside: string[] }> {
  const kind = await kindOf(path);
  if (kind === 'file') return { files: [await candidate(path, dirname(path))], outside: [] };
  const root = kind === 'folder' ? path : patternRoot(path);
  const found = kind === 'folder' ? await below(path) : await matching(path);
  if (kind === undefined && !patternCharacters.test(path)) throw badFile({ file: path }, 'there is no such file');
  if (found.length === 0) {
    throw badFile({ file: path }, kind === 'folder' ? 'the folder holds no files' : 'no file matches this pattern');
  }
  return separate(found.sort(), root);
}

async function separate(paths: readonly string[], root: string): Promise<{ files: Candidate[]; outside: string[] }> {
  const realRoot = await realpath(root);
  const files: Candidate[] = [];
  const outside: string[] = [];
  for (const path of paths) {
    const real = await realpath(path).catch(() => undefined);
    const isInside = real?.startsWith(realRoot.endsWith(sep) ? realRoot : `${realRoot}${sep}`);
    if (!isInside) outside.push(relative(root, path));
    else if ((await stat(path)).isFile()) files.push(await candidate(path, root));
  }
  return { files, outside };
}

async function candidate(path: string, root: string): Promise<Candidate> {
  const { size, mtime } = await stat(path);
  const name = relative(root, path).split(sep).join('/');
  return { name, bytes: size, modified: mtime.toISOString(), path: await realpath(path) };
}

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return 'folder';
  return found?.isFile() ? 'file' : undefined;
}

async function below(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.name.startsWith('.') && (entry.isFile() || entry.isSymbolicLink()))
    .map((entry) => join(entry.parentPath, entry.name));
  if (files.length > mostFiles) {
    throw badFile({ file: folder }, `the folder holds ${files.length} files; an export has at most ${mostFiles}`);
  }
  return files;
}

async function matching(pattern: string): Promise<string[]> {
  const found: string[] = [];
  for await (const path of glob(pattern)) {
    if (!(await lstat(path)).isDirectory()) found.push(path);
    if (found.length > mostFiles) throw badFile({ file: pattern }, `more than ${mostFiles} files match this pattern`);
  }
  return found;
}

/** The folder that a pattern cannot leave: all before the first part with a wildcard. */
function patternRoot(pattern: string): string {
  const parts = pattern.split('/');
  const first = parts.findIndex((part) => patternCharacters.test(part));
  return parts.slice(0, first < 0 ? parts.length - 1 : first).join('/') || '/';
}
