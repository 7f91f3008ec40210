import { messageOf } from '../../../lib/core/errors.ts';
import { longestLineBytes } from './assert-lines.ts';
import { badFile, shown } from './bill-errors.ts';
import type { Database } from './database.ts';
import { columnKey } from './formats.ts';
import { type Part, parquetName, readParquet } from './raw-columns.ts';
import type { ReadAs, SourceColumn } from './source-table.ts';
import { literal } from './sql.ts';

/**
 * Makes the raw rows: of CSV a table of texts, so that the files are read once; of Parquet a view. Only the columns
 * that are needed are in it, under names of our own; `part` tells the file of a row.
 *
 * @throws MeshError `bad-input` that names file, row and, as far as it can be told, column
 */
export async function loadRows(
  database: Database,
  parts: readonly Part[],
  readings: ReadonlyMap<SourceColumn, ReadAs>,
): Promise<void> {
  const columns = [...readings.keys()];
  if (parts[0]?.sniffed.kind === 'parquet') return createParquetView(database, parts, columns);
  const first = columns.map(({ sql }) => `NULL::VARCHAR AS ${sql}`).join(', ');
  await database.query(`CREATE OR REPLACE TABLE raw AS SELECT 0 AS part, ${first} LIMIT 0`);
  for (const part of parts) await insertCsv(database, part, columns);
}

async function createParquetView(database: Database, parts: readonly Part[], columns: readonly SourceColumn[]) {
  const part = "CAST(regexp_extract(filename, 'part-(\\d+)', 1) AS INTEGER) AS part";
  const selected = columns.map((column) => `${parquetName(column)} AS ${column.sql}`);
  const select = [part, 'file_row_number + 1 AS row', ...selected].join(', ');
  await database.query(`CREATE OR REPLACE VIEW raw AS SELECT ${select} FROM ${readParquet(parts)}`);
}

async function insertCsv(database: Database, part: Part, columns: readonly SourceColumn[]): Promise<void> {
  const places = new Map(part.columns.map((name, index) => [columnKey(name), `c${index}`]));
  const selected = columns.map(({ key, sql }) => `${places.get(key) ?? 'NULL'} AS ${sql}`);
  const names = part.columns.map((_, index) => `'c${index}': 'VARCHAR'`).join(', ');
  const gzipped = part.sniffed.kind === 'csv' && part.sniffed.gzipped;
  const read = `read_csv(${literal(part.link)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    columns = {${names}}, max_line_size = ${longestLineBytes}, compression = '${gzipped ? 'gzip' : 'none'}', null_padding = false)`;
  const select = [`${part.number} AS part`, ...selected].join(', ');
  try {
    await database.query(`INSERT INTO raw SELECT ${select} FROM ${read}`);
  } catch (error) {
    throw csvError(error, part);
  }
}

/** DuckDB's words for what is wrong with a line, in ours. */
function csvError(error: unknown, { name, columns }: Part): unknown {
  const text = messageOf(error);
  const line = /CSV Error on Line: (\d+)/.exec(text)?.[1];
  if (line === undefined) return error;
  const row = Number(line) - 1;
  const [, expected, found] = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(text) ?? [];
  if (expected !== undefined && found !== undefined) {
    const column = Number(found) < Number(expected) ? columns[Number(found)] : columns.at(-1);
    const what = `the row has ${found} fields, the first line has ${expected}: it is cut off, or a comma or quote is missing`;
    return badFile({ file: name, row, column }, what, error);
  }
  if (/maximum line size|Maximum line size/.test(text)) {
    return badFile(
      { file: name, row },
      'the row is longer than 16 MiB: a quote is missing, or this is no billing file',
      error,
    );
  }
  if (/unterminated quote/i.test(text)) return badFile({ file: name, row }, 'a quoted field is not closed', error);
  if (/invalid unicode/i.test(text)) return badFile({ file: name, row }, 'it is not UTF-8 text', error);
  return badFile({ file: name, row }, `the row cannot be read: ${shown(text.split('\n').at(1) ?? text)}`, error);
}
