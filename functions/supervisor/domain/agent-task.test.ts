import { describe, expect, test } from 'vitest';
import { Task } from '../../../lib/core/task.ts';
import { makeStep, makeTask } from '../supervisor.fixtures.ts';
import { taskOfStep } from './agent-task.ts';

const now = new Date('2026-11-01T00:00:00.000Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

describe('the task of an agent', () => {
  test('is the supervisor’s own question, moment, hop and scope under an id that follows from the analysis', () => {
    const scope = { accountIds: ['111122223333'] as [string] };
    const task = makeTask({ query: 'What is idle?', scope, hop: 2, requestedBy: 'command line', type: 'targeted' });
    const asked = taskOfStep(makeStep('budget'), task, now, later(100));
    expect(Task.parse(asked)).toEqual({
      id: 'analysis-1.budget',
      analysisId: 'analysis-1',
      agent: 'budget',
      kind: 'analyse',
      query: 'What is idle?',
      scope,
      asOf: task.asOf,
      deadline: later(80).toISOString(),
      hop: 2,
      requestedBy: 'supervisor for command line',
    });
  });

  test('brings no reports along: those are for the supervisor to read', () => {
    const task = makeTask({ inputs: ['agent-context/a/analyse/1.json'] });
    expect(taskOfStep(makeStep('budget'), task, now, later(100))).not.toHaveProperty('inputs');
  });

  test.each([
    ['a fifth of a short time', 299, 299 - 59.8],
    ['a fifth of five minutes, which is a minute', 300, 240],
    ['a minute of a longer time', 301, 241],
    ['nothing of a time that is over', -1, -1],
  ])('leaves the supervisor %s', (_, remaining, deadline) => {
    const asked = taskOfStep(makeStep('budget'), makeTask(), now, later(remaining));
    expect(asked.deadline).toBe(later(deadline).toISOString());
  });
});
