import { writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Checksum } from './digests.ts';

/** What the index knows of one object. */
export interface StoredObject {
  readonly key: string;
  /** The file that holds the body. */
  readonly body: string;
  readonly sizeBytes: number;
  /** MD5 in hexadecimal, in double quotes. */
  readonly etag: string;
  readonly modifiedAt: Date;
  /** Content-Type, its kin and x-amz-meta-*, as they are sent back. */
  readonly headers: Readonly<Record<string, string>>;
  readonly checksum: Checksum | undefined;
}

interface Bucket {
  readonly name: string;
  readonly createdAt: Date;
}

/** The index of all objects: a row is the object, and writing it is what commits a put. Every call is synchronous. */
export interface ObjectIndex {
  /** False where the bucket was there already. */
  createBucket(bucket: Bucket): boolean;
  hasBucket(name: string): boolean;
  listBuckets(): Bucket[];
  find(bucket: string, key: string): StoredObject | undefined;
  /** The first object of at least `from` and below `below`, in the order of UTF-8 bytes, which is S3's. */
  seek(bucket: string, from: Buffer, below: Buffer): StoredObject | undefined;
  put(bucket: string, object: StoredObject): void;
  remove(bucket: string, key: string): void;
  /** The body files of all objects. */
  bodies(): Set<string>;
  close(): void;
}

interface ObjectRow {
  readonly key: Uint8Array;
  readonly body: string;
  readonly size: number;
  readonly etag: string;
  readonly modified: number;
  readonly headers: string;
  readonly checksum: string | null;
}

const VERSION = 1;
// WITHOUT ROWID keeps the rows in the order of the keys; a BLOB compares byte by byte, also past a NUL.
const SCHEMA = `
  CREATE TABLE bucket (name TEXT PRIMARY KEY, created INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE object (
    bucket TEXT NOT NULL, key BLOB NOT NULL, body TEXT NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL,
    modified INTEGER NOT NULL, headers TEXT NOT NULL, checksum TEXT, PRIMARY KEY (bucket, key)
  ) WITHOUT ROWID;
  PRAGMA user_version = ${VERSION};`;

/** Opens the index at a path, making it, for its owner only, where it is missing. Survives the end of the process at any moment. */
export function openObjectIndex(path: string): ObjectIndex {
  // SQLite gives its journal the mode of the database file.
  writeFileSync(path, '', { flag: 'a', mode: 0o600 });
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  migrate(database, path);
  const statements = {
    insertBucket: database.prepare('INSERT OR IGNORE INTO bucket VALUES (?, ?)'),
    bucket: database.prepare('SELECT 1 FROM bucket WHERE name = ?'),
    buckets: database.prepare('SELECT name, created FROM bucket ORDER BY name'),
    find: database.prepare('SELECT * FROM object WHERE bucket = ? AND key = ?'),
    seek: database.prepare('SELECT * FROM object WHERE bucket = ? AND key >= ? AND key < ? ORDER BY key LIMIT 1'),
    put: database.prepare('INSERT OR REPLACE INTO object VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
    remove: database.prepare('DELETE FROM object WHERE bucket = ? AND key = ?'),
    bodies: database.prepare('SELECT body FROM object'),
  };
  return {
    createBucket: ({ name, createdAt }) => statements.insertBucket.run(name, createdAt.getTime()).changes === 1,
    hasBucket: (name) => statements.bucket.get(name) !== undefined,
    listBuckets: () =>
      statements.buckets.all().map((row) => ({ name: String(row.name), createdAt: new Date(Number(row.created)) })),
    find: (bucket, key) => toObject(statements.find.get(bucket, Buffer.from(key))),
    seek: (bucket, from, below) => toObject(statements.seek.get(bucket, from, below)),
    put: (bucket, object) => {
      statements.put.run(...toColumns(bucket, object));
    },
    remove: (bucket, key) => {
      statements.remove.run(bucket, Buffer.from(key));
    },
    bodies: () => new Set(statements.bodies.all().map((row) => String(row.body))),
    close: () => database.close(),
  };
}

function migrate(database: DatabaseSync, path: string): void {
  const version = database.prepare('PRAGMA user_version').get()?.user_version;
  if (version === VERSION) return;
  if (version !== 0) {
    database.close();
    throw new Error(`${path} has format ${version}, this version reads ${VERSION} only: remove the data directory.`);
  }
  database.exec(`BEGIN; ${SCHEMA} COMMIT;`);
}

function toColumns(bucket: string, object: StoredObject) {
  const { key, body, sizeBytes, etag, modifiedAt, headers, checksum } = object;
  const checksumText = checksum === undefined ? null : JSON.stringify(checksum);
  const headersText = JSON.stringify(headers);
  return [bucket, Buffer.from(key), body, sizeBytes, etag, modifiedAt.getTime(), headersText, checksumText] as const;
}

function toObject(found: unknown): StoredObject | undefined {
  if (found === undefined) return undefined;
  const row = found as ObjectRow;
  return {
    key: Buffer.from(row.key).toString(),
    body: row.body,
    sizeBytes: row.size,
    etag: row.etag,
    modifiedAt: new Date(row.modified),
    headers: JSON.parse(row.headers),
    checksum: row.checksum === null ? undefined : JSON.parse(row.checksum),
  };
}
