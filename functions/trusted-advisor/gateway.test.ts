import { SupportClient } from '@aws-sdk/client-support';
import {
  ListChecksCommand,
  ListRecommendationResourcesCommand,
  ListRecommendationsCommand,
  TrustedAdvisorClient,
} from '@aws-sdk/client-trustedadvisor';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  all,
  arn,
  awsError,
  nulls,
  recommendation,
  resource,
  sentTo,
  summary,
  valuesOf,
} from './aws-answers.fixtures.ts';
import { modelsAbsent, objectionsTo } from './aws-model.fixtures.ts';
import { createGateway } from './gateway.ts';

const trustedAdvisor = mockClient(TrustedAdvisorClient);
const support = mockClient(SupportClient);
const gateway = createGateway({
  trustedAdvisor: new TrustedAdvisorClient({ region: 'us-east-1' }),
  support: new SupportClient({ region: 'us-east-1' }),
});
const { signal } = new AbortController();

beforeEach(() => {
  trustedAdvisor.reset();
  support.reset();
});

describe('the Trusted Advisor API', () => {
  test('is asked for every page of cost recommendations, of any status', async () => {
    trustedAdvisor
      .on(ListRecommendationsCommand)
      .resolvesOnce({ recommendationSummaries: [summary({ status: 'warning' })], nextToken: 'page-2' })
      .resolvesOnce({ recommendationSummaries: [summary({ status: 'error' })], nextToken: 'page-3' })
      .resolvesOnce({ recommendationSummaries: [summary({ status: 'ok' })] });

    const pages = await all(gateway.current.recommendations([], signal));

    expect(pages.flatMap(valuesOf).map(({ status }) => status)).toEqual(['warning', 'error', 'ok']);
    const filter = { pillar: 'cost_optimizing', language: 'en', maxResults: 200 };
    expect(sentTo(trustedAdvisor)).toEqual([
      filter,
      { ...filter, nextToken: 'page-2' },
      { ...filter, nextToken: 'page-3' },
    ]);
  });

  test('tells of a recommendation what both APIs can tell', async () => {
    trustedAdvisor.on(ListRecommendationsCommand).resolves({
      recommendationSummaries: [
        summary({
          resourcesAggregates: { okCount: 5, warningCount: 2, errorCount: 1, excludedCount: 3 },
          pillarSpecificAggregates: {
            costOptimizing: { estimatedMonthlySavings: 84.68, estimatedPercentMonthlySavings: 0.2 },
          },
        }),
      ],
    });

    const [page] = await all(gateway.current.recommendations([], signal));

    expect(page && valuesOf(page)).toEqual([
      {
        reference: arn,
        recommendationId: '11111111-aaaa-4aaa-8aaa-000000000001',
        checkId: 'Qch7DwouX1',
        accountId: '444455556666',
        name: 'Low Utilization Amazon EC2 Instances',
        pillars: ['cost_optimizing'],
        status: 'warning',
        statusReason: undefined,
        lifecycleStage: undefined,
        flagged: 3,
        excluded: 3,
        statedMonthlySavings: 84.68,
        refreshedAt: '2026-10-31T06:00:00.000Z',
      },
    ]);
  });

  test('is asked for every page of resources, excluded ones too, and nulls keep their place', async () => {
    trustedAdvisor
      .on(ListRecommendationResourcesCommand)
      .resolvesOnce({ recommendationResourceSummaries: [resource({ awsResourceId: 'i-1' })], nextToken: 'page-2' })
      .resolvesOnce({
        recommendationResourceSummaries: [
          resource({ awsResourceId: 'i-2', exclusionStatus: 'excluded', metadata: nulls({ 0: 'a', 1: null, 2: 'c' }) }),
        ],
      });

    const pages = await all(gateway.current.resources(recommendation(), 'all', signal));

    expect(pages.flatMap(valuesOf)).toEqual([
      expect.objectContaining({ id: 'i-1', excluded: false }),
      expect.objectContaining({ id: 'i-2', excluded: true, metadata: { 0: 'a', 1: null, 2: 'c' } }),
    ]);
    const request = { recommendationIdentifier: arn, language: 'en', maxResults: 1_000 };
    expect(sentTo(trustedAdvisor)).toEqual([request, { ...request, nextToken: 'page-2' }]);
  });

  test('is asked for the excluded resources alone of a check that is ok but for them', async () => {
    trustedAdvisor.on(ListRecommendationResourcesCommand).resolves({ recommendationResourceSummaries: [] });
    await all(gateway.current.resources(recommendation(), 'excluded', signal));
    expect(sentTo(trustedAdvisor)).toEqual([expect.objectContaining({ exclusionStatus: 'excluded' })]);
  });

  test('is read page by page: what nobody asks for is not requested', async () => {
    trustedAdvisor
      .on(ListRecommendationResourcesCommand)
      .resolves({ recommendationResourceSummaries: [resource({})], nextToken: 'page-2' });
    const pages = gateway.current.resources(recommendation(), 'all', signal);
    await pages.next();
    expect(sentTo(trustedAdvisor)).toHaveLength(1);
  });

  test('that repeats its page token is not asked for ever', async () => {
    trustedAdvisor
      .on(ListRecommendationsCommand)
      .resolves({ recommendationSummaries: [summary({})], nextToken: 'REDACTED' });

    const pages = await all(gateway.current.recommendations([], signal));

    expect(pages.map(({ kind }) => kind)).toEqual(['answer', 'answer', 'refused']);
    expect(pages.at(-1)).toMatchObject({ refusal: { code: 'corrupt-data', name: 'RepeatedPageToken' } });
  });

  test('keeps the pages that came before an error, and names the call that failed', async () => {
    trustedAdvisor
      .on(ListRecommendationsCommand)
      .resolvesOnce({ recommendationSummaries: [summary({})], nextToken: 'page-2' })
      .rejectsOnce(awsError('ThrottlingException', 'Rate exceeded'));

    const pages = await all(gateway.current.recommendations([], signal));

    expect(pages.map(({ kind }) => kind)).toEqual(['answer', 'refused']);
    expect(pages.at(-1)).toEqual({
      kind: 'refused',
      refusal: {
        call: 'trustedadvisor:ListRecommendations',
        code: 'throttled',
        name: 'ThrottlingException',
        message: 'Rate exceeded',
      },
    });
  });

  test('is not asked any more once the time is up', async () => {
    const pages = await all(gateway.current.recommendations([], AbortSignal.abort(new Error('deadline'))));
    expect(pages).toEqual([{ kind: 'refused', refusal: expect.objectContaining({ code: 'timeout' }) }]);
    expect(sentTo(trustedAdvisor)).toEqual([]);
  });
});

test.each([
  ['AccessDeniedException', 'access-denied'],
  ['ThrottlingException', 'throttled'],
  ['TimeoutError', 'timeout'],
  ['ResourceNotFoundException', 'not-found'],
  ['InternalServerException', 'service-unavailable'],
  ['ExpiredTokenException', 'access-denied'],
])('%s is a refusal of code %s, and no exception', async (name, code) => {
  trustedAdvisor.on(ListChecksCommand).rejects(awsError(name, 'said so'));
  expect(await all(gateway.current.checks(signal))).toEqual([
    { kind: 'refused', refusal: { call: 'trustedadvisor:ListChecks', code, name, message: 'said so' } },
  ]);
});

test('every request fits AWS’s own model', async (context) => {
  context.skip(modelsAbsent !== undefined, modelsAbsent);
  trustedAdvisor.on(ListChecksCommand).resolvesOnce({ checkSummaries: [], nextToken: 'page-2' }).resolves({});
  trustedAdvisor
    .on(ListRecommendationsCommand)
    .resolvesOnce({ nextToken: 'page-2' } as never)
    .resolves({});
  trustedAdvisor
    .on(ListRecommendationResourcesCommand)
    .resolvesOnce({ nextToken: 'page-2' } as never)
    .resolves({});
  support.onAnyCommand().resolves({});
  const check = { id: 'Qch7DwouX1', name: '', description: '', pillars: [], headings: {} };

  for (const source of [gateway.current, gateway.fallback]) {
    await all(source.checks(signal));
    await all(source.recommendations([check], signal));
    await all(source.resources(recommendation(), 'all', signal));
    await all(source.resources(recommendation(), 'excluded', signal));
  }

  const objections = (['trustedadvisor', 'support'] as const).flatMap((service) =>
    (service === 'support' ? support : trustedAdvisor).calls().flatMap(({ args: [command] }) => {
      return objectionsTo(service, command.constructor.name.replace(/Command$/, ''), command.input);
    }),
  );
  expect(objections).toEqual([]);
  expect(trustedAdvisor.calls()).toHaveLength(7);
  expect(support.calls()).toHaveLength(4);
});
