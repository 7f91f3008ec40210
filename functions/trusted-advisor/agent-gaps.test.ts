import { describe, expect, test } from 'vitest';
import type { Finding } from '../../lib/core/finding.ts';
import { analyse, asOf, depsWith, invocationAt, taskAt } from './agent.fixtures.ts';
import { run } from './agent.ts';
import { check, fakeGateway, oneCheck, recommendation, refusal, resource } from './gateway.fixtures.ts';

const low = 'Qch7DwouX1';
const flaggedOnce = oneCheck(low, [resource('i-1', '$1.00')]);
const denied = refusal('access-denied', 'AccessDeniedException');

describe('what is not answered', () => {
  test('by the Trusted Advisor API for want of access is asked of the Support API, in the same words', async () => {
    const gateway = fakeGateway({ checks: [denied], recommendations: [denied] }, flaggedOnce);

    const { findings, conclusion } = await analyse(gateway);

    expect(findings).toMatchObject([{ source: { api: 'support:Resources' } }]);
    expect(conclusion).toMatchObject({ status: 'complete', gaps: [] });
    expect(conclusion.facts).toMatchObject({ api: 'support', insteadOf: expect.stringContaining('AccessDenied') });
  });

  test('for want of a plan is one gap that names the plan, and no total of 0', async () => {
    const premium = refusal('plan-required', 'SubscriptionRequiredException', 'support:DescribeTrustedAdvisorChecks');
    const gateway = fakeGateway({ recommendations: [denied] }, { checks: [premium] });

    const { findings, conclusion } = await analyse(gateway);

    expect(findings).toEqual([]);
    expect(conclusion.status).toBe('failed');
    expect(conclusion.gaps).toMatchObject([
      { code: 'plan-required', source: premium.call, remedy: expect.stringContaining('AWS Business Support+') },
    ]);
    expect(conclusion.facts.statedMonthlySavings).toBeNull();
    expect(conclusion.facts.accountId).toBe('unknown');
  });

  test('by either API for want of permission is a gap for each, with the action to allow', async () => {
    const alsoDenied = refusal('access-denied', 'AccessDeniedException', 'support:DescribeTrustedAdvisorChecks');
    const { conclusion } = await analyse(fakeGateway({ recommendations: [denied] }, { checks: [alsoDenied] }));
    expect(conclusion.status).toBe('failed');
    expect(conclusion.gaps.map(({ code, remedy }) => [code, remedy])).toEqual([
      ['access-denied', 'Allow trustedadvisor:ListRecommendations in the policy of the role that asks.'],
      ['access-denied', 'Allow support:DescribeTrustedAdvisorChecks in the policy of the role that asks.'],
    ]);
  });

  test('for another reason than access is not asked of the older API', async () => {
    const gateway = fakeGateway({ recommendations: [refusal('throttled', 'ThrottlingException')] }, flaggedOnce);
    const { conclusion } = await analyse(gateway);
    expect(conclusion).toMatchObject({ status: 'failed', gaps: [{ code: 'throttled' }] });
    expect(gateway.fallback.asked).toEqual([]);
  });

  test('of one check costs that check alone, and the gap names it', async () => {
    const lost = refusal('throttled', 'ThrottlingException', 'trustedadvisor:ListRecommendationResources');
    const gateway = fakeGateway({
      checks: [[check(low), check('Ti39halfu8'), check('hjLMh88uM8')]],
      recommendations: [[recommendation(low), recommendation('Ti39halfu8'), recommendation('hjLMh88uM8')]],
      resources: {
        [low]: [[resource('i-1', '$1.00')], lost],
        Ti39halfu8: [lost],
        hjLMh88uM8: [[resource('lb', '$4.00')]],
      },
    });

    const { findings, conclusion } = await analyse(gateway);

    expect(findings).toHaveLength(2);
    expect(conclusion.status).toBe('partial');
    expect(conclusion.gaps).toMatchObject([
      {
        code: 'throttled',
        source: lost.call,
        effect: expect.stringContaining('“Check Qch7DwouX1”, “Check Ti39halfu8”'),
      },
    ]);
  });

  test('when the time is up keeps what was read until then', async () => {
    const controller = new AbortController();
    const gateway = fakeGateway(
      oneCheck(low, [resource('i-1', '$1.00')], [resource('i-2', '$2.00')], [resource('i-3', '$4.00')]),
    );
    const { findings, conclude } = await run(
      taskAt(asOf),
      depsWith(gateway),
      invocationAt(asOf, { signal: controller.signal }),
    );
    const read: Finding[] = [];
    for await (const finding of findings) {
      read.push(finding);
      controller.abort(new Error('deadline'));
    }

    // The second page was under way already.
    expect(read).toHaveLength(2);
    expect(conclude()).toMatchObject({ status: 'partial', gaps: [{ code: 'timeout' }] });
  });

  test('of later pages of the list keeps the earlier ones', async () => {
    const gateway = fakeGateway({
      ...flaggedOnce,
      recommendations: [[recommendation(low)], refusal('service-unavailable', 'InternalServerException')],
    });
    const { findings, conclusion } = await analyse(gateway);
    expect(findings).toHaveLength(1);
    expect(conclusion).toMatchObject({ status: 'partial', gaps: [{ code: 'no-data' }] });
  });

  test('of headings leaves savings unknown, and never guesses a column', async () => {
    const gateway = fakeGateway({
      ...flaggedOnce,
      checks: [refusal('access-denied', 'AccessDeniedException', 'trustedadvisor:ListChecks')],
    });
    const { findings, conclusion } = await analyse(gateway);
    expect(findings).toMatchObject([
      { resource: { id: 'i-1' }, savings: { list: { kind: 'unknown', reason: expect.stringContaining('headings') } } },
    ]);
    expect(conclusion).toMatchObject({ status: 'partial', gaps: [{ source: 'trustedadvisor:ListChecks' }] });
  });
});

describe('what cannot be used', () => {
  test('since the values stand under other headings is unknown, and said to be so', async () => {
    const headings = { 0: 'Region', 1: 'DB Instance Name', 2: 'Estimated Monthly Savings (On Demand)', 3: 'Multi-AZ' };
    const gateway = fakeGateway({
      checks: [[check('Ti39halfu8', { headings })]],
      recommendations: [[recommendation('Ti39halfu8')]],
      resources: {
        Ti39halfu8: [[resource('webcms', null, { metadata: { 0: '14', 1: '123.12', 2: '20', 3: 'webcms' } })]],
      },
    });

    const { findings, conclusion } = await analyse(gateway);

    expect(findings).toMatchObject([
      { resource: { id: 'webcms' }, savings: { list: { kind: 'unknown' } }, evidence: [] },
    ]);
    expect(conclusion).toMatchObject({
      status: 'partial',
      gaps: [{ code: 'unusable-data', effect: expect.stringContaining('Ti39halfu8') }],
    });
  });

  test.each([
    ['2026-10-24T00:00:00.000Z', []],
    ['2026-10-23T23:59:59.000Z', ['unusable-data']],
  ])('since the check last looked at %s gives the gaps %j', async (refreshedAt, codes) => {
    const gateway = fakeGateway({
      ...flaggedOnce,
      recommendations: [[recommendation(low, { status: 'ok', refreshedAt })]],
    });
    const { conclusion } = await analyse(gateway);
    expect(conclusion.gaps.map(({ code }) => code)).toEqual(codes);
  });

  test('is judged at the moment that the task speaks of, not at the one of the reading', async () => {
    const refreshedAt = '2026-10-24T00:00:00.000Z';
    const gateway = fakeGateway({ ...flaggedOnce, recommendations: [[recommendation(low, { refreshedAt })]] });
    const muchLater = invocationAt('2027-11-01T00:00:00Z');
    const { findings, conclude } = await run(taskAt(asOf), depsWith(gateway), muchLater);
    await Array.fromAsync(findings);
    expect(conclude().gaps).toEqual([]);
  });

  test('of a check that flags other services than are asked about is not told', async () => {
    const absent = recommendation(low, { status: 'not_available' });
    const gateway = fakeGateway({ recommendations: [[absent]] });
    const { conclusion } = await analyse(gateway, { scope: { services: ['rds'] } });
    expect(conclusion.gaps).toEqual([]);
  });

  test('since a check has no result is a gap that names the check', async () => {
    const absent = recommendation(low, { status: 'not_available', refreshedAt: undefined });
    const { conclusion } = await analyse(
      fakeGateway({ recommendations: [denied] }, { ...flaggedOnce, recommendations: [[absent]] }),
    );
    expect(conclusion).toMatchObject({
      status: 'partial',
      gaps: [{ code: 'no-data', effect: `Trusted Advisor has no result of “Check ${low}”.` }],
    });
  });
});
