import { describe, expect, test } from 'vitest';
import { asksAgents, planAnalysis, reportsBrought, unknownAgents } from './plan.ts';

const agents = [
  { agent: 'trusted-advisor', taskKinds: ['analyse'] },
  { agent: 'budget', taskKinds: ['analyse', 'impact'] },
  { agent: 'chat', taskKinds: ['ask'] },
  { agent: 'api', taskKinds: [] },
];

describe('a plan', () => {
  test('asks every registered agent that analyses, in an order of their names', () => {
    expect(planAnalysis({}, agents)).toEqual({
      type: 'comprehensive',
      steps: [
        { id: 'budget', agent: 'budget', kind: 'analyse', after: [] },
        { id: 'trusted-advisor', agent: 'trusted-advisor', kind: 'analyse', after: [] },
      ],
    });
  });

  test('asks nobody where the task brings reports of its own', () => {
    expect(planAnalysis({ inputs: ['agent-context/a/analyse/1.json'] }, agents).steps).toEqual([]);
  });

  test('asks everybody where the list of reports is empty', () => {
    expect(planAnalysis({ inputs: [] }, agents).steps).toHaveLength(2);
  });

  test.each([
    ['those alone that it names', { agents: ['budget'] }, ['budget']],
    [
      'those too where it brings reports',
      { agents: ['budget'], inputs: ['agent-context/a/analyse/1.json'] },
      ['budget'],
    ],
    ['each once', { agents: ['budget', 'budget'] }, ['budget']],
    ['nobody who answers no analysis', { agents: ['chat', 'api'] }, []],
    ['nobody who is not registered', { agents: ['nobody'] }, []],
  ] as const)('asks %s', (_, { agents: named, ...task }, asked) => {
    const plan = planAnalysis(
      { ...task, agents: [...named], inputs: [...('inputs' in task ? task.inputs : [])] },
      agents,
    );
    expect(plan.steps.map(({ agent }) => agent)).toEqual(asked);
  });

  test('is limited as the task is', () => {
    const scope = { services: ['ec2'] as [string] };
    expect(planAnalysis({ scope }, agents)).toMatchObject({ type: 'targeted', scope });
  });

  test.each([
    ['comprehensive', {}],
    ['targeted', { scope: { services: ['ec2'] as [string] } }],
    ['emergency', { type: 'emergency' }],
    ['comprehensive', { type: 'comprehensive', scope: { services: ['ec2'] as [string] } }],
  ] as const)('is %s for %j', (type, task) => {
    expect(planAnalysis(task, []).type).toBe(type);
  });
});

test('a report that a task brings twice is read once', () => {
  expect(reportsBrought({ inputs: ['a', 'b', 'a'] })).toEqual(['a', 'b']);
  expect(reportsBrought({})).toEqual([]);
});

test('a registry is needed unless a task brings reports and names nobody', () => {
  const inputs = ['agent-context/a/analyse/1.json'];
  expect([{}, { inputs }, { agents: ['budget'] }, { inputs, agents: ['budget'] }].map(asksAgents)).toEqual([
    true,
    false,
    true,
    true,
  ]);
});

test('names that nobody has who analyses are told, each once', () => {
  expect(unknownAgents({ agents: ['biling', 'budget', 'chat', 'biling'] }, agents)).toEqual(['biling', 'chat']);
  expect(unknownAgents({}, agents)).toEqual([]);
});
