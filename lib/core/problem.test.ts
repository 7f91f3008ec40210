import { describe, expect, test } from 'vitest';
import { type ErrorCode, MeshError } from './errors.ts';
import { Problem, problemOf } from './problem.ts';

describe('an error over HTTP', () => {
  test.each<[ErrorCode, number]>([
    ['bad-input', 400],
    ['not-signed-in', 401],
    ['access-denied', 403],
    ['not-found', 404],
    ['method-not-allowed', 405],
    ['already-exists', 409],
    ['lost-race', 409],
    ['content-changed', 409],
    ['too-large', 413],
    ['key-reused', 422],
    ['throttled', 429],
    ['too-many-running', 429],
  ])('of the caller’s own doing, %s, is %i and says what was wrong', (code, status) => {
    const problem = problemOf(new MeshError(code, 'limit: at most 100'));
    expect(problem).toMatchObject({ type: 'about:blank', title: code, code, status, detail: 'limit: at most 100' });
  });

  test.each<[ErrorCode, number]>([
    ['service-unavailable', 503],
    ['agent-unavailable', 503],
    ['timeout', 504],
    ['corrupt-data', 500],
  ])('that happened inside, %s, is %i and keeps its words to the log', (code, status) => {
    const problem = problemOf(new MeshError(code, 'key analyses/a-1/header.json'));
    expect(problem).toMatchObject({ status, detail: `The request failed inside (${code}).` });
  });

  test('that nobody named keeps its words to the log too', () => {
    const expected = { status: 500, code: 'agent-failed', retryable: false };
    expect(problemOf(new TypeError('x is not a function'))).toMatchObject(expected);
    expect(problemOf('thrown text')).toMatchObject({
      ...expected,
      detail: 'The request failed inside (agent-failed).',
    });
  });

  test('says whether and when to try again', () => {
    expect(problemOf(new MeshError('too-many-running', 'wait'))).toMatchObject({ retryable: true, retryAfter: 30 });
    expect(problemOf(new MeshError('throttled', 'wait'))).toMatchObject({ retryable: true, retryAfter: 5 });
    expect(problemOf(new MeshError('lost-race', 'again'))).toMatchObject({ retryable: true, retryAfter: 1 });
    expect(problemOf(new MeshError('bad-input', 'no'))).toMatchObject({ retryable: false });
    expect(problemOf(new MeshError('bad-input', 'no'))).not.toHaveProperty('retryAfter');
  });

  test('fits its own schema, which takes errors only', () => {
    const problem = problemOf(new MeshError('throttled', 'wait'));
    expect(Problem.parse(problem)).toEqual(problem);
    for (const change of [{ status: 399 }, { status: 600 }, { type: 'https://example.com' }, { retryAfter: 0 }]) {
      expect(Problem.safeParse({ ...problem, ...change }).success).toBe(false);
    }
    expect(Problem.safeParse({ ...problem, status: 400 }).success).toBe(true);
    expect(Problem.safeParse({ ...problem, status: 599 }).success).toBe(true);
  });
});
