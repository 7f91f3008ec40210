import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { messageOf } from '../../../lib/core/errors.ts';
import { badFile, shown } from './bill-errors.ts';
import { readHeader } from './csv-header.ts';
import { recogniseFormat } from './formats.ts';

/** What a file is made of, by its first bytes and not by its name. */
export type Sniffed =
  | { readonly kind: 'csv'; readonly gzipped: boolean; readonly columns: readonly string[] }
  | { readonly kind: 'parquet' };

/** The longest first line that is read: AWS's widest report has about 10 KB of column names. */
const headerBytes = 1_048_576;
const parquetMagic = 'PAR1';
/** The least bytes of a Parquet file: the magic twice and the length of the footer. */
const parquetLeastBytes = 12;
const otherDelimiters = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'vertical bars'],
] as const;

/**
 * Looks at the beginning of a file, and of Parquet at its end.
 *
 * @param file as the reader knows it
 * @throws MeshError `bad-input` where it is empty, cut off, of another kind, or not separated by commas
 */
export async function sniff(path: string, file: string): Promise<Sniffed> {
  const { size, head, tail } = await ends(path);
  if (size === 0) throw badFile({ file }, 'the file is empty');
  if (head.startsWith(parquetMagic)) {
    if (size >= parquetLeastBytes && tail === parquetMagic) return { kind: 'parquet' };
    throw badFile({ file }, 'the Parquet file is cut off: its end is missing. Copy or download it again');
  }
  if (head.startsWith('PK')) throw badFile({ file }, 'it is a ZIP archive: unpack it and give the CSV file inside');
  const gzipped = head.startsWith('\u001f\u008b');
  const text = await beginning(path, file, gzipped);
  if (text.trim() === '') throw badFile({ file }, 'the file is empty');
  if (text.includes('\u0000')) throw badFile({ file }, notABill('it is neither text in UTF-8 nor Parquet'));
  const columns = readHeader(text, ',', text.length < headerBytes);
  if (columns === undefined) throw badFile({ file, row: 0 }, notABill('its first line does not end within 1 MiB'));
  assertDelimiter(columns, text, file);
  return { kind: 'csv', gzipped, columns };
}

/** What a billing file would be. */
export function notABill(reason: string): string {
  return `${reason}. A billing export is CSV, gzip CSV or Parquet in FOCUS 1.0 to 1.2, CUR 2.0 or CUR 1`;
}

async function ends(path: string): Promise<{ size: number; head: string; tail: string }> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const read = async (position: number) => {
      const buffer = Buffer.alloc(parquetMagic.length);
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, Math.max(0, position));
      return buffer.toString('latin1', 0, bytesRead);
    };
    return { size, head: await read(0), tail: await read(size - parquetMagic.length) };
  } finally {
    await handle.close();
  }
}

async function beginning(path: string, file: string, gzipped: boolean): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const raw = createReadStream(path, { end: headerBytes - 1 });
  const stream = gzipped ? raw.pipe(createGunzip()) : raw;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= headerBytes) break;
    }
  } catch (cause) {
    // The first part of a longer gzip file ends in the middle, so only what could not be begun is an error here.
    if (bytes === 0) throw badFile({ file }, `it cannot be unpacked: ${shown(messageOf(cause))}`, cause);
  } finally {
    raw.destroy();
  }
  return Buffer.concat(chunks).subarray(0, headerBytes).toString('utf8');
}

function assertDelimiter(columns: readonly string[], text: string, file: string): void {
  if (recogniseFormat(columns) !== undefined) return;
  for (const [delimiter, name] of otherDelimiters) {
    if (recogniseFormat(readHeader(text, delimiter, true) ?? []) === undefined) continue;
    throw badFile({ file, row: 0 }, `its columns are separated by ${name}: save it again as CSV with commas`);
  }
}
