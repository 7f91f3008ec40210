import { describe, expect, test } from 'vitest';
import { agentStatusKey, analysisKey, assertOwnPartition, circuitKey, registryKey, taskKey } from './keys.ts';

describe('partitions', () => {
  test.each([
    ['trusted-advisor', agentStatusKey('trusted-advisor')],
    ['trusted-advisor', taskKey('trusted-advisor', 't1')],
    ['trusted-advisor', circuitKey('budget')],
    ['supervisor', analysisKey('a1')],
    ['operator', registryKey('budget')],
  ])('let %s write its own (%o)', (owner, key) => {
    expect(() => assertOwnPartition(owner, key)).not.toThrow();
  });

  test.each([
    ['trusted-advisor', agentStatusKey('budget')],
    ['trusted-advisor', agentStatusKey('trusted-advisor-2')],
    ['trusted-advisor', analysisKey('a1')],
    ['trusted-advisor', registryKey('trusted-advisor')],
    ['supervisor', { pk: 'DECISIONS', sk: 'x' }],
    ['operator', analysisKey('a1')],
  ])('refuse %s a write to %o', (owner, key) => {
    expect(() => assertOwnPartition(owner, key)).toThrow(expect.objectContaining({ code: 'not-owner' }));
  });
});
