import { readFile } from 'node:fs/promises';
import { MeshError } from '../../lib/core/errors.ts';

/**
 * What a JSON file holds.
 *
 * @param name how the message calls the file
 * @throws MeshError `bad-input` in one line: a file that cannot be read, or the line and column where it is not JSON
 */
export async function readJsonFile(path: string, name: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new MeshError('bad-input', `${name} cannot be read: ${cause.code ?? cause.message}`, { cause });
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new MeshError('bad-input', `${name}, ${describeFault(text)}`, { cause });
  }
}

function describeFault(text: string): string {
  const at = faultIn(text);
  const before = text.slice(0, at).split('\n');
  const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
  const found = text.codePointAt(at);
  if (found === undefined) return `${place}: not JSON: the file ends too early`;
  return `${place}: not JSON: unexpected ${JSON.stringify(String.fromCodePoint(found))}`;
}

/**
 * Where the text stops being JSON. V8 leaves the position out of some of its messages, so it is searched for: every
 * prefix up to the fault could still go on as JSON, none beyond it could.
 */
function faultIn(text: string): number {
  let good = 0;
  let bad = text.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (canGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function canGoOn(prefix: string): boolean {
  try {
    JSON.parse(prefix);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const [, position] = /at position (\d+)/.exec(message) ?? [];
    return position === undefined ? message.startsWith('Unexpected end') : Number(position) >= prefix.length;
  }
}
