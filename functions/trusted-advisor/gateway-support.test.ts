import {
  DescribeTrustedAdvisorCheckResultCommand,
  DescribeTrustedAdvisorCheckSummariesCommand,
  DescribeTrustedAdvisorChecksCommand,
  SupportClient,
} from '@aws-sdk/client-support';
import { TrustedAdvisorClient } from '@aws-sdk/client-trustedadvisor';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { all, awsError, counts, recommendation, sentTo, valuesOf } from './aws-answers.fixtures.ts';
import type { CheckFact } from './domain/facts.ts';
import { createGateway } from './gateway.ts';

const support = mockClient(SupportClient);
const gateway = createGateway({
  trustedAdvisor: new TrustedAdvisorClient({ region: 'us-east-1' }),
  support: new SupportClient({ region: 'us-east-1' }),
});
const { signal } = new AbortController();

beforeEach(() => {
  support.reset();
});

describe('the Support API', () => {
  const check: CheckFact = {
    id: 'Qch7DwouX1',
    name: 'Low Utilization Amazon EC2 Instances',
    description: '',
    pillars: ['cost_optimizing'],
    headings: {},
  };

  test('tells headings by their positions', async () => {
    support.on(DescribeTrustedAdvisorChecksCommand).resolves({
      checks: [
        {
          id: 'x',
          name: 'X',
          description: 'd',
          category: 'cost_optimizing',
          metadata: ['Region/AZ', null, 'Instance ID'],
        },
      ],
    });
    const [page] = await all(gateway.fallback.checks(signal));
    expect(page && valuesOf(page)).toEqual([
      {
        id: 'x',
        name: 'X',
        description: 'd',
        pillars: ['cost_optimizing'],
        headings: { 0: 'Region/AZ', 1: '', 2: 'Instance ID' },
      },
    ]);
  });

  test('tells summaries of just the checks that are asked about, also of one that is not available', async () => {
    support.on(DescribeTrustedAdvisorCheckSummariesCommand).resolves({
      summaries: [
        {
          checkId: 'Qch7DwouX1',
          timestamp: '',
          status: 'not_available',
          resourcesSummary: counts({ resourcesFlagged: 0 }),
          categorySpecificSummary: {},
        },
      ],
    });

    const [page] = await all(gateway.fallback.recommendations([check], signal));

    expect(page && valuesOf(page)).toEqual([
      expect.objectContaining({
        reference: 'Qch7DwouX1',
        accountId: undefined,
        name: check.name,
        status: 'not_available',
        refreshedAt: undefined,
        statedMonthlySavings: undefined,
      }),
    ]);
    expect(sentTo(support)).toEqual([{ checkIds: ['Qch7DwouX1'] }]);
  });

  test('is not asked for summaries of no check', async () => {
    await all(gateway.fallback.recommendations([], signal));
    expect(sentTo(support)).toEqual([]);
  });

  test('tells resources as the newer API does, suppressed ones as excluded', async () => {
    support.on(DescribeTrustedAdvisorCheckResultCommand).resolves({
      result: {
        checkId: 'Qch7DwouX1',
        timestamp: '2026-10-31T06:00:00Z',
        status: 'warning',
        resourcesSummary: counts({}),
        categorySpecificSummary: {},
        flaggedResources: [
          {
            status: 'warning',
            resourceId: 'opaque',
            region: 'us-east-1',
            isSuppressed: true,
            metadata: ['a', null, 'c'],
          },
          { status: 'ok', resourceId: 'other', metadata: [] },
        ],
      },
    });

    const flagged = { reference: 'Qch7DwouX1' };
    const [page] = await all(gateway.fallback.resources(recommendation(flagged), 'all', signal));
    const [excluded] = await all(gateway.fallback.resources(recommendation(flagged), 'excluded', signal));

    const first = {
      id: 'opaque',
      region: 'us-east-1',
      status: 'warning',
      excluded: true,
      metadata: { 0: 'a', 1: null, 2: 'c' },
      refreshedAt: '2026-10-31T06:00:00.000Z',
    };
    expect(page && valuesOf(page)).toEqual([first, expect.objectContaining({ id: 'other', excluded: false })]);
    expect(excluded && valuesOf(excluded)).toEqual([first]);
    expect(sentTo(support)[0]).toEqual({ checkId: 'Qch7DwouX1', language: 'en' });
  });

  test('that asks for a plan says so', async () => {
    support
      .on(DescribeTrustedAdvisorChecksCommand)
      .rejects(awsError('SubscriptionRequiredException', 'Premium required'));
    expect(await all(gateway.fallback.checks(signal))).toEqual([
      {
        kind: 'refused',
        refusal: expect.objectContaining({ code: 'plan-required', call: 'support:DescribeTrustedAdvisorChecks' }),
      },
    ]);
  });
});
