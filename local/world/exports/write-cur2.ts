import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { World } from '../world.ts';
import { chargesOf, type ExportScope, exportedMonths } from './charge.ts';
import { type CurColumn, curColumns } from './cur-columns.ts';
import { curLinesOf } from './cur-lines.ts';
import { writeCsv } from './write-csv.ts';

const exportName = 'daily-bill';
const bucket = 'billing-exports';
const parquetTypes = { text: 'VARCHAR', double: 'DOUBLE', time: 'TIMESTAMP', map: 'MAP(VARCHAR, VARCHAR)' } as const;

/**
 * Writes the world's bill as AWS's Data Exports deliver CUR 2.0: a Parquet file a month with doubles and map columns,
 * and a manifest of it. Negotiated discounts are in the net columns.
 */
export async function writeCur2(world: World, folder: string, scope: ExportScope = {}): Promise<void> {
  const columns = curColumns.flatMap(({ two, type, of }) => (two === undefined ? [] : [{ two, type, of }]));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    for (const month of exportedMonths(world, scope)) {
      const part = `BILLING_PERIOD=${month.slice(0, 7)}`;
      const key = `${exportName}/data/${part}/${exportName}-00001.snappy.parquet`;
      const path = join(folder, key);
      const text = `${path}.csv`;
      await writeCsv(
        text,
        columns.map(({ two }) => two),
        rowsOf(month),
      );
      await connection.run(copyStatement(columns, text, path));
      await rm(text);
      await writeManifest(join(folder, exportName, 'metadata', part, `${exportName}-Manifest.json`), key);
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }

  function* rowsOf(month: string) {
    const charges = chargesOf(world, { ...scope, firstMonth: month, lastMonth: month });
    for (const line of curLinesOf(charges, 'net-columns')) yield columns.map(({ of }) => of(line));
  }
}

/** Typed by the library as it copies, so that neither the text nor the Parquet is ever in memory whole. */
function copyStatement(
  columns: readonly (Pick<CurColumn, 'type'> & { two: string })[],
  from: string,
  to: string,
): string {
  const typed = columns.map(({ two, type }) => {
    const cell = type === 'map' ? `CAST("${two}" AS JSON)` : `"${two}"`;
    return `CAST(${cell} AS ${parquetTypes[type]}) AS "${two}"`;
  });
  const read = `read_csv(${literal(from)}, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"')`;
  return `COPY (SELECT ${typed.join(', ')} FROM ${read}) TO ${literal(to)} (FORMAT PARQUET, COMPRESSION SNAPPY)`;
}

/** Data Exports name data files by their addresses. */
async function writeManifest(path: string, key: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const manifest = { executionId: '6b7d1c8e-0000-4000-8000-000000000001', dataFiles: [`s3://${bucket}/${key}`] };
  await writeFile(path, JSON.stringify(manifest, null, 2), { mode: 0o600 });
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
