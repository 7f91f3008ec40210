import { describe, expect, test } from 'vitest';
import { type IndexRow, packRow, unpackRow } from './index-row.ts';
import { money } from './money.ts';

const row: IndexRow = {
  id: 'a'.repeat(20),
  order: 1,
  account: '111122223333',
  region: 'eu-west-1',
  service: 'ec2',
  resourceType: 'instance',
  resource: 'i-1',
  facet: 'compute',
  action: 'rightsize',
  effort: 'low',
  risk: 'medium',
  saving: { kind: 'unknown', reason: 'no source states it' },
  rule: 'the only opinion',
  opinions: 1,
  agents: ['rightsizing'],
  firstSeen: '2026-11-20T09:00:00.000Z',
  contentHash: 'b'.repeat(20),
  status: 'open',
};
const whole: IndexRow = {
  ...row,
  name: 'web',
  current: 'm5.large',
  target: 'm7g.large',
  owner: 'maria',
  tags: { team: 'search' },
  restartNeeded: true,
  grade: 'A',
  counted: money('1.50', 'USD'),
};
const returned = (each: IndexRow) => JSON.parse(JSON.stringify(unpackRow(JSON.stringify(packRow(each)))));

describe('a row of the index', () => {
  test.each<[string, IndexRow]>([
    ['with as little as a row has', row],
    [
      'with all that a row may have',
      { ...whole, saving: { kind: 'range', low: money('1', 'USD'), high: money('2', 'USD') } },
    ],
    ['of which more is stated than counts', { ...whole, saving: { kind: 'known', value: money('2', 'USD') } }],
    ['of which all that is stated counts', { ...whole, saving: { kind: 'known', value: money('1.50', 'USD') } }],
    ['whose amounts are of two currencies', { ...whole, saving: { kind: 'known', value: money('1.50', 'EUR') } }],
    ['that takes no restart', { ...whole, restartNeeded: false }],
  ])('%s comes back from the index as it went in', (_, each) => {
    expect(returned(each)).toEqual(each);
  });
});
