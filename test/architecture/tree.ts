import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';

export interface Import {
  /** A path from the root of the tree, or a package's name. */
  readonly target: string;
  readonly isPackage: boolean;
  readonly typesOnly: boolean;
}

const root = join(import.meta.dirname, '..', '..');
const folders = [
  'functions',
  'lib',
  'local',
  'bundle',
  'cdk',
  'amplify-ui/src',
  'amplify-ui/build',
  'tools',
  'test',
  'bench',
];
const statement =
  /^(?:import|export)\s+(type\s)?(?:[\w*{][^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** Every TypeScript file of the project, as paths from its root. */
export function sourceFiles(): string[] {
  return folders.flatMap((folder) => list(join(root, folder))).map((file) => relative(root, file));
}

/** What a file imports, in order. */
export function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(statement)].map(([, types, named, lazy]) => {
    const specifier = named ?? lazy ?? '';
    const isPackage = !specifier.startsWith('.');
    const target = isPackage ? packageName(specifier) : join(dirname(file), specifier);
    return { target, isPackage, typesOnly: types !== undefined };
  });
}

/** Whether a file imports zod's large build, or the `z` object of the small one, which no bundler can take apart. */
export function importsLargeZod(file: string): boolean {
  return /^import .* from 'zod'|^import \{ z \} from 'zod\/mini'/m.test(readFileSync(join(root, file), 'utf8'));
}

/** Names in a folder, folders ending in `/`. */
export function entriesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).map((entry) =>
    entry.isDirectory() ? `${entry.name}/` : entry.name,
  );
}

function packageName(specifier: string): string {
  if (builtinModules.includes(specifier)) return `node:${specifier}`;
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

function list(folder: string): string[] {
  let entries: ReturnType<typeof readAll>;
  try {
    entries = readAll(folder);
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    if (entry.name === 'node_modules') return [];
    if (entry.isDirectory()) return list(join(folder, entry.name));
    return /\.tsx?$/.test(entry.name) ? [join(folder, entry.name)] : [];
  });
}

function readAll(folder: string) {
  return readdirSync(folder, { withFileTypes: true });
}
