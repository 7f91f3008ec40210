import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Cell } from './value.ts';

/** Lines are handed on in pieces of about this many characters. */
const pieceLength = 262_144;

/** Writes rows as CSV (RFC 4180), gzip where the name says so, one piece at a time. Nothing is an empty cell. */
export async function writeCsv(path: string, names: readonly string[], rows: Iterable<readonly Cell[]>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = createWriteStream(path, { mode: 0o600 });
  const text = Readable.from(pieces(names, rows));
  await (path.endsWith('.gz') ? pipeline(text, createGzip({ level: 1 }), file) : pipeline(text, file));
}

function* pieces(names: readonly string[], rows: Iterable<readonly Cell[]>): Generator<string> {
  let piece = lineOf(names);
  for (const row of rows) {
    piece += lineOf(row);
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function lineOf(cells: readonly Cell[]): string {
  return `${cells.map((cell) => (cell === null ? '' : quoted(cell))).join(',')}\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
