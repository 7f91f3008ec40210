import { describe, expect, test } from 'vitest';
import { checkRead, checkWrite, checkWriteHeaders } from './conditions.ts';
import type { StoredObject } from './object-index.ts';

const MODIFIED = 'Fri, 20 Nov 2026 12:00:00 GMT';
const SECOND_BEFORE = 'Fri, 20 Nov 2026 11:59:59 GMT';

function anObject(overrides: Partial<StoredObject> = {}): StoredObject {
  return {
    key: 'key',
    body: 'file',
    sizeBytes: 1,
    etag: '"e1"',
    modifiedAt: new Date(MODIFIED),
    headers: {},
    checksum: undefined,
    ...overrides,
  };
}

const e1 = anObject();
const e2 = anObject({ etag: '"e2"' });

describe('a conditional write', () => {
  test.each([
    ['If-None-Match on nothing', undefined, undefined, { 'if-none-match': '*' }, 'written'],
    ['If-None-Match on an object', e1, e1, { 'if-none-match': '*' }, 'PreconditionFailed'],
    ['If-None-Match, and another writer was first', undefined, e1, { 'if-none-match': '*' }, 'PreconditionFailed'],
    [
      'If-None-Match, and the object was deleted meanwhile',
      e1,
      undefined,
      { 'if-none-match': '*' },
      'ConditionalRequestConflict',
    ],
    ['If-Match on nothing', undefined, undefined, { 'if-match': '"e1"' }, 'NoSuchKey'],
    ['If-Match on the same object', e1, e1, { 'if-match': '"e1"' }, 'written'],
    ['If-Match without quotes', e1, e1, { 'if-match': 'e1' }, 'written'],
    ['If-Match, and another writer was first', e1, e2, { 'if-match': '"e1"' }, 'PreconditionFailed'],
    [
      'If-Match, and the object was deleted meanwhile',
      e1,
      undefined,
      { 'if-match': '"e1"' },
      'ConditionalRequestConflict',
    ],
    ['no condition, whatever happened', e1, undefined, {}, 'written'],
  ])('%s', (_, before, now, headers, outcome) => {
    const write = () => checkWrite(before, now, headers);
    if (outcome === 'written') expect(write).not.toThrow();
    else expect(write).toThrow(expect.objectContaining({ code: outcome }));
  });

  test.each([{ 'if-none-match': '"e1"' }, { 'if-none-match': '*', 'if-match': '"e1"' }])(
    'with %j is none that S3 takes',
    (headers) => {
      expect(() => checkWriteHeaders(headers)).toThrow(expect.objectContaining({ code: 'NotImplemented' }));
    },
  );
});

describe('a conditional read', () => {
  test.each([
    [{}, 'send'],
    [{ 'if-match': '"e1"' }, 'send'],
    [{ 'if-match': '"e2"' }, 'PreconditionFailed'],
    [{ 'if-none-match': '"e1"' }, 'not-modified'],
    [{ 'if-none-match': '*' }, 'not-modified'],
    [{ 'if-none-match': '"e2"' }, 'send'],
    [{ 'if-none-match': '"e2", "e1"' }, 'not-modified'],
    [{ 'if-modified-since': MODIFIED }, 'not-modified'],
    [{ 'if-modified-since': SECOND_BEFORE }, 'send'],
    [{ 'if-modified-since': 'no date' }, 'send'],
    [{ 'if-unmodified-since': MODIFIED }, 'send'],
    [{ 'if-unmodified-since': SECOND_BEFORE }, 'PreconditionFailed'],
    [{ 'if-match': '"e1"', 'if-unmodified-since': SECOND_BEFORE }, 'send'],
    [{ 'if-none-match': '"e2"', 'if-modified-since': MODIFIED }, 'send'],
  ])('with %j', (headers: Record<string, string>, outcome) => {
    const read = () => checkRead(e1, headers);
    if (outcome === 'PreconditionFailed') expect(read).toThrow(expect.objectContaining({ code: outcome }));
    else expect(read()).toBe(outcome);
  });
});
