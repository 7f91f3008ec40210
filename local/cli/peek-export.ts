import { glob, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What a command must know of an export before its mesh starts. What could not be seen is absent. */
export interface ExportPeek {
  /** The last day that something was charged for. */
  readonly lastDay?: string;
  /** The account that pays. */
  readonly payer?: string;
  /** Of all files that may be part of it. */
  readonly bytes: number;
}

/** Of text files beyond this size the last ones by name are looked at: exports name their files by month. */
const mostTextBytes = 512 * 1_048_576;
const patternCharacters = /[*?[{]/;
const dataFile = /\.(csv|csv\.gz|parquet)$/i;

/** The end of a charge and the payer as FOCUS, CUR 2.0 and CUR 1 spell them. */
const endColumns = ['chargeperiodstart', 'line_item_usage_start_date', 'lineitem/usagestartdate'];
const payerColumns = ['billingaccountid', 'bill_payer_account_id', 'bill/payeraccountid'];

interface DataFile {
  readonly path: string;
  readonly bytes: number;
}

/** Looks at an export on this machine. It judges nothing: a file that cannot be read is told by the room that reads it. */
export async function peekExport(path: string): Promise<ExportPeek> {
  const files = await dataFiles(path);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  try {
    return { ...(await ask(lastOf(files))), bytes };
  } catch {
    return { bytes };
  }
}

async function dataFiles(path: string): Promise<DataFile[]> {
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() === true;
  const pattern = isFolder ? join(path, '**', '*') : path;
  const found = patternCharacters.test(pattern) ? await Array.fromAsync(glob(pattern)) : [pattern];
  const named = found.length === 1 ? found : found.filter((each) => dataFile.test(each));
  const files = await Promise.all(
    named.map(async (each) => {
      const seen = await stat(each).catch(() => undefined);
      return seen?.isFile() ? [{ path: each, bytes: seen.size }] : [];
    }),
  );
  return files.flat().sort((left, right) => (left.path < right.path ? -1 : 1));
}

function lastOf(files: readonly DataFile[]): string[] {
  const kept: string[] = [];
  let left = mostTextBytes;
  for (const { path, bytes } of files.toReversed()) {
    if (!path.endsWith('.parquet')) left -= bytes;
    if (left < 0 && kept.length > 0) break;
    kept.push(path);
  }
  return kept;
}

/** The library is large and native: only who peeks loads it. */
async function ask(paths: readonly string[]): Promise<Pick<ExportPeek, 'lastDay' | 'payer'>> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { autoinstall_known_extensions: 'false' });
  const connection = await instance.connect();
  try {
    const isParquet = paths.every((path) => path.endsWith('.parquet'));
    const list = `[${paths.map(literal).join(', ')}]`;
    const source = isParquet
      ? `read_parquet(${list}, union_by_name = true)`
      : `read_csv(${list}, all_varchar = true, header = true, union_by_name = true)`;
    const named = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${source}`);
    const columns = named.getRowObjects().map(({ column_name }) => String(column_name));
    const column = (wanted: readonly string[]) => columns.find((each) => wanted.includes(each.toLowerCase()));
    const [day, payer] = [column(endColumns), column(payerColumns)];
    const told = await connection.runAndReadAll(
      `SELECT CAST(CAST(max(${cell(day, isParquet)}) AS TIMESTAMP) AS DATE) AS last_day,
        max(CAST(${cell(payer, isParquet)} AS VARCHAR)) AS payer FROM ${source}`,
    );
    const [{ last_day, payer: account } = {}] = told.getRowObjects();
    return {
      ...(last_day && { lastDay: String(last_day) }),
      ...(account && { payer: String(account) }),
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** As text nothing may be spelled as a word. */
function cell(column: string | undefined, isTyped: boolean): string {
  if (column === undefined) return 'NULL';
  const name = `"${column.replaceAll('"', '""')}"`;
  return isTyped ? name : `NULLIF(${name}, 'NULL')`;
}
