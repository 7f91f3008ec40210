import { createWriteStream } from 'node:fs';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { csvOf, focusRow, gzipOf, makeFolder, refusalOf, writeParquet } from './exports.fixtures.ts';

/** Without an end of line. */
const megabyteOfText = 'x'.repeat(1_048_576);

let folder: string;
beforeEach(async () => {
  folder = await makeFolder();
});

const write = async (name: string, content: string | Buffer) => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};

describe('a file that is cut off is refused', () => {
  test('gzip', async () => {
    const whole = gzipOf(Array.from({ length: 5_000 }, (_, index) => focusRow({ ResourceId: `i-${index * 7_919}` })));
    expect(await refusalOf(await write('bill.csv.gz', whole.subarray(0, whole.length - 40)))).toBe(
      'bill.csv.gz: the gzip file is cut off or damaged: copy or download it again',
    );
    expect(await refusalOf(await write('early.csv.gz', whole.subarray(0, 12)))).toMatch(/^early\.csv\.gz: /);
  });

  test('CSV, in the middle of its last row', async () => {
    const text = csvOf([focusRow(), focusRow(), focusRow()]);
    const path = await write('bill.csv', text.slice(0, text.lastIndexOf('"AWS"')));
    expect(await refusalOf(path)).toMatch(
      /^bill\.csv, row 3, column RegionId: the row has 23 fields, the first line has 30: it is cut off/,
    );
  });

  test('CSV, within a quoted field', async () => {
    const text = csvOf([focusRow(), focusRow()]);
    const path = await write('bill.csv', text.slice(0, text.lastIndexOf('hour of')));
    expect(await refusalOf(path)).toBe('bill.csv, row 2: a quoted field is not closed');
  });

  test('CSV with a quote too many', async () => {
    const path = await write(
      'bill.csv',
      csvOf([focusRow(), focusRow(), focusRow()]).replace('"Usage","",', '"Us"age","",'),
    );
    expect(await refusalOf(path)).toMatch(/^bill\.csv, row 1: /);
  });

  test('CSV in another encoding', async () => {
    const text = csvOf([focusRow(), focusRow({ ServiceName: 'Gebühr' })]);
    expect(await refusalOf(await write('bill.csv', Buffer.from(text, 'latin1')))).toBe(
      'bill.csv, row 2: it is not UTF-8 text',
    );
  });

  test('Parquet, with its end missing and with its end in disorder', async () => {
    const path = await writeParquet(join(folder, 'bill.parquet'), focusRow());
    await truncate(path, 600);
    expect(await refusalOf(path)).toBe(
      'bill.parquet: the Parquet file is cut off: its end is missing. Copy or download it again',
    );
    const damaged = await write(
      'damaged.parquet',
      Buffer.concat([Buffer.from('PAR1'), Buffer.alloc(200, 7), Buffer.from('PAR1')]),
    );
    expect(await refusalOf(damaged)).toBe('damaged.parquet: the Parquet file is damaged: copy or download it again');
  });
});

describe('Parquet whose pages are damaged is refused', () => {
  test('when it is opened', async () => {
    const path = await writeParquet(join(folder, 'bill.parquet'), focusRow(), { SkuId: "md5('a' || i)" }, 5_000);
    const whole = await readFile(path);
    await writeFile(path, whole.fill(7, 4, whole.length >> 1));
    expect(await refusalOf(path)).toBe('bill.parquet: the Parquet file is damaged: copy or download it again');
  });
});

describe('a line without an end is refused', () => {
  // 2 GB take their time: `npm run verify` only.
  const sizes = [64, ...(process.env.FINOPS_VERIFY === undefined ? [] : [2_048])];

  test.each(
    sizes.flatMap(
      (size) =>
        [
          [size, ''],
          [size, '"'],
        ] as const,
    ),
  )(
    'of %i MB, after %j',
    async (megabytes, start) => {
      expect(await refusalOf(await writeLine(start, megabytes))).toBe(
        'long.csv, row 2: the row is longer than 16 MiB: a line break or a quote is missing, or this is no billing file',
      );
    },
    120_000,
  );

  async function writeLine(start: string, megabytes: number): Promise<string> {
    const path = await write('long.csv', `${csvOf([focusRow()])}${start}`);
    const file = createWriteStream(path, { flags: 'a' });
    await pipeline(Readable.from(repeat(megabyteOfText, megabytes)), file);
    return path;
  }

  function* repeat(text: string, times: number) {
    for (let written = 0; written < times; written += 1) yield text;
  }
});
