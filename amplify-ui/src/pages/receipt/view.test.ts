import { expect, test } from 'vitest';
import { readLineView, writeLineView } from './view.ts';

test('an address is read as it was written, and keeps of which analysis it is', () => {
  const view = { kind: 'duplicate', text: 'search node', sort: 'counted', page: 7 } as const;
  const written = writeLineView(new URLSearchParams('analysis=demo&lines=stale&page=3'), view);
  expect(readLineView(written)).toEqual(view);
  expect(written.get('analysis')).toBe('demo');
});

test('what is usual is not in the address', () => {
  const usual = readLineView(new URLSearchParams());
  expect(writeLineView(new URLSearchParams('lines=stale&find=x&sort=stated&page=3'), usual).toString()).toBe('');
});

test.each(['lines=toString', 'lines=nothing', 'page=0', 'page=x', 'page=1.5', 'sort=name'])(
  'what an address cannot mean is as if it were not there: %s',
  (address) => {
    expect(readLineView(new URLSearchParams(address))).toEqual(readLineView(new URLSearchParams()));
  },
);
