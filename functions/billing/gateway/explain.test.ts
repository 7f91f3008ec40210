import { expect, test } from 'vitest';
import { explain } from './explain.ts';

const files = ['a.parquet', 'b.parquet'];

test.each([
  [
    'Invalid Input Error: Failed to read file "/tmp/x/parts/part-2": Snappy decompression failure',
    files,
    'b.parquet: ',
  ],
  ['Invalid Error: Payload value bigger than allowed. Corrupted file?', ['a.parquet'], 'a.parquet: '],
  ['Invalid Error: don’t know what type: ', files, 'one of 2 files (a.parquet, …): '],
])('damage is told by its file, as far as it is known: %s', (text, names, place) => {
  expect(explain(new Error(text), names, true)).toMatchObject({
    code: 'bad-input',
    message: `${place}the Parquet file is damaged: copy or download it again`,
  });
});

test('too little memory is told with what to do', () => {
  expect(
    explain(new Error('Out of Memory Error: could not allocate block of size 256.0 KiB'), files, false),
  ).toMatchObject({
    code: 'bad-input',
    message: 'the export needs more memory than the function has: give fewer months, or the function more memory',
  });
});

test.each([
  ['Binder Error: Referenced column "x" not found', true],
  ['Invalid Error: something', false],
])('what no file is to blame for stays as it is: %s', (text, isParquet) => {
  const error = new Error(text);
  expect(explain(error, files, isParquet)).toBe(error);
});
