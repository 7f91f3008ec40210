import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../../lib/core/errors.ts';
import { Gap } from '../../../lib/core/gap.ts';
import { gapOfAgent, gapOfEmptyRegistry, gapOfRegistry, gapOfUnknownAgent } from './gaps.ts';

const at = new Date('2026-11-01T00:00:00.000Z');

describe('an agent without a report', () => {
  test('leaves a gap that names it, what is missing, why, and what to do', () => {
    expect(gapOfAgent('budget', { code: 'timeout', message: 'budget: no answer before the deadline' }, at)).toEqual({
      source: 'budget',
      code: 'timeout',
      since: '2026-11-01T00:00:00.000Z',
      effect: 'Nothing that budget knows is in this analysis: budget: no answer before the deadline.',
      remedy: 'Run the analysis again; if it stays so, raise the timeout in the manifest of the agent.',
    });
  });

  test.each([
    ['timeout', 'timeout'],
    ['throttled', 'throttled'],
    ['access-denied', 'access-denied'],
    ['cost-cap', 'cost-cap'],
    ['not-found', 'no-data'],
    ['corrupt-data', 'unusable-data'],
    ['bad-reply', 'unusable-data'],
    ['agent-failed', 'agent-unavailable'],
    ['agent-unavailable', 'agent-unavailable'],
    ['service-unavailable', 'agent-unavailable'],
  ] as const)('for %s is %s', (code, expected) => {
    expect(gapOfAgent('budget', { code, message: 'why' }, at).code).toBe(expected);
  });

  test.each(errorCodes)('leaves a gap that fits its schema for %s', (code) => {
    expect(Gap.parse(gapOfAgent('budget', { code, message: 'why' }, at)).source).toBe('budget');
  });

  test('is told in one sentence, whether its message ends in a full stop or not', () => {
    const effects = ['It is gone', 'It is gone.'].map(
      (message) => gapOfAgent('budget', { code: 'bad-reply', message }, at).effect,
    );
    expect(new Set(effects)).toEqual(new Set(['Nothing that budget knows is in this analysis: It is gone.']));
  });
});

describe('a registry', () => {
  test('that cannot be read is a gap: nobody is known who could be asked', () => {
    expect(gapOfRegistry({ code: 'service-unavailable', message: 'dynamodb:Query: InternalError' }, at)).toMatchObject({
      source: 'registry of agents',
      code: 'no-data',
      effect: 'No agent was asked, since the registry could not be read: dynamodb:Query: InternalError.',
      remedy: 'Run the analysis again in a few minutes.',
    });
  });

  test('that may not be read says which permission to grant', () => {
    const gap = gapOfRegistry({ code: 'access-denied', message: 'dynamodb:Query: AccessDeniedException' }, at);
    expect(gap).toMatchObject({ code: 'access-denied', remedy: expect.stringContaining('permission') });
  });

  test('without agents is a gap, too', () => {
    expect(Gap.parse(gapOfEmptyRegistry(at))).toMatchObject({
      code: 'no-data',
      effect: expect.stringContaining('none is registered'),
    });
  });
});

describe('an agent that a task names and nobody is', () => {
  test('is a gap that tells who is there', () => {
    const registered = [
      { agent: 'trusted-advisor', taskKinds: ['analyse'] },
      { agent: 'billing', taskKinds: ['analyse'] },
      { agent: 'api', taskKinds: [] },
    ];
    expect(Gap.parse(gapOfUnknownAgent('biling', registered, at))).toMatchObject({
      source: 'biling',
      code: 'agent-unavailable',
      effect: 'Nobody was asked as biling: no agent of that name is registered that answers analyses.',
      remedy: 'Name agents that are there: billing, trusted-advisor.',
    });
  });

  test('has another remedy where nobody at all is there', () => {
    expect(gapOfUnknownAgent('biling', [], at).remedy).toContain('Deploy the agents');
  });
});
