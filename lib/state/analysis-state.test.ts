import { describe, expect, test } from 'vitest';
import { type AnalysisState, analysisBegins, analysisEnds, analysisFails, stepMoves } from './analysis-state.ts';

const at = '2026-11-01T00:00:00.000Z';
const begun: AnalysisState = {
  id: 'analysis-1',
  type: 'comprehensive',
  status: 'running',
  requestedBy: 'test',
  startedAt: at,
  steps: [{ agent: 'budget', status: 'asked', since: at }],
};
const end = { status: 'completed', completedAt: at, headline: 'done', contextKey: 'key' } as const;

describe('an analysis', () => {
  test('begins once: a second run goes on with what the first one knew', () => {
    expect(analysisBegins(undefined, begun)).toEqual(begun);
    expect(analysisBegins(begun, { ...begun, steps: [] })).toEqual(begun);
  });

  test('that failed runs again, and is completed then', () => {
    const failed = analysisFails(begun, 'out of memory');
    expect(failed).toEqual({ ...begun, status: 'failed', headline: 'out of memory' });
    expect(analysisBegins(failed, begun)).toEqual(begun);
    expect(analysisEnds(failed, end)).toEqual({ ...begun, ...end });
  });

  test('that has ended stays as it is', () => {
    const ended = analysisEnds(begun, end);
    expect(analysisFails(ended, 'late news')).toBe(ended);
    expect(analysisBegins(ended, begun)).toBe(ended);
    expect(analysisEnds(ended, { ...end, status: 'failed' })).toBe(ended);
  });
});

test('a step that has ended stays ended, in whatever order two runs tell', () => {
  const answered = stepMoves(begun, { agent: 'budget', status: 'answered', since: at, findings: 3 });
  expect(answered.steps).toMatchObject([{ status: 'answered', findings: 3 }]);
  expect(stepMoves(answered, { agent: 'budget', status: 'asked', since: at })).toEqual(answered);
});
