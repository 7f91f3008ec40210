import { badFile, shown } from './bill-errors.ts';
import type { Database } from './database.ts';
import { columnKey, type Format, type FormatName, formatOf, missingSignature, recogniseFormat } from './formats.ts';
import { notABill, type Sniffed } from './sniff.ts';
import type { CellType, SourceColumn } from './source-table.ts';
import { identifier, literal } from './sql.ts';

/** A file that is read. */
export interface Part {
  /** 1 for the first. */
  readonly number: number;
  readonly name: string;
  /** Under which the database reads it: never a name of the user's, so that no name is read as SQL or a pattern. */
  readonly link: string;
  readonly modified: string;
  readonly byManifest: boolean;
  readonly sniffed: Sniffed;
  /** As the file spells them, in its order. */
  readonly columns: readonly string[];
}

/** Asks a Parquet file for its columns. @throws MeshError `bad-input` where it cannot be read */
export async function parquetColumns(database: Database, link: string, file: string): Promise<string[]> {
  try {
    const rows = await database.query(`DESCRIBE SELECT * FROM read_parquet(${literal(link)}, binary_as_string = true)`);
    return rows.map(({ column_name }) => String(column_name));
  } catch (cause) {
    throw badFile({ file }, 'the Parquet file is damaged: copy or download it again', cause);
  }
}

/**
 * The one format of all files.
 *
 * @param forced the format to read them as, whatever the columns tell
 * @throws MeshError `bad-input` where a file is no billing export, or the files are of two formats or kinds
 */
export function formatOfParts(parts: readonly Part[], forced: FormatName | undefined): Format {
  const formats = parts.map((part) => ({ part, format: formatOfPart(part, forced) }));
  const [first] = formats;
  if (first === undefined) throw badFile({ file: 'the export' }, 'it has no files');
  for (const { part, format } of formats) {
    if (format.family !== first.format.family) throw mixed(first.part, first.format.title, part, format.title);
    if (part.sniffed.kind !== first.part.sniffed.kind) {
      throw mixed(first.part, kindName(first.part), part, kindName(part));
    }
  }
  const newest = formats.toSorted((left, right) => right.format.title.localeCompare(left.format.title))[0] ?? first;
  return newest.format;
}

/** Every column of any file, once, with the name that it has among the raw rows. */
export async function sourceColumns(database: Database, parts: readonly Part[]): Promise<SourceColumn[]> {
  const names = new Map<string, string>();
  for (const { columns } of parts) {
    for (const name of columns) if (!names.has(columnKey(name))) names.set(columnKey(name), name);
  }
  const types = parts[0]?.sniffed.kind === 'parquet' ? await typesOf(database, parts) : undefined;
  return [...names].map(([key, name], index) => ({
    name,
    key,
    sql: `s${index}`,
    type: types === undefined ? 'text' : (types.get(key) ?? 'other'),
  }));
}

/** The files of a Parquet export as one table expression. */
export function readParquet(parts: readonly Part[]): string {
  const links = parts.map(({ link }) => literal(link)).join(', ');
  return `read_parquet([${links}], union_by_name = true, binary_as_string = true, filename = true, file_row_number = true)`;
}

function formatOfPart({ name, columns }: Part, forced: FormatName | undefined): Format {
  if (forced !== undefined) {
    const format = formatOf(forced);
    const missing = missingSignature(columns, format.family);
    if (missing.length === 0) return format;
    throw badFile({ file: name }, `it cannot be read as ${format.title}: it has no column ${missing.join(', ')}`);
  }
  const format = recogniseFormat(columns);
  if (format !== undefined) return format;
  const few = columns.slice(0, 4).map((column) => `"${shown(column)}"`);
  throw badFile({ file: name, row: 0 }, notABill(`its columns (${few.join(', ')}, …) are of no format that is known`));
}

function mixed(first: Part, ofFirst: string, other: Part, ofOther: string) {
  const what = `it is ${ofFirst}, but ${shown(other.name)} is ${ofOther}: give the files of one export at a time`;
  return badFile({ file: first.name }, what);
}

function kindName({ sniffed }: Part): string {
  return sniffed.kind === 'parquet' ? 'Parquet' : 'CSV';
}

async function typesOf(database: Database, parts: readonly Part[]): Promise<Map<string, CellType>> {
  const rows = await database.query(`DESCRIBE SELECT * FROM ${readParquet(parts)}`);
  return new Map(
    rows.map(({ column_name, column_type }) => [columnKey(String(column_name)), cellType(String(column_type))]),
  );
}

const decimalTypes = /^(DECIMAL\(\d+,\d+\)|U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER)$/;
const timeTypes = /^(TIMESTAMP(_S|_MS|_NS| WITH TIME ZONE)?|DATE)$/;

function cellType(type: string): CellType {
  if (type === 'VARCHAR' || type === 'JSON') return 'text';
  if (type === 'DOUBLE' || type === 'FLOAT') return 'double';
  if (decimalTypes.test(type)) return 'decimal';
  if (timeTypes.test(type)) return 'time';
  return /^MAP\(.*\)$/.test(type) ? 'map' : 'other';
}

/** The quoted name of a column in a Parquet file. */
export function parquetName({ name }: SourceColumn): string {
  return identifier(name);
}
