import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { makeFolder } from '../exports.fixtures.ts';
import { type Database, openDatabase } from './database.ts';

let folder: string;
let database: Database;
const controller = new AbortController();

beforeEach(async () => {
  folder = await makeFolder();
  await writeFile(join(folder, 'given.csv'), 'a\n1\n');
  await writeFile(join(folder, 'secret.csv'), 'a\n2\n');
  const scratch = await makeFolder();
  const files = [join(folder, 'given.csv')];
  database = await openDatabase({ scratch, files, memoryMb: undefined, signal: controller.signal });
  onTestFinished(() => database.close());
});

describe('a database that was opened is locked', () => {
  test('it reads what was given', async () => {
    expect(await database.query(`SELECT * FROM read_csv('${join(folder, 'given.csv')}')`)).toEqual([{ a: '1' }]);
  });

  test.each([
    ['another file of the same folder', `SELECT * FROM read_csv('FOLDER/secret.csv')`],
    ['another file as text', `SELECT content FROM read_text('FOLDER/secret.csv')`],
    ['another file by a way around', `SELECT * FROM read_csv('FOLDER/given.csv/../secret.csv')`],
    ['files by a pattern', `SELECT * FROM read_csv('FOLDER/*.csv')`],
    ['the names of files', `SELECT * FROM glob('/etc/*')`],
    ['a file of the machine', `SELECT content FROM read_text('/etc/passwd')`],
    ['a file by its name alone', `SELECT * FROM 'FOLDER/secret.csv'`],
    ['an address', `SELECT * FROM read_csv('https://example.com/secret.csv')`],
  ])('it does not read %s', async (_, sql) => {
    await expect(database.query(sql.replaceAll('FOLDER', folder))).rejects.toThrow(/^Permission Error/);
  });

  test.each([
    ['attach another database', `ATTACH 'FOLDER/other.duckdb'`],
    ['write a file', `COPY (SELECT 1) TO 'FOLDER/other.csv'`],
    ['write over what was given', `COPY (SELECT 1) TO 'FOLDER/given.csv'`],
    ['export itself', `EXPORT DATABASE 'FOLDER/other'`],
    ['install an extension', 'INSTALL httpfs'],
    ['load an extension', 'LOAD httpfs'],
    ['allow itself more', 'SET enable_external_access = true'],
    ['allow itself another path', `SET allowed_paths = ['/etc/passwd']`],
    ['unlock itself', 'SET lock_configuration = false'],
    ['take more memory', `SET memory_limit = '100GB'`],
  ])('it does not %s', async (_, sql) => {
    await expect(database.query(sql.replaceAll('FOLDER', folder))).rejects.toThrow(
      /^Permission Error|the configuration has been locked/,
    );
    expect(existsSync(join(folder, 'other.csv')) || existsSync(join(folder, 'other.duckdb'))).toBe(false);
  });
});

test('a question is given up when the time is up, and says so', async () => {
  const { signal, abort } = aborting();
  const slow = await openDatabase({ scratch: await makeFolder(), files: [], memoryMb: undefined, signal });
  onTestFinished(() => slow.close());
  const question = slow.query('SELECT count(*) FROM range(10000000000) a, range(10000000000) b');
  setTimeout(abort, 50);
  await expect(question).rejects.toMatchObject({ code: 'timeout' });
  await expect(slow.query('SELECT 1')).rejects.toMatchObject({ code: 'timeout' });
});

function aborting() {
  const aborted = new AbortController();
  return { signal: aborted.signal, abort: () => aborted.abort() };
}
