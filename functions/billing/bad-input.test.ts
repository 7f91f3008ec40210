import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  csvOf,
  curRow,
  focusRow,
  makeFolder,
  oldCurRow,
  openBill,
  refusalOf,
  writeParquet,
} from './exports.fixtures.ts';

let folder: string;
beforeEach(async () => {
  folder = await makeFolder();
});

const write = async (name: string, content: string | Buffer) => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};

describe('a file that is no billing export is refused in one sentence', () => {
  test('an empty file', async () => {
    expect(await refusalOf(await write('empty.csv', ''))).toBe('empty.csv: the file is empty');
  });

  test('a packed file with nothing in it', async () => {
    expect(await refusalOf(await write('empty.csv.gz', gzipSync('\n')))).toBe('empty.csv.gz: the file is empty');
  });

  test('columns and no rows', async () => {
    const header = csvOf([focusRow()]).split('\n')[0];
    expect(await refusalOf(await write('header.csv', `${header}\n`))).toBe('header.csv: it has columns and no rows');
  });

  test('another CSV', async () => {
    expect(await refusalOf(await write('people.csv', 'name,city\nAda,London\n'))).toBe(
      'people.csv, the first line: its columns ("name", "city", …) are of no format that is known. A billing export is CSV, gzip CSV or Parquet in FOCUS 1.0 to 1.2, CUR 2.0 or CUR 1',
    );
  });

  test('a picture', async () => {
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
    expect(await refusalOf(await write('logo.csv', picture))).toMatch(
      /^logo\.csv: it is neither text in UTF-8 nor Parquet\. /,
    );
  });

  test('a ZIP archive', async () => {
    expect(await refusalOf(await write('bill.zip', 'PK\u0003\u0004…'))).toBe(
      'bill.zip: it is a ZIP archive: unpack it and give the CSV file inside',
    );
  });

  test.each([
    [';', 'semicolons'],
    ['\t', 'tabs'],
    ['|', 'vertical bars'],
  ])('%j between the columns', async (delimiter, name) => {
    const path = await write('bill.csv', csvOf([focusRow()], delimiter));
    expect(await refusalOf(path)).toBe(
      `bill.csv, the first line: its columns are separated by ${name}: save it again as CSV with commas`,
    );
  });

  test('a path where nothing is', async () => {
    expect(await refusalOf(join(folder, 'no.csv'))).toMatch(/no\.csv: there is no such file$/);
  });

  test('an empty folder, and a pattern that matches nothing', async () => {
    expect(await refusalOf(folder)).toMatch(/: the folder holds no files$/);
    expect(await refusalOf(join(folder, '*.parquet'))).toMatch(/\*\.parquet: no file matches this pattern$/);
  });
});

describe('a cell that cannot be read is named by file, row and column', () => {
  test.each([
    ['BilledCost', '12,50', '"12,50" is not a number such as 12.50'],
    ['EffectiveCost', '$1', '"$1" is not a number such as 12.50'],
    ['BilledCost', '=SUM(A1)', '"=SUM(A1)" is not a number such as 12.50'],
    ['ChargePeriodStart', 'yesterday', '"yesterday" is not a time in UTC such as 2026-09-01T00:00:00Z'],
    [
      'ChargePeriodStart',
      '2026-09-10T08:00:00+02:00',
      '"2026-09-10T08:00:00+02:00" is not a time in UTC such as 2026-09-01T00:00:00Z',
    ],
  ])('%s: %s', async (column, value, message) => {
    const rows = [focusRow(), focusRow(), focusRow({ [column]: value })];
    expect(await refusalOf(await write('bill.csv', csvOf(rows)))).toBe(`bill.csv, row 3, column ${column}: ${message}`);
  });

  test('in the second of two files', async () => {
    await write('a-1.csv', csvOf([focusRow(), focusRow()]));
    await write('b-2.csv', csvOf([focusRow({ SkuId: 'X' }), focusRow({ BilledCost: 'free' })]));
    expect(await refusalOf(folder)).toBe('b-2.csv, row 2, column BilledCost: "free" is not a number such as 12.50');
  });

  test('a column of Parquet of another type', async () => {
    const path = await writeParquet(join(folder, 'bill.parquet'), focusRow(), { BilledCost: '[1, 2]' });
    expect(await refusalOf(path)).toBe('bill.parquet, column BilledCost: the column holds another type than a number');
  });

  test('text in Parquet where a number should be', async () => {
    const path = await writeParquet(join(folder, 'bill.parquet'), focusRow(), {
      BilledCost: "CASE WHEN i = 2 THEN 'free' ELSE '0.1' END",
    });
    expect(await refusalOf(path)).toBe('bill.parquet, row 3, column BilledCost: "free" is not a number such as 12.50');
  });
});

describe('files that do not belong together are refused', () => {
  test('of two formats', async () => {
    await write('a.csv', csvOf([focusRow()]));
    await write('b.csv', csvOf([curRow()]));
    expect(await refusalOf(folder)).toBe(
      'a.csv: it is FOCUS 1.0, but b.csv is CUR 2.0: give the files of one export at a time',
    );
  });

  test('CSV and Parquet', async () => {
    await write('a.csv', csvOf([focusRow()]));
    await writeParquet(join(folder, 'b.parquet'), focusRow());
    expect(await refusalOf(folder)).toBe(
      'a.csv: it is CSV, but b.parquet is Parquet: give the files of one export at a time',
    );
  });

  test('a format is forced that the columns are not of', async () => {
    const path = await write('bill.csv', csvOf([oldCurRow()]));
    expect(await refusalOf(path, { BILLING_EXPORT_FORMAT: 'focus-1.2' })).toBe(
      'bill.csv: it cannot be read as FOCUS 1.2: it has no column BilledCost, ChargeCategory, ChargePeriodStart',
    );
  });

  test('a column is missing without which there is no bill', async () => {
    const { BillingCurrency: _, ...row } = focusRow();
    expect(await refusalOf(await write('bill.csv', csvOf([row])))).toBe(
      'bill.csv: there is no column BillingCurrency, without which there is no bill',
    );
  });
});

describe('nothing outside of what was given is read', () => {
  test('a link that leads out of the folder is left out and told', async () => {
    const outside = await makeFolder();
    await writeFile(join(outside, 'secret.csv'), csvOf([focusRow({ ServiceName: 'secret' })]));
    await write('a.csv', csvOf([focusRow()]));
    await symlink(join(outside, 'secret.csv'), join(folder, 'b.csv'));
    const bill = await openBill(folder);
    expect(bill.facts.rows).toBe(1);
    expect(bill.facts.problems).toEqual([
      { kind: 'outside', text: 'b.csv leads out of what was given and was not read' },
    ]);
  });

  test('nor by a pattern', async () => {
    const outside = await makeFolder();
    await writeFile(join(outside, 'secret.csv'), csvOf([focusRow()]));
    await mkdir(join(folder, 'in'));
    await write('in/a.csv', csvOf([focusRow()]));
    await symlink(outside, join(folder, 'in', 'b'));
    const bill = await openBill(join(folder, 'in', '**', '*.csv'));
    expect(bill.facts.files.map(({ name }) => name)).toEqual(['a.csv']);
  });
});

test('nothing is left in scratch space, whether an export is read or refused', async () => {
  const scratch = await makeFolder();
  vi.stubEnv('TMPDIR', scratch);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  await refusalOf(await write('bad.csv', csvOf([focusRow({ BilledCost: 'free' })])));
  const bill = await openBill(await write('good.csv', csvOf([focusRow()])));
  expect(await readdir(scratch)).toHaveLength(1);
  await bill.close();
  expect(await readdir(scratch)).toEqual([]);
});
