import { describe, expect, test } from 'vitest';
import { assertContextKey, assertOwnKey, contextTypeOf, latestKey, partKey, reportKey } from './keys.ts';

const task = { agent: 'budget', id: 't1', kind: 'analyse', asOf: '2026-11-20T09:30:00Z' } as const;

describe('keys of reports', () => {
  test('follow from the task alone, and sort as time does', () => {
    expect(reportKey(task)).toBe('agent-context/budget/analyse/20261120T093000000Z-t1.json');
    expect(partKey(reportKey(task), '', 1, 1)).toBe(
      'agent-context/budget/analyse/20261120T093000000Z-t1/part-00001.ndjson',
    );
    expect(reportKey({ ...task, asOf: '2026-12-01T00:00:00Z' }) > reportKey(task)).toBe(true);
  });

  test('keep answers to a part of the question from being the newest word on the whole', () => {
    expect(contextTypeOf({ ...task, scope: { services: ['AmazonEC2'] } })).toBe('analyse-scoped');
    expect(contextTypeOf({ ...task, kind: 'refine', constraints: { allowRestart: false } })).toBe('refine-scoped');
    expect(latestKey('budget', contextTypeOf(task))).toBe('agent-context/budget/analyse/latest.json');
  });
});

describe('ownership', () => {
  test.each([
    ['budget', 'agent-context/budget/analyse/x.json'],
    ['supervisor', 'analyses/a1/analysis.json'],
  ])('lets %s write %s', (owner, key) => {
    expect(() => assertOwnKey(owner, key)).not.toThrow();
  });

  test.each([
    ['budget', 'agent-context/supervisor/analyse/x.json'],
    ['budget', 'agent-context/budget-2/x.json'],
    ['budget', 'agent-context/budget/'],
    ['budget', 'agent-context/budget/../supervisor/x.json'],
    ['budget', 'analyses/a1/analysis.json'],
    ['budget', ''],
  ])('refuses %s a write to "%s"', (owner, key) => {
    expect(() => assertOwnKey(owner, key)).toThrow(expect.objectContaining({ code: 'not-owner' }));
  });

  test('refuses a key from outside that does not lie where the agent’s context lies', () => {
    expect(() => assertContextKey('budget', 'agent-context/budget/analyse/x.json')).not.toThrow();
    expect(() => assertContextKey('budget', 'agent-context/budget/../x.json')).toThrow(/does not lie under/);
    expect(() => assertContextKey('budget', 'analyses/a1/analysis.json')).toThrow(/does not lie under/);
  });
});
