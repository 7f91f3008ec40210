import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

export interface NewDelivery {
  /** The target's queue: rule and target id. */
  readonly lane: string;
  readonly eventId: string;
  /** Whether the event has come from another bus. */
  readonly forwarded: boolean;
  readonly payload: string;
  /** When EventBridge took the event, in milliseconds since the epoch. */
  readonly storedAtMs: number;
}

export interface StoredDelivery extends NewDelivery {
  readonly seq: number;
  /** Attempts that have failed. */
  readonly attempts: number;
}

type DeliveryRow = Omit<StoredDelivery, 'forwarded'> & { readonly forwarded: 0 | 1 };

export interface ScheduleState {
  readonly rule: string;
  readonly expression: string;
  readonly createdAtMs: number;
  readonly firedAtMs: number | null;
}

/** What one transaction writes. */
export interface QueueChange {
  readonly add?: readonly NewDelivery[];
  /** Deliveries that are over: made, or a dead letter. */
  readonly done?: Iterable<number>;
  readonly retry?: { readonly seq: number; readonly attempts: number; readonly dueMs: number };
  readonly schedule?: ScheduleState;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS deliveries (
    seq INTEGER PRIMARY KEY,
    lane TEXT NOT NULL,
    event_id TEXT NOT NULL,
    forwarded INTEGER NOT NULL,
    stored_at_ms INTEGER NOT NULL,
    due_ms INTEGER NOT NULL DEFAULT 0, -- 0: at once
    attempts INTEGER NOT NULL DEFAULT 0,
    payload TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (lane, due_ms, seq);
  CREATE TABLE IF NOT EXISTS schedules (
    rule TEXT PRIMARY KEY,
    expression TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL,
    fired_at_ms INTEGER
  ) STRICT;
`;

/** SQLite's result code for a file that another process holds (sqlite.org: SQLITE_BUSY). */
const SQLITE_BUSY = 5;

/**
 * The deliveries that are still to be made, on disk. A change that `commit` has returned from survives the end of the
 * process; a loss of power may cost the last ones (WAL, synchronous NORMAL). One process at a time.
 */
export class DeliveryQueue {
  readonly #db: DatabaseSync;
  readonly #add: StatementSync;
  readonly #done: StatementSync;
  readonly #retry: StatementSync;
  readonly #due: StatementSync;
  readonly #nextDue: StatementSync;
  readonly #saveSchedule: StatementSync;

  /** Opens or creates the file, readable by its owner only. Throws if another process has it open. */
  constructor(file: string) {
    this.#db = openDatabase(file);
    this.#add = this.#db.prepare(
      'INSERT INTO deliveries (lane, event_id, forwarded, stored_at_ms, payload) VALUES (?, ?, ?, ?, ?)',
    );
    this.#done = this.#db.prepare('DELETE FROM deliveries WHERE seq = ?');
    this.#retry = this.#db.prepare('UPDATE deliveries SET attempts = ?, due_ms = ? WHERE seq = ?');
    this.#due = this.#db.prepare(
      `SELECT seq, lane, event_id AS eventId, forwarded, stored_at_ms AS storedAtMs, attempts, payload
       FROM deliveries WHERE lane = ? AND due_ms <= ? ORDER BY due_ms, seq LIMIT ?`,
    );
    this.#nextDue = this.#db.prepare('SELECT MIN(due_ms) AS dueMs FROM deliveries WHERE lane = ? AND due_ms > ?');
    this.#saveSchedule = this.#db.prepare(
      'INSERT OR REPLACE INTO schedules (rule, expression, created_at_ms, fired_at_ms) VALUES (?, ?, ?, ?)',
    );
  }

  /** Writes all of the change or nothing. */
  commit({ add = [], done = [], retry, schedule }: QueueChange): void {
    this.#db.exec('BEGIN');
    try {
      for (const { lane, eventId, forwarded, storedAtMs, payload } of add) {
        this.#add.run(lane, eventId, forwarded ? 1 : 0, storedAtMs, payload);
      }
      for (const seq of done) this.#done.run(seq);
      if (retry) this.#retry.run(retry.attempts, retry.dueMs, retry.seq);
      if (schedule) {
        const { rule, expression, createdAtMs, firedAtMs } = schedule;
        this.#saveSchedule.run(rule, expression, createdAtMs, firedAtMs);
      }
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** At most `limit` deliveries of a lane that are due, the longest due first. */
  due(lane: string, nowMs: number, limit: number): StoredDelivery[] {
    const rows = this.#due.all(lane, nowMs, limit) as unknown as DeliveryRow[];
    return rows.map((row) => ({ ...row, forwarded: row.forwarded === 1 }));
  }

  /** When the next delivery of a lane falls due after `nowMs`. */
  nextDueMs(lane: string, nowMs: number): number | undefined {
    return (this.#nextDue.get(lane, nowMs) as { dueMs: number | null }).dueMs ?? undefined;
  }

  /** How many deliveries each lane has. */
  countByLane(): Map<string, number> {
    const rows = this.#db.prepare('SELECT lane, COUNT(*) AS deliveries FROM deliveries GROUP BY lane').all();
    return new Map(rows.map((row) => [String(row.lane), Number(row.deliveries)]));
  }

  /** The schedules as last saved. */
  schedules(): ScheduleState[] {
    const columns = 'rule, expression, created_at_ms AS createdAtMs, fired_at_ms AS firedAtMs';
    return this.#db.prepare(`SELECT ${columns} FROM schedules`).all() as unknown as ScheduleState[];
  }

  /** Forgets the schedule of a rule that is gone. */
  forgetSchedule(rule: string): void {
    this.#db.prepare('DELETE FROM schedules WHERE rule = ?').run(rule);
  }

  close(): void {
    this.#db.close();
  }
}

function openDatabase(file: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // SQLite gives its journal the mode of the database, which it would create readable for all.
  closeSync(openSync(file, 'a', 0o600));
  const db = new DatabaseSync(file);
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    db.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`);
    return db;
  } catch (error) {
    db.close();
    if ((error as { errcode?: unknown }).errcode !== SQLITE_BUSY) throw error;
    throw new Error(`The events queue ${file} is in use by another process.`, { cause: error });
  }
}
