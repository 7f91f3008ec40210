import { badFile, shown } from './bill-errors.ts';
import type { Database, Row } from './database.ts';
import type { Part } from './raw-columns.ts';
import { cleaned, type Nothing, nullWords, type ReadAs, type SourceColumn, textAmount } from './source-table.ts';
import { literals } from './sql.ts';

/** Rows of Parquet that are looked at for words in place of nulls and noise of doubles: its types rule out the rest. */
const sampledRows = 20_000;
const textDecimals = 18;

export interface NullWord {
  readonly column: SourceColumn;
  readonly word: string;
  readonly cells: number;
}

export interface BeyondScale {
  readonly column: SourceColumn;
  readonly cells: number;
  readonly decimals: number;
}

type Readings = ReadonlyMap<SourceColumn, ReadAs>;

/** Which words stand for nothing, and where. */
export async function findNullWords(database: Database, readings: Readings, isParquet: boolean): Promise<NullWord[]> {
  const columns = [...readings.keys()].filter(({ type }) => type === 'text');
  if (columns.length === 0) return [];
  const counts = columns.map(({ sql }) => `count(*) FILTER (${sql} IN (${quoted(nullWords)})) AS ${sql}`).join(', ');
  const from = sampleOf(isParquet);
  const [row = {}] = await database.query(`SELECT ${counts} FROM ${from}`);
  const hit = columns.filter(({ sql }) => Number(row[sql]) > 0);
  const words = await Promise.all(hit.map((column) => wordsOf(database, column, from)));
  return words.flat();
}

/**
 * Every cell that is read as an amount or a time must be one.
 *
 * @throws MeshError `bad-input` that names file, row, column and value of the first that is not
 */
export async function assertCells(
  database: Database,
  parts: readonly Part[],
  readings: Readings,
  nothing: Nothing,
): Promise<void> {
  for (const [column, as] of readings) assertType(parts, column, as);
  const checks = [...readings].flatMap(([column, as]) => {
    const wrong = wrongCell(column, as, nothing);
    return wrong === undefined ? [] : [{ column, as, wrong }];
  });
  if (checks.length === 0) return;
  const counts = checks.map(({ column, wrong }) => `count(*) FILTER (${wrong}) AS ${column.sql}`).join(', ');
  const [row = {}] = await database.query(`SELECT ${counts} FROM raw`);
  const bad = checks.find(({ column }) => Number(row[column.sql]) > 0);
  if (bad !== undefined) throw await wrongCellError(database, parts, bad);
}

/** Amounts with more decimals than are kept. They are rounded, which a reader may want to know. */
export async function findBeyondScale(
  database: Database,
  readings: Readings,
  nothing: Nothing,
  isParquet: boolean,
): Promise<BeyondScale[]> {
  const checks = [...readings].flatMap(([column, as]) => (as === 'amount' ? scaleCheck(column, nothing) : []));
  if (checks.length === 0) return [];
  const counts = checks.map(({ column, beyond }) => `count(*) FILTER (${beyond}) AS ${column.sql}`).join(', ');
  const [row = {}] = await database.query(`SELECT ${counts} FROM ${sampleOf(isParquet)}`);
  return checks.flatMap(({ column, decimals }) => {
    const cells = Number(row[column.sql]);
    return cells > 0 ? [{ column, cells, decimals }] : [];
  });
}

function sampleOf(isParquet: boolean): string {
  return isParquet ? `(SELECT * FROM raw LIMIT ${sampledRows})` : 'raw';
}

async function wordsOf(database: Database, column: SourceColumn, from: string): Promise<NullWord[]> {
  const rows = await database.query(
    `SELECT ${column.sql} AS word, count(*) AS cells FROM ${from} WHERE ${column.sql} IN (${quoted(nullWords)}) GROUP BY 1 ORDER BY 1`,
  );
  return rows.map(({ word, cells }) => ({ column, word: String(word), cells: Number(cells) }));
}

function assertType(parts: readonly Part[], { name, type }: SourceColumn, as: ReadAs): void {
  const isRight =
    type === 'text' ||
    as === 'text' ||
    (as === 'amount' && (type === 'double' || type === 'decimal')) ||
    (as === 'time' && type === 'time') ||
    (as === 'tags' && type === 'map');
  if (isRight) return;
  const wanted = { amount: 'a number', time: 'a time', tags: 'a map' }[as as 'amount' | 'time' | 'tags'];
  throw badFile({ file: parts[0]?.name ?? '', column: name }, `the column holds another type than ${wanted}`);
}

/** What is true of a cell that cannot be read; `undefined` for what can always be. */
function wrongCell(column: SourceColumn, as: ReadAs, nothing: Nothing): string | undefined {
  if (column.type !== 'text' || (as !== 'amount' && as !== 'time')) return undefined;
  const cell = cleaned(column, nothing);
  if (as === 'amount') return `${cell} IS NOT NULL AND TRY_CAST(${cell} AS ${textAmount}) IS NULL`;
  // An offset other than UTC's would be dropped silently.
  const offset = `regexp_matches(${cell}, ':\\d{2}(\\.\\d+)?[+-](\\d{2}:?[1-9]\\d|\\d[1-9]:?\\d{2}|[1-9]\\d:?\\d{2})$')`;
  return `${cell} IS NOT NULL AND (TRY_CAST(${cell} AS TIMESTAMP) IS NULL OR ${offset})`;
}

async function wrongCellError(
  database: Database,
  parts: readonly Part[],
  { column, as, wrong }: { column: SourceColumn; as: ReadAs; wrong: string },
) {
  const isParquet = parts[0]?.sniffed.kind === 'parquet';
  const place = isParquet ? 'row' : 'rowid - (SELECT min(rowid) FROM raw first WHERE first.part = raw.part) + 1';
  const [found = {} as Row] = await database.query(
    `SELECT part, ${place} AS place, ${column.sql} AS value FROM raw WHERE ${wrong} ORDER BY part, 2 LIMIT 1`,
  );
  const file = parts.find(({ number }) => number === Number(found.part))?.name ?? '';
  const wanted = as === 'amount' ? 'a number such as 12.50' : 'a time in UTC such as 2026-09-01T00:00:00Z';
  const what = `"${shown(String(found.value))}" is not ${wanted}`;
  return badFile({ file, row: Number(found.place), column: column.name }, what);
}

function scaleCheck(column: SourceColumn, nothing: Nothing) {
  const { sql, type } = column;
  if (type === 'double') {
    return [{ column, decimals: 12, beyond: `CAST(CAST(${sql} AS DECIMAL(38, 12)) AS DOUBLE) <> ${sql}` }];
  }
  if (type !== 'text') return [];
  const cell = cleaned(column, nothing);
  return [{ column, decimals: textDecimals, beyond: `regexp_matches(${cell}, '\\.\\d{${textDecimals}}\\d*[1-9]')` }];
}

function quoted(words: readonly string[]): string {
  return literals(words).slice(1, -1);
}
