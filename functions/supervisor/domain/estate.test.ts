import { describe, expect, test } from 'vitest';
import type { CommitmentInForce, EstateHeader } from '../../../lib/core/estate.ts';
import type { ResourceState } from '../../../lib/core/resource-state.ts';
import { makeGap } from '../supervisor.fixtures.ts';
import { mergeEstates } from './estate.ts';

const key = '111122223333/us-east-1/ec2/volume/vol-1';
const plan = (id: string) => ({ id, instrument: 'savings-plan' }) as CommitmentInForce;

function known(states: readonly ResourceState[], estate?: EstateHeader) {
  return { header: estate === undefined ? {} : { estate: { ...estate, parts: [] } }, states };
}

describe('what reports know beside opinions', () => {
  test('is nothing where none read anything: absent commitments are not an empty list of them', () => {
    expect(mergeEstates([known([])], [])).toEqual({ resources: [], preferences: {}, unread: [] });
  });

  test('is complete where one report read what another did not', () => {
    const reports = [
      known([
        { key, exists: true },
        { key: `${key}0`, exists: false },
      ]),
      known([{ key, attachedTo: null }]),
    ];
    expect(mergeEstates(reports, []).resources).toEqual([
      { key, exists: true, attachedTo: null },
      { key: `${key}0`, exists: false },
    ]);
  });

  test('holds each commitment once, and each source that could not be read', () => {
    const reports = [
      known([], { commitments: [plan('sp-1'), plan('sp-2')], preferences: {}, unread: ['ec2:DescribeVolumes'] }),
      known([], { commitments: [plan('sp-2')], preferences: {}, unread: ['ec2:DescribeVolumes'] }),
    ];
    expect(mergeEstates(reports, [makeGap({ source: 'budget' })])).toEqual({
      resources: [],
      commitments: [plan('sp-1'), plan('sp-2')],
      preferences: {},
      unread: ['ec2:DescribeVolumes', 'budget'],
    });
  });
});
