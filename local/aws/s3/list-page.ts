import type { StoredObject } from './object-index.ts';

/** What a listing asks for. */
export interface PageRequest {
  readonly prefix: string;
  /** Empty for none. */
  readonly delimiter: string;
  /** The least key of the page, in UTF-8 bytes. */
  readonly from: Buffer;
  readonly maxKeys: number;
}

export interface Page {
  readonly objects: readonly StoredObject[];
  readonly commonPrefixes: readonly string[];
  /** Where the next page begins; undefined where this is the last one. */
  readonly next: Buffer | undefined;
}

/** The first object of at least `from` and below `below`. */
export type Seek = (from: Buffer, below: Buffer) => StoredObject | undefined;

/** No UTF-8 text holds this byte, so it stands behind all that begins with the text before it. */
const BEHIND_ALL = Buffer.from([0xff]);
const NUL = Buffer.from([0]);

/** One page of a listing. A common prefix counts as one key, and what is below it is skipped, not read. */
export function listPage(seek: Seek, { prefix, delimiter, from, maxKeys }: PageRequest): Page {
  const objects: StoredObject[] = [];
  const commonPrefixes: string[] = [];
  const below = Buffer.concat([Buffer.from(prefix), BEHIND_ALL]);
  const first = Buffer.from(prefix);
  let position = Buffer.compare(from, first) > 0 ? from : first;
  while (objects.length + commonPrefixes.length < maxKeys) {
    const object = seek(position, below);
    if (object === undefined) return { objects, commonPrefixes, next: undefined };
    const common = commonPrefix(object.key, prefix, delimiter);
    if (common === undefined) objects.push(object);
    else commonPrefixes.push(common);
    position = common === undefined ? keyAfter(object.key) : Buffer.concat([Buffer.from(common), BEHIND_ALL]);
  }
  const isLast = maxKeys === 0 || seek(position, below) === undefined;
  return { objects, commonPrefixes, next: isLast ? undefined : position };
}

/** The least key above this one. */
export function keyAfter(key: string): Buffer {
  return Buffer.concat([Buffer.from(key), NUL]);
}

function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '') return undefined;
  const end = key.indexOf(delimiter, prefix.length);
  return end < 0 ? undefined : key.slice(0, end + delimiter.length);
}
