import { describe, expect, test } from 'vitest';
import { depsWith, invocationAt, taskAt } from './agent.fixtures.ts';
import { check, fakeGateway, recommendation, refusal, resource } from './gateway.fixtures.ts';
import { createTools } from './tools.ts';

const asOf = '2026-11-01T00:00:00Z';
const low = 'Qch7DwouX1';

describe('get_trusted_advisor_recommendations', () => {
  test('lists cost checks, with AWS’s own sums', async () => {
    expect(await call('get_trusted_advisor_recommendations', {})).toMatchObject({
      api: 'trustedadvisor',
      total: 2,
      recommendations: [
        { check: low, status: 'warning', statedMonthlySavings: { amount: '3', currency: 'USD' } },
        { check: 'Z4AUBRNSmz', status: 'error', statedMonthlySavings: null },
      ],
      gaps: [],
    });
  });

  test('lists those of one status, a page of them', async () => {
    const answer = { total: 1, recommendations: [{ check: 'Z4AUBRNSmz' }] };
    expect(await call('get_trusted_advisor_recommendations', { status: 'error', limit: 1 })).toMatchObject(answer);
    expect(await call('get_trusted_advisor_recommendations', { offset: 2 })).toMatchObject({
      total: 2,
      recommendations: [],
    });
  });
});

describe('get_recommendation_details', () => {
  test.each([low, 'the-id', 'the-arn'])(
    'tells each resource of the recommendation %s, with evidence',
    async (asked) => {
      expect(await call('get_recommendation_details', { recommendation: asked })).toMatchObject({
        check: low,
        description: `What ${low} looks at`,
        more: false,
        findings: [
          { resource: { id: 'i-1' }, savings: { list: { value: { amount: '1' } } }, evidence: [{ value: '$1.00' }] },
          { resource: { id: 'i-2' }, savings: { list: { value: { amount: '2' } } }, evidence: [{ value: '$2.00' }] },
        ],
      });
    },
  );

  test.each([
    [{ limit: 1 }, ['i-1'], true],
    [{ limit: 1, offset: 1 }, ['i-2'], false],
    [{ limit: 2 }, ['i-1', 'i-2'], false],
  ])('tells of %j the resources %j', async (page, ids, more) => {
    const answer = await call('get_recommendation_details', { recommendation: low, ...page });
    expect(answer).toMatchObject({ more, findings: ids.map((id) => ({ resource: { id } })) });
  });

  test('names what there is where what was asked for is not there', async () => {
    await expect(call('get_recommendation_details', { recommendation: 'nothing' })).rejects.toThrow(
      'no cost recommendation “nothing”; it has Qch7DwouX1, Z4AUBRNSmz',
    );
  });
});

describe('get_cost_optimization_summary', () => {
  test('tells the net, what is unknown, and AWS’s own headline as such', async () => {
    expect(await call('get_cost_optimization_summary', {})).toMatchObject({
      findings: 3,
      net: { amount: '3', currency: 'USD' },
      basis: 'list',
      unknown: 1,
      status: 'complete',
      highImpact: [
        { resource: 'i-2', action: 'stop', monthly: { amount: '2' } },
        { resource: 'i-1', action: 'stop', monthly: { amount: '1' } },
      ],
      facts: { statedMonthlySavings: { amount: '3' } },
    });
  });

  test('tells why it knows nothing', async () => {
    const gateway = fakeGateway({ recommendations: [refusal('throttled', 'ThrottlingException')] });
    expect(await call('get_cost_optimization_summary', {}, gateway)).toMatchObject({
      status: 'failed',
      findings: 0,
      gaps: [{ code: 'throttled' }],
    });
  });
});

test.each([
  ['get_trusted_advisor_recommendations', { status: 'red' }],
  ['get_trusted_advisor_recommendations', { limit: 0 }],
  ['get_recommendation_details', {}],
  ['get_cost_optimization_summary', { of: 'everything' }],
])('%s refuses %j, naming itself', async (name, input) => {
  await expect(call(name, input)).rejects.toThrow(new RegExp(`^${name}: `));
});

function call(name: string, input: object, gateway = account()): Promise<unknown> {
  const tools = createTools(taskAt(asOf), depsWith(gateway), invocationAt(asOf));
  const tool = tools.find((each) => each.name === name);
  return tool ? tool.call(input) : Promise.reject(new Error(`no tool ${name}`));
}

function account() {
  return fakeGateway({
    checks: [[check(low), check('Z4AUBRNSmz', { headings: { 0: 'Region', 1: 'IP Address' } })]],
    recommendations: [
      [
        recommendation(low, { reference: 'the-arn', recommendationId: 'the-id', statedMonthlySavings: 3 }),
        recommendation('Z4AUBRNSmz', { status: 'error' }),
        recommendation('7DAFEmoDos', { pillars: ['security'] }),
      ],
    ],
    resources: {
      'the-arn': [[resource('i-1', '$1.00')], [resource('i-2', '$2.00')]],
      Z4AUBRNSmz: [[resource('203.0.113.25', null, { metadata: { 0: 'us-east-1', 1: '203.0.113.25' } })]],
    },
  });
}
