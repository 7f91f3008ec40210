import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Objects } from './objects.ts';
import { readParts, storeParts } from './parts.ts';

const headerKey = 'agent-context/echo/analyse/report.json';

/** S3 in memory: an object is what was sent, whatever becomes of the sender's memory. */
function inMemory() {
  const stored = new Map<string, Buffer>();
  const objects = {
    putNew: async (key: string, body: string | Uint8Array) => {
      if (stored.has(key)) return false;
      stored.set(key, Buffer.from(body));
      return true;
    },
    get: async (key: string) => (stored.has(key) ? { text: stored.get(key)?.toString(), etag: 'e' } : undefined),
    lines: async function* (key: string) {
      yield* (stored.get(key)?.toString() ?? '').split('\n').filter((line) => line !== '');
    },
  } as unknown as Objects;
  return { objects, stored };
}

async function roundTrip(values: readonly string[]) {
  const { objects, stored } = inMemory();
  const parts = await storeParts(objects, headerKey, values);
  if (parts === 'taken') throw new Error('nobody else stores here');
  return { parts, stored, read: await Array.fromAsync(readParts(objects, z.string(), parts)) };
}

test('values of many parts come back, each part as long as its header says', async () => {
  const values = Array.from({ length: 3_000 }, (_, number) => `${number} ü€🚀 ${'x'.repeat(1_000)}`);
  const { parts, stored, read } = await roundTrip(values);
  expect(read).toEqual(values);
  expect(parts).toHaveLength(4);
  expect(parts.map(({ bytes }) => bytes)).toEqual([...stored.values()].map(({ length }) => length));
  expect(parts.reduce((total, { lines }) => total + lines, 0)).toBe(3_000);
});

test('a value larger than a part is a part of its own', async () => {
  const values = ['small', 'ü'.repeat(3_000_000), 'small again'];
  const { parts, read } = await roundTrip(values);
  expect(read).toEqual(values);
  expect(parts.map(({ lines }) => lines)).toEqual([2, 1]);
});

test('no value is no part', async () => {
  expect((await roundTrip([])).parts).toEqual([]);
});

test('a part that was shortened is not taken for whole', async () => {
  const { objects, stored } = inMemory();
  const parts = await storeParts(objects, headerKey, ['one', 'two']);
  if (parts === 'taken') throw new Error('nobody else stores here');
  for (const key of stored.keys()) stored.set(key, Buffer.from('"one"\n'));
  await expect(Array.fromAsync(readParts(objects, z.string(), parts))).rejects.toMatchObject({ code: 'corrupt-data' });
});

test('leftovers of a run that was cut off give way, and a finished run is the answer', async () => {
  const { objects, stored } = inMemory();
  await storeParts(objects, headerKey, ['left over']);
  const parts = await storeParts(objects, headerKey, ['new']);
  expect(parts).toMatchObject([{ key: expect.stringContaining('~2') }]);
  stored.set(headerKey, Buffer.from('{}'));
  expect(await storeParts(objects, headerKey, ['late'])).toBe('taken');
});
