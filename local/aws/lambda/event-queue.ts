import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Invocation } from './invocation.ts';

/** The answer to the latest run of an event. */
export interface LastRun {
  /** JSON text. */
  readonly payload: string;
  readonly functionError: 'Unhandled';
}

/** An asynchronous invocation on its way. Times are milliseconds since 1970. */
export interface QueuedEvent extends Invocation {
  readonly functionName: string;
  readonly acceptedAtMs: number;
  /** From here on it is not run any more. */
  readonly expiresAtMs: number;
  /** Runs that ended with a function error. */
  readonly runs: number;
  /** Delays since the latest run that were not the function's fault; they only decide how long the next one is. */
  readonly setbacks: number;
  readonly lastRun: LastRun | undefined;
  /** The JSON of the invocation record, from the moment when the event was given up until its destination has it. */
  readonly record: string | undefined;
}

/** What may change of an event while it waits again. */
type EventChange = Pick<QueuedEvent, 'runs' | 'setbacks' | 'lastRun' | 'record'> & { readonly dueAtMs: number };

type Row = Record<string, unknown>;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS events (
    request_id TEXT PRIMARY KEY,
    function_name TEXT NOT NULL,
    function_arn TEXT NOT NULL,
    payload BLOB NOT NULL,
    trace_header TEXT NOT NULL,
    accepted_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    runs INTEGER NOT NULL DEFAULT 0,
    setbacks INTEGER NOT NULL DEFAULT 0,
    last_run TEXT,
    record TEXT,
    taken INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX IF NOT EXISTS events_due ON events (taken, due_at);
  CREATE INDEX IF NOT EXISTS events_expiry ON events (taken, expires_at);
  UPDATE events SET taken = 0 WHERE taken = 1;
`;
/** https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

/**
 * The events that asynchronous invocation has accepted and not yet done with, on disk. What a method has written
 * survives the end of the process; a loss of power may cost the last ones (WAL, synchronous NORMAL).
 */
export class EventQueue {
  readonly #database: DatabaseSync;
  readonly #statements: ReturnType<typeof prepareStatements>;
  #size: number;
  #waiting: number;

  /**
   * Opens or makes the file, for its owner only. Events that were taken when the process ended wait again.
   * Throws where another process has it open.
   */
  constructor(path: string) {
    this.#database = openDatabase(path);
    this.#statements = prepareStatements(this.#database);
    this.#size = Number(this.#statements.count.get()?.size);
    this.#waiting = this.#size;
  }

  /** How many events are not done with, the taken ones included. */
  get size(): number {
    return this.#size;
  }

  /** How many of them are not taken. */
  get waiting(): number {
    return this.#waiting;
  }

  add(event: Invocation & Pick<QueuedEvent, 'functionName' | 'acceptedAtMs' | 'expiresAtMs'>): void {
    const { requestId, functionName, functionArn, payload, traceHeader, acceptedAtMs, expiresAtMs } = event;
    const { add } = this.#statements;
    add.run(requestId, functionName, functionArn, payload, traceHeader, acceptedAtMs, expiresAtMs, acceptedAtMs);
    this.#size += 1;
    this.#waiting += 1;
  }

  /** Takes the event that has been due the longest, of any function but `without`, until it is put back or removed. */
  take(nowMs: number, without: readonly string[]): QueuedEvent | undefined {
    return this.#note(this.#statements.take.get(nowMs, JSON.stringify(without)));
  }

  /** Takes an event that is too old to be run. */
  takeExpired(nowMs: number): QueuedEvent | undefined {
    return this.#note(this.#statements.takeExpired.get(nowMs));
  }

  putBack(requestId: string, { runs, setbacks, lastRun, record, dueAtMs }: EventChange): void {
    const lastRunJson = lastRun === undefined ? null : JSON.stringify(lastRun);
    this.#statements.putBack.run(runs, setbacks, lastRunJson, record ?? null, dueAtMs, requestId);
    this.#waiting += 1;
  }

  remove(requestId: string): void {
    this.#statements.remove.run(requestId);
    this.#size -= 1;
  }

  /** When the next waiting event falls due or expires, after `nowMs`. */
  nextAtMs(nowMs: number): number | undefined {
    const at = this.#statements.nextAt.get(nowMs)?.at;
    return typeof at === 'number' ? at : undefined;
  }

  close(): void {
    this.#database.close();
  }

  #note(row: Row | undefined): QueuedEvent | undefined {
    if (row === undefined) return undefined;
    this.#waiting -= 1;
    return toEvent(row);
  }
}

function openDatabase(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // SQLite gives its journal the mode of the database.
  closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path);
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    database.exec(SCHEMA);
    return database;
  } catch (cause) {
    database.close();
    const busy = cause instanceof Error && 'errcode' in cause && cause.errcode === SQLITE_BUSY;
    throw busy ? new Error(`The queue ${path} is in use by another process.`, { cause }) : cause;
  }
}

function prepareStatements(database: DatabaseSync) {
  return {
    count: database.prepare('SELECT COUNT(*) AS size FROM events'),
    add: database.prepare(
      `INSERT INTO events (request_id, function_name, function_arn, payload, trace_header, accepted_at, expires_at, due_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    take: database.prepare(
      `UPDATE events SET taken = 1 WHERE request_id = (
         SELECT request_id FROM events
         WHERE taken = 0 AND due_at <= ?
           AND (record IS NOT NULL OR function_name NOT IN (SELECT value FROM json_each(?)))
         ORDER BY due_at, rowid LIMIT 1
       ) RETURNING *`,
    ),
    takeExpired: database.prepare(
      `UPDATE events SET taken = 1 WHERE request_id = (
         SELECT request_id FROM events WHERE taken = 0 AND expires_at <= ? AND record IS NULL LIMIT 1
       ) RETURNING *`,
    ),
    putBack: database.prepare(
      `UPDATE events SET taken = 0, runs = ?, setbacks = ?, last_run = ?, record = ?, due_at = ? WHERE request_id = ?`,
    ),
    remove: database.prepare('DELETE FROM events WHERE request_id = ?'),
    nextAt: database.prepare(
      `SELECT MIN(at) AS at FROM (
         SELECT MIN(due_at) AS at FROM events WHERE taken = 0 AND due_at > ?1
         UNION ALL
         SELECT MIN(expires_at) AS at FROM events WHERE taken = 0 AND record IS NULL AND expires_at > ?1
       )`,
    ),
  };
}

function toEvent(row: Row): QueuedEvent {
  return {
    requestId: String(row.request_id),
    functionName: String(row.function_name),
    functionArn: String(row.function_arn),
    payload: row.payload instanceof Uint8Array ? Buffer.from(row.payload) : Buffer.alloc(0),
    traceHeader: String(row.trace_header),
    clientContext: undefined,
    acceptedAtMs: Number(row.accepted_at),
    expiresAtMs: Number(row.expires_at),
    runs: Number(row.runs),
    setbacks: Number(row.setbacks),
    lastRun: typeof row.last_run === 'string' ? JSON.parse(row.last_run) : undefined,
    record: typeof row.record === 'string' ? row.record : undefined,
  };
}
