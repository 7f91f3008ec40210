import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { MeshError } from '../../../lib/core/errors.ts';
import { badFile } from './bill-errors.ts';

/** The longest line that is read: AWS's longest rows, with every tag and cost category, have some 10 KB. */
export const longestLineBytes = 16_777_216;
const chunkBytes = 1_048_576;
const endOfLine = '\n'.charCodeAt(0);

/**
 * Reads a CSV file to its end before the database does: one that was packed and cut off is not taken for a whole one,
 * and a line without an end, which the database may pass over silently, is refused as soon as it is too long.
 *
 * @param file as the reader knows it
 * @throws MeshError `bad-input` that names file and row; `timeout` where the signal says so
 */
export async function assertLines(path: string, file: string, gzipped: boolean, signal: AbortSignal): Promise<void> {
  const source = createReadStream(path, { highWaterMark: chunkBytes });
  const watch = (chunks: AsyncIterable<Buffer>) => watchLines(chunks, file);
  try {
    if (gzipped) await pipeline(source, createGunzip({ chunkSize: chunkBytes }), watch, { signal });
    else await pipeline(source, watch, { signal });
  } catch (cause) {
    if (signal.aborted) throw new MeshError('timeout', 'the time was up while the export was read', { cause });
    if (!gzipped || cause instanceof MeshError) throw cause;
    throw badFile({ file }, 'the gzip file is cut off or damaged: copy or download it again', cause);
  }
}

async function watchLines(chunks: AsyncIterable<Buffer>, file: string): Promise<void> {
  let lines = 0;
  let bytes = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(endOfLine); end >= 0; end = chunk.indexOf(endOfLine, start)) {
      lines += 1;
      bytes = 0;
      start = end + 1;
    }
    bytes += chunk.length - start;
    if (bytes > longestLineBytes) {
      const what = 'the row is longer than 16 MiB: a line break or a quote is missing, or this is no billing file';
      throw badFile({ file, row: lines }, what);
    }
  }
}
