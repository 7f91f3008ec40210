import { expect, test } from 'vitest';
import { readRange } from './range.ts';

const SIZE = 10;

test.each([
  ['bytes=0-0', { start: 0, length: 1 }],
  ['bytes=2-5', { start: 2, length: 4 }],
  ['bytes=9-', { start: 9, length: 1 }],
  ['bytes=0-999', { start: 0, length: 10 }],
  ['bytes=-3', { start: 7, length: 3 }],
  ['bytes=-99', { start: 0, length: 10 }],
  ['bytes=5-2', undefined],
  ['bytes=0-1,3-4', undefined],
  ['bytes=-', undefined],
  ['lines=1-2', undefined],
  [undefined, undefined],
])('%s of ten bytes', (header, range) => {
  expect(readRange(header, SIZE)).toEqual(range);
});

test.each(['bytes=10-', 'bytes=10-12', 'bytes=-0'])('%s of ten bytes cannot be satisfied', (header) => {
  expect(() => readRange(header, SIZE)).toThrow(expect.objectContaining({ code: 'InvalidRange', status: 416 }));
});

test('no range of an empty body can be satisfied', () => {
  expect(() => readRange('bytes=0-', 0)).toThrow(expect.objectContaining({ code: 'InvalidRange' }));
});
