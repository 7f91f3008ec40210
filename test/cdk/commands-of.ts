import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** A call that code can send: an SDK client and an operation of it, and the file that says so. */
export interface Call {
  readonly client: string;
  readonly operation: string;
  readonly file: string;
}

/** `import { A, type B } from 'x'`, over lines; and `import 'x'`, `export ... from 'x'`, without what is only a type. */
const importStatement = /^(?:import|export)\s+(?!type\b)(?:([\w*{][^'";]*?)\sfrom\s+)?['"]([^'"]+)['"]/gm;
const lazyImport = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
/** What of an SDK client sends a request when it is called. */
const sender = /^(?:paginate|waitUntil)?([A-Z]\w*?)(?:Command)?$/;

/** Every call that a room's code can send, by where the sending code lies: in the room, or in a channel. */
export function callsOf(roomFolder: string): { readonly own: Call[]; readonly channels: Call[] } {
  const calls = reachable(roomFiles(roomFolder)).flatMap(callsIn);
  const isOwn = ({ file }: Call) => !relative(resolve(roomFolder), resolve(file)).startsWith('..');
  return { own: calls.filter(isOwn), channels: calls.filter((call) => !isOwn(call)) };
}

/** The room's own files, without tests and their fixtures. */
function roomFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.(test|fixtures|cases)\.ts$/.test(file))
    .map((file) => join(folder, file));
}

function reachable(start: readonly string[]): string[] {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file) || !isFile(file)) return;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    const targets = [...text.matchAll(importStatement)].map(([, , target = '']) => target);
    const lazy = [...text.matchAll(lazyImport)].map(([, target = '']) => target);
    for (const target of [...targets, ...lazy]) if (target.startsWith('.')) visit(resolve(dirname(file), target));
  };
  for (const file of start) visit(resolve(file));
  return [...seen];
}

function callsIn(file: string): Call[] {
  const imports = [...readFileSync(file, 'utf8').matchAll(importStatement)];
  return imports
    .filter(([, , client = '']) => client.startsWith('@aws-sdk/client-'))
    .flatMap(([, names = '', client = '']) =>
      namesIn(names).map((name) => ({ client, operation: sender.exec(name)?.[1] ?? name, file })),
    );
}

/** Imported values that send: commands, paginators and waiters; not clients, errors and types. */
function namesIn(clause: string): string[] {
  return clause
    .replace(/[{}]/g, '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !part.startsWith('type '))
    .map((part) => part.split(/\s+as\s+/)[0] ?? '')
    .filter((name) => /Command$|^paginate|^waitUntil/.test(name));
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}
