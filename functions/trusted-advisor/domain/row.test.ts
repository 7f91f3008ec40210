import { describe, expect, test } from 'vitest';
import type { ResourceFact } from './facts.ts';
import { cellOf, isMisfit, readRow } from './row.ts';

const row = readRow(
  { 0: 'Region', 1: 'Volume Size(GB)', 2: 'Volume ID', 3: 'Name' },
  { 0: 'eu-west-1', 1: ' 100 ', 2: 'vol-1', 3: null, 9: 'without heading' },
);

describe('a row', () => {
  test('joins values with headings by key, and has no cell for what is not stated', () => {
    expect(row).toEqual([
      { key: '0', heading: 'Region', value: 'eu-west-1' },
      { key: '1', heading: 'Volume Size(GB)', value: '100' },
      { key: '2', heading: 'Volume ID', value: 'vol-1' },
    ]);
  });

  test('is read by heading, whatever its spaces, case and brackets', () => {
    expect(cellOf(row, ['Size', 'volume size (GB)'])?.value).toBe('100');
    expect(cellOf(row, ['Volume Size'])).toBeUndefined();
    expect(cellOf(row, [])).toBeUndefined();
  });

  test('keeps a percentage apart from an amount of the same name', () => {
    const both = readRow({ 0: 'Savings Opportunity (%)', 1: 'Savings Opportunity' }, { 0: '12', 1: '34' });
    expect(cellOf(both, ['Savings Opportunity'])?.value).toBe('34');
  });
});

describe('a row is a misfit', () => {
  const judge = (
    told: Partial<ResourceFact>,
    metadata: ResourceFact['metadata'] = { 0: 'eu-west-1', 1: '100', 2: 'vol-1' },
  ) => {
    const headings = { 0: 'Region', 1: 'Volume Size', 2: 'Volume ID', 3: 'ARN' };
    const resource = {
      id: 'vol-1',
      region: 'eu-west-1',
      status: '',
      excluded: false,
      metadata,
      refreshedAt: undefined,
      ...told,
    };
    return isMisfit(readRow(headings, metadata), resource, ['Volume ID'], ['Region']);
  };

  test.each([
    ['not where id and region are under their headings', {}, undefined, false],
    ['not where the id is opaque', { id: 'xmMmwGGyQ7' }, undefined, false],
    ['not where the region column holds a zone', {}, { 0: 'eu-west-1a', 1: '100', 2: 'vol-1' }, false],
    [
      'not where the API tells an ARN',
      { id: 'arn:aws:ec2:eu-west-1:1:volume/vol-1' },
      { 2: 'vol-1', 3: 'arn:aws:ec2:eu-west-1:1:volume/vol-1' },
      false,
    ],
    ['not where the columns are missing', {}, { 1: 'vol-1' }, false],
    ['where the id stands under another heading', {}, { 0: 'eu-west-1', 1: 'vol-1', 2: '100' }, true],
    ['where the region stands under another heading', { id: 'opaque' }, { 0: '100', 1: 'eu-west-1', 2: 'vol-1' }, true],
  ])('%s', (_, told, metadata, misfit) => {
    expect(judge(told, metadata)).toBe(misfit);
  });
});
