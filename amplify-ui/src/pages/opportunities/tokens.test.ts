import { expect, test } from 'vitest';
import { filterOf, tokensOf } from './tokens.ts';
import { type Filter, readView, writeView } from './view.ts';

const filter: Filter = {
  service: ['ec2', 'rds'],
  owner: [''],
  status: ['open'],
  minimumAmount: '50',
  maximumAgeDays: '30',
  text: 'search node',
};

test('a filter survives its tokens and the address', () => {
  expect(filterOf(tokensOf(filter))).toEqual(filter);
  const view = { filter, sort: '-amount', groupBy: 'owner', open: 'a1', analysis: undefined, page: 3 };
  expect(readView(writeView(view))).toEqual(view);
});

test('two tokens about one column are one filter with both values; words add up', () => {
  const tokens = [
    { propertyKey: 'service', operator: '=' as const, value: ['ec2'] },
    { propertyKey: 'service', operator: '=' as const, value: ['rds', 'ec2'] },
    { operator: ':' as const, value: 'search' },
    { operator: ':' as const, value: 'node' },
  ];
  expect(filterOf(tokens)).toEqual({ service: ['ec2', 'rds'], text: 'search node' });
});

test.each(['0', '-1', '1.5', 'x'])('page %s in an address is the first', (page) => {
  expect(readView(new URLSearchParams({ page })).page).toBe(1);
});
