import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine } from './csv.ts';
import { queryHash, readCursor, writeCursor } from './cursor.ts';
import { exportText } from './exports.ts';
import { makeIndex, makeRow, makeStanding } from './index.fixtures.ts';
import { readJsonBody } from './json-text.ts';

describe('a cell of CSV', () => {
  test.each([
    ['=cmd()', "'=cmd()"],
    ['+1+1', "'+1+1"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['-12.50', '-12.50'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
  ])('%j is written as %j', (value, written) => {
    expect(csvLine([value])).toBe(`${written}\r\n`);
  });

  test('never begins as a formula does, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const cell = csvLine([value]).trimEnd().replace(/^"/, '');
        expect(/^\s*[=+\-@]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(value)).toBe(false);
      }),
    );
  });

  test('takes script and formulas in a name as text, in both shapes', () => {
    const { entries } = makeIndex([makeRow(1, { name: '=HYPERLINK("http://evil")<script>' })]);
    for (const format of ['csv', 'focus'] as const) {
      expect(exportText(format, entries, makeStanding())).toContain(`"'=HYPERLINK(""http://evil"")<script>"`);
    }
  });
});

test('a saving is a negative impact in FOCUS, and what has no amount has none', () => {
  const { counted: _, ...unknown } = makeRow(2, { saving: { kind: 'unknown', reason: 'nobody states it' } });
  const { entries } = makeIndex([makeRow(1), unknown]);
  const [head = '', ...lines] = exportText('focus', entries, makeStanding()).trimEnd().split('\r\n');
  const place = head.split(',').indexOf('EstimatedMonthlyCostImpact');
  expect(lines.map((line) => line.split(',')[place])).toEqual(['-10', '']);
});

describe('a cursor', () => {
  const hash = queryHash({ sort: 'order' });
  const cursor = writeCursor({ analysisId: 'a-1', after: 'k' }, hash);

  test('comes back for its own query, with or without its analysis', () => {
    expect(readCursor(cursor, hash, undefined)).toEqual({ analysisId: 'a-1', after: 'k' });
    expect(readCursor(cursor, hash, 'a-1')).toEqual({ analysisId: 'a-1', after: 'k' });
  });

  test('does not fit another query or analysis', () => {
    expect(() => readCursor(cursor, queryHash({ sort: 'age' }), undefined)).toThrow(/another query/);
    expect(() => readCursor(cursor, hash, 'a-2')).toThrow(/another query/);
  });

  test('is the same whatever the page and the order of the query', () => {
    expect(queryHash({ limit: 5, sort: 'age', risk: ['low'] })).toBe(
      queryHash({ risk: ['low'], sort: 'age', cursor: 'x' }),
    );
  });
});

describe('a body', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  test('may be nested 16 deep, and no deeper', () => {
    expect(() => readJsonBody(nested(16))).not.toThrow();
    expect(() => readJsonBody(nested(17))).toThrow(/nested more than 16 deep/);
  });

  test('may hold brackets in texts', () => {
    expect(readJsonBody(`{"a":"${'['.repeat(100)}\\"["}`)).toEqual({ a: `${'['.repeat(100)}"[` });
  });
});
