import type * as z from 'zod/mini';
import { MeshError } from '../core/errors.ts';
import { parseJson } from '../core/parse.ts';
import type { Part } from '../core/report.ts';
import { partKey } from './keys.ts';
import type { Objects } from './objects.ts';

/** A part is closed at this size: one part in memory is small beside a function's 256 MB, and a hundred make a report. */
const maximumPartBytes = 1_000_000;

/**
 * Stores values as newline-delimited parts beside a header that is yet to come; holds no more than one part in memory.
 *
 * A part key that is taken is another run of the same work, finished or cut off. Its header decides: where it is there,
 * the answer is `taken`; where it is not, the leftovers give way to parts under a further name.
 */
export async function storeParts(
  objects: Objects,
  headerKey: string,
  values: Iterable<unknown> | AsyncIterable<unknown>,
  name = '',
): Promise<Part[] | 'taken'> {
  const parts: Part[] = [];
  let attempt = 1;
  for await (const { body, lines } of toChunks(values)) {
    let key = partKey(headerKey, name, attempt, parts.length + 1);
    while (!(await objects.putNew(key, body))) {
      if ((await objects.get(headerKey)) !== undefined) return 'taken';
      attempt += 1;
      key = partKey(headerKey, name, attempt, parts.length + 1);
    }
    parts.push({ key, lines, bytes: body.length });
  }
  return parts;
}

/** The values of parts in their order, as they arrive. @throws MeshError `corrupt-data` where a part is not whole */
export async function* readParts<Schema extends z.ZodMiniType>(
  objects: Objects,
  schema: Schema,
  parts: readonly Part[],
): AsyncGenerator<z.output<Schema>> {
  for (const part of parts) {
    let read = 0;
    for await (const line of objects.lines(part.key)) {
      read += 1;
      yield parseJson(schema, line, `${part.key} line ${read}`, 'corrupt-data');
    }
    if (read !== part.lines) {
      throw new MeshError('corrupt-data', `${part.key} holds ${read} lines, its header says ${part.lines}`);
    }
  }
}

/** The bytes of one part; valid until the next one is asked for, since all parts are written in the same memory. */
interface Chunk {
  readonly body: Uint8Array;
  readonly lines: number;
}

/**
 * Values as newline-delimited JSON, some million bytes at a time. Written at once into bytes: a text of that size, and
 * the copy of it that is sent, would each outlive the collector's young generation, and cost more than all the rest.
 */
async function* toChunks(values: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<Chunk> {
  let buffer = Buffer.allocUnsafe(maximumPartBytes);
  let bytes = 0;
  let lines = 0;
  for await (const value of values) {
    const line = `${JSON.stringify(value)}\n`;
    const needed = bytes + Buffer.byteLength(line);
    if (needed > buffer.length) buffer = Buffer.concat([buffer.subarray(0, bytes)], 2 * needed);
    buffer.write(line, bytes);
    bytes = needed;
    lines += 1;
    if (bytes < maximumPartBytes) continue;
    yield { body: buffer.subarray(0, bytes), lines };
    bytes = 0;
    lines = 0;
  }
  if (lines > 0) yield { body: buffer.subarray(0, bytes), lines };
}
