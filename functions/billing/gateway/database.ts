import { availableParallelism } from 'node:os';
import type { DuckDBConnection, DuckDBResultReader } from '@duckdb/node-api';
import { MeshError } from '../../../lib/core/errors.ts';
import { literals } from './sql.ts';

/** What Node.js itself needs of the function's memory, in MB. */
const ownMemoryMb = 450;
const leastMemoryMb = 256;
/** Of a machine whose size is not told. */
const usualMemoryMb = 1_000;
/** More threads need more memory each, and an export is read from one disk. */
const mostThreads = 4;

/** One row of an answer, by column. Decimals and large whole numbers are texts. */
export type Row = Readonly<Record<string, unknown>>;

/** A database of one run, which can read the files of the export and nothing else. */
export interface Database {
  query(sql: string): Promise<Row[]>;
  /** The rows by the places of their columns: for large answers. */
  rows(sql: string): Promise<readonly (readonly unknown[])[]>;
  close(): void;
}

/**
 * Opens a database in scratch space and locks it: it reads the given files and its own scratch space, loads no
 * extension, reaches no network, and no statement can change that any more.
 *
 * @param files the only files that it may read, by their real paths
 * @param signal interrupts the running query
 * @param explain what an error means, where it is none of ours
 */
export async function openDatabase(options: {
  readonly scratch: string;
  readonly files: readonly string[];
  readonly memoryMb: number | undefined;
  readonly signal: AbortSignal;
  readonly explain?: (error: unknown) => unknown;
}): Promise<Database> {
  const { scratch, files, memoryMb, signal, explain = (error) => error } = options;
  // The native library is large: it is loaded when the first export is read.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const limitMb = memoryMb === undefined ? usualMemoryMb : Math.max(leastMemoryMb, memoryMb - ownMemoryMb);
  const instance = await DuckDBInstance.create(`${scratch}/bill.duckdb`, {
    threads: String(Math.min(mostThreads, availableParallelism())),
    memory_limit: `${limitMb}MB`,
    temp_directory: `${scratch}/spill`,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  await connection.run(`SET allowed_paths = ${literals(files)}`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  const interrupt = () => connection.interrupt();
  signal.addEventListener('abort', interrupt);
  const answer = (sql: string) =>
    read(connection, sql, signal).catch((error: unknown) => {
      throw explain(error);
    });
  return {
    query: async (sql) => (await answer(sql)).getRowObjectsJson(),
    rows: async (sql) => (await answer(sql)).getRowsJson(),
    close: () => {
      signal.removeEventListener('abort', interrupt);
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function read(connection: DuckDBConnection, sql: string, signal: AbortSignal): Promise<DuckDBResultReader> {
  if (signal.aborted) throw timeUp();
  try {
    return await connection.runAndReadAll(sql);
  } catch (error) {
    throw signal.aborted ? timeUp(error) : error;
  }
}

function timeUp(cause?: unknown): MeshError {
  return new MeshError('timeout', 'the time was up while the export was read', { cause });
}
