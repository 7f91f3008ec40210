import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listPage, type PageRequest } from './list-page.ts';
import type { StoredObject } from './object-index.ts';

const FROM_START = Buffer.alloc(0);

function anObject(key: string): StoredObject {
  return { key, body: '', sizeBytes: 0, etag: '', modifiedAt: new Date(0), headers: {}, checksum: undefined };
}

/** What a bucket of these keys lists, page by page, and how many rows were read for it. */
function listAll(keys: readonly string[], request: Omit<PageRequest, 'from'>) {
  const sorted = [...new Set(keys)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const listed: string[] = [];
  let reads = 0;
  const seek = (from: Buffer, below: Buffer) => {
    reads += 1;
    const key = sorted.find((one) => Buffer.from(one).compare(from) >= 0 && Buffer.from(one).compare(below) < 0);
    return key === undefined ? undefined : anObject(key);
  };
  for (let from: Buffer | undefined = FROM_START; from !== undefined; ) {
    const page = listPage(seek, { ...request, from });
    expect(page.objects.length + page.commonPrefixes.length).toBeLessThanOrEqual(request.maxKeys);
    listed.push(...page.objects.map((object) => object.key), ...page.commonPrefixes);
    from = page.next;
  }
  return { listed, reads };
}

/** The definition: a key with the delimiter behind the prefix counts as what it has up to there. */
function expected(keys: readonly string[], prefix: string, delimiter: string): Set<string> {
  const below = keys.filter((key) => key.startsWith(prefix));
  return new Set(
    below.map((key) => {
      const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
      return end < 0 ? key : key.slice(0, end + delimiter.length);
    }),
  );
}

// Few characters, so that prefixes and delimiters meet; two that sort otherwise in UTF-16 than in UTF-8.
const text = (minLength: number) =>
  fc
    .array(fc.constantFrom('a', 'b', '/', '\u0000', '\uffee', '😀'), { minLength, maxLength: 5 })
    .map((all) => all.join(''));

test('pages of any size hold every key or common prefix once', () => {
  fc.assert(
    fc.property(
      fc.array(text(1), { maxLength: 12 }),
      text(0),
      fc.constantFrom('', '/', 'a', 'ab'),
      fc.integer({ min: 1, max: 4 }),
      (keys, prefix, delimiter, maxKeys) => {
        const { listed } = listAll(keys, { prefix, delimiter, maxKeys });
        const wanted = expected(keys, prefix, delimiter);
        expect(new Set(listed)).toEqual(wanted);
        expect(listed).toHaveLength(wanted.size);
      },
    ),
  );
});

test('keys come in the order of their UTF-8 bytes', () => {
  expect(listAll(['😀', '\uffee', 'b', 'a'], { prefix: '', delimiter: '', maxKeys: 9 }).listed).toEqual([
    'a',
    'b',
    '\uffee',
    '😀',
  ]);
});

test('what is below a common prefix is skipped, not read', () => {
  const keys = Array.from({ length: 500 }, (_, index) => `reports/${index}`);
  const { listed, reads } = listAll([...keys, 'z'], { prefix: '', delimiter: '/', maxKeys: 1000 });
  expect({ listed, reads }).toEqual({ listed: ['z', 'reports/'], reads: 3 });
});

test('a page of no keys is empty and the last', () => {
  const page = listPage(() => anObject('a'), { prefix: '', delimiter: '', maxKeys: 0, from: FROM_START });
  expect(page).toEqual({ objects: [], commonPrefixes: [], next: undefined });
});
