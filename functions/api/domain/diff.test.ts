import { describe, expect, test } from 'vitest';
import { money } from '../../../lib/core/money.ts';
import { differencesOf } from './diff.ts';
import { makeIndex, makeRow } from './index.fixtures.ts';

const report = (agent: string, status: 'complete' | 'partial') => ({
  agent,
  taskId: agent,
  status,
  contextKey: agent,
  summary: { findings: 0, basis: 'list' as const, unknown: 0, gaps: 0 },
});
const answered: Parameters<typeof differencesOf>[2] = {
  reports: [report('rightsizing', 'complete')],
  plan: { type: 'comprehensive', steps: [] },
  gaps: [],
};
const killed = {
  source: 'rightsizing',
  code: 'agent-unavailable' as const,
  since: '2026-11-01T00:00:00Z',
  effect: 'Nothing that rightsizing knows is in this analysis: it was killed.',
  remedy: 'Look at the log of the function, then run the analysis again.',
};
const changesOf = (
  before: Parameters<typeof makeIndex>[0],
  after: Parameters<typeof makeIndex>[0],
  later: Parameters<typeof differencesOf>[2] = answered,
) => differencesOf(makeIndex(before), makeIndex(after), later).map(({ change, why }) => [change, why]);

describe('from one analysis to the next', () => {
  test('what is the same is no difference', () => {
    expect(changesOf([makeRow(1)], [makeRow(1)])).toEqual([]);
  });

  test('what was not there is new', () => {
    expect(changesOf([], [makeRow(1)])).toEqual([['new', expect.any(String)]]);
  });

  test('what is not there any more is gone where its agent looked again', () => {
    expect(changesOf([makeRow(1)], [])).toEqual([['gone', 'rightsizing looked again and does not name it any more.']]);
  });

  test.each<[string, Parameters<typeof differencesOf>[2]]>([
    ['did not answer', { ...answered, reports: [] }],
    ['answered in part', { ...answered, reports: [report('rightsizing', 'partial')] }],
    [
      'answered in part, beside an earlier report of it',
      { ...answered, reports: [report('rightsizing', 'partial'), report('rightsizing', 'complete')] },
    ],
    ['did not answer, whatever was brought of it', { ...answered, gaps: [killed] }],
    ['was limited', { ...answered, plan: { ...answered.plan, scope: { services: ['rds'] } } }],
  ])('what is not there any more is unseen where its agent %s', (_, later) => {
    expect(changesOf([makeRow(1)], [], later)).toEqual([['unseen', expect.any(String)]]);
  });

  test('another proposal and another amount are changes, told apart', () => {
    const other = makeRow(1, { contentHash: 'd'.repeat(20), target: 'm7g.large' });
    expect(changesOf([makeRow(1)], [other])).toEqual([
      ['changed', 'It proposed rightsize, and proposes rightsize to m7g.large.'],
    ]);
    const larger = makeRow(1, { counted: money('11', 'USD') });
    expect(changesOf([makeRow(1)], [larger])).toEqual([['changed', 'USD 10.00 counted, and USD 11.00 counts.']]);
  });

  test('what people decided is told before what else changed', () => {
    const decided = makeRow(1, { status: 'dismissed', counted: money('0', 'USD') });
    expect(changesOf([makeRow(1)], [decided])).toEqual([['decided', 'It was open and is dismissed.']]);
  });
});
