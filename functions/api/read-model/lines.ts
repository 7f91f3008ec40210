import { MeshError } from '../../../lib/core/errors.ts';
import type { Part } from '../../../lib/core/report.ts';

/** Bytes of parts that a sandbox keeps: the opportunities of 100,000 fit. */
const keptBytes = 256_000_000;
const lineFeed = 10;

interface KeptPart {
  readonly bytes: Uint8Array;
  /** Where each line begins. */
  readonly starts: Uint32Array;
}

export interface Lines {
  /** The line at a place among all lines of some parts, from 0. @throws MeshError `corrupt-data` */
  read(parts: readonly Part[], position: number): Promise<string>;
}

/** Reads single lines of parts, which are kept as they are as long as there is room. */
export function createLines(readPart: (part: Part) => Promise<Uint8Array>): Lines {
  const kept = new Map<string, Promise<KeptPart>>();
  let room = keptBytes;
  const load = (part: Part): Promise<KeptPart> => {
    const known = kept.get(part.key);
    if (known !== undefined) return known;
    const loading = readPart(part).then((bytes) => ({ bytes, starts: startsOf(bytes, part.lines) }));
    if (part.bytes <= room) {
      room -= part.bytes;
      kept.set(part.key, loading);
      loading.catch(() => {
        kept.delete(part.key);
        room += part.bytes;
      });
    }
    return loading;
  };
  return {
    async read(parts, position) {
      let first = 0;
      for (const part of parts) {
        if (position < first + part.lines) return lineOf(await load(part), position - first, part);
        first += part.lines;
      }
      throw new MeshError('corrupt-data', `there is no line ${position} among ${first}`);
    },
  };
}

function startsOf(bytes: Uint8Array, lines: number): Uint32Array {
  const starts = new Uint32Array(lines + 1);
  let at = 0;
  for (let line = 1; line <= lines; line += 1) {
    at = bytes.indexOf(lineFeed, at) + 1;
    starts[line] = at === 0 ? bytes.length : at;
  }
  return starts;
}

function lineOf({ bytes, starts }: KeptPart, line: number, { key }: Part): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'utf8',
    starts[line],
    starts[line + 1],
  );
  if (text !== '') return text;
  throw new MeshError('corrupt-data', `${key} has no line ${line}`);
}
