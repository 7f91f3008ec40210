import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AgentState,
  agentBegins,
  agentEnds,
  isTaken,
  type TaskState,
  taskBegins,
  taskEnds,
} from './transitions.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 9, 0, second)).toISOString();
const report = { taskId: 't1', status: 'complete', contextKey: 'k', durationMs: 5 } as const;
const begun = {
  analysisId: 'a1',
  kind: 'analyse',
  asOf: at(0),
  startedAt: at(0),
  heldBy: 'request-1',
  heldUntil: at(30),
} as const;

describe('an agent', () => {
  test('is busy from its first task to the end of its last', () => {
    const one = agentBegins(undefined, { taskId: 't1', deadline: at(50), at: at(0), version: '1' });
    const two = agentBegins(one, { taskId: 't2', deadline: at(50), at: at(1), version: '1' });
    const oneLeft = agentEnds(two, { taskId: 't1', at: at(2), version: '1', report });
    const rests = agentEnds(oneLeft, { taskId: 't2', at: at(3), version: '1', report: { ...report, taskId: 't2' } });
    expect([one, two, oneLeft, rests].map(({ status }) => status)).toEqual(['busy', 'busy', 'busy', 'ready']);
  });

  test('does not stay busy for a task whose sandbox was killed', () => {
    const killed = agentBegins(undefined, { taskId: 'killed', deadline: at(10), at: at(0), version: '1' });
    const next = agentBegins(killed, { taskId: 't1', deadline: at(50), at: at(10), version: '1' });
    expect(agentEnds(next, { taskId: 't1', at: at(12), version: '1', report }).status).toBe('ready');
    const sooner = agentBegins(killed, { taskId: 't1', deadline: at(50), at: at(9), version: '1' });
    expect(agentEnds(sooner, { taskId: 't1', at: at(9), version: '1', report }).status).toBe('busy');
  });

  test('is degraded after a partial report and after an error, and says which', () => {
    const partial = agentEnds(undefined, {
      taskId: 't1',
      at: at(1),
      version: '1',
      report: { ...report, status: 'partial' },
    });
    expect(partial).toMatchObject({ status: 'degraded', lastReport: { status: 'partial' } });
    const failed = agentEnds(partial, {
      taskId: 't2',
      at: at(2),
      version: '1',
      error: { code: 'timeout', message: 'late' },
    });
    expect(failed).toMatchObject({ status: 'degraded', lastError: { taskId: 't2', code: 'timeout' } });
    expect(agentEnds(failed, { taskId: 't3', at: at(3), version: '1', report })).not.toHaveProperty('lastError');
  });

  test('rests when all that began has ended, in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 4 }), (order) => {
        let state: AgentState | undefined;
        for (const taskId of ['a', 'b', 'c', 'd']) {
          state = agentBegins(state, { taskId, deadline: at(50), at: at(0), version: '1' });
        }
        for (const taskId of order) state = agentEnds(state, { taskId, at: at(1), version: '1', report });
        expect(state).toMatchObject({ status: 'ready', running: [] });
      }),
    );
  });
});

describe('a task', () => {
  const running = taskBegins(undefined, begun);
  const stored = taskEnds(running, begun, { endedAt: at(5), outcome: { contextKey: 'k' } });
  const failed = taskEnds(running, begun, { endedAt: at(5), outcome: { code: 'timeout', message: 'late' } });

  test('that is stored stays stored', () => {
    expect(taskBegins(stored, begun)).toBe(stored);
    expect(taskEnds(stored, begun, { endedAt: at(9), outcome: { code: 'timeout', message: 'late' } })).toBe(stored);
  });

  test('that failed can be begun again, and counts its attempts', () => {
    expect(failed).toMatchObject({ status: 'failed', error: { code: 'timeout' }, attempts: 1 });
    expect(taskBegins(failed, begun)).toMatchObject({ status: 'running', attempts: 2 });
  });

  test.each<[string, TaskState | undefined, typeof begun | object, boolean]>([
    ['new work', undefined, {}, false],
    ['work that is stored', stored, { heldBy: 'request-2' }, true],
    ['work that failed', failed, { heldBy: 'request-2' }, false],
    ['work in other hands', running, { heldBy: 'request-2', startedAt: at(29) }, true],
    ['work whose holder was killed', running, { heldBy: 'request-2', startedAt: at(30) }, false],
    ['its own work, retried by Lambda', running, { startedAt: at(10) }, false],
  ])('tells a second delivery about %s', (_, current, change, taken) => {
    expect(isTaken(current, { ...begun, ...change })).toBe(taken);
  });
});
