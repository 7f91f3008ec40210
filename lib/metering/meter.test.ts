import * as support from '@aws-sdk/client-support';
import {
  GetRecommendationCommand,
  ListRecommendationsCommand,
  TrustedAdvisorClient,
} from '@aws-sdk/client-trustedadvisor';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import { describe, expect, it } from 'vitest';
import type { Members } from '../../local/answers/account.ts';
import { serve } from '../../local/answers/answers.fixtures.ts';
import { costApi } from '../../local/answers/cost-api.ts';
import { costApis } from '../../local/answers/cost-apis.ts';
import { costServices } from '../../local/answers/cost-services.ts';
import { AwsError } from '../../local/aws/aws-error.ts';
import { add, compareMoney, money } from '../core/money.ts';
import type { CostAnswer, CostCall } from './exchange.ts';
import { createMeter } from './meter.ts';

const usd = (amount: string) => money(amount, 'USD');

/** A counter in memory, as the table of states keeps one for all agents of an analysis. */
function counterWith(cap: string) {
  let reserved = usd('0');
  return {
    cap: usd(cap),
    get reserved() {
      return reserved.amount;
    },
    reserve: async (price: ReturnType<typeof usd>) => {
      const wanted = add(reserved, price);
      if (compareMoney(wanted, usd(cap)) > 0) return 'over-cap' as const;
      reserved = wanted;
      return 'reserved' as const;
    },
  };
}

/** Clients of an AWS that gives these answers one after another, the last one for ever. */
async function clientsOf(...answers: readonly (Members | Error)[]) {
  let received = 0;
  const answer = async () => {
    const next = answers[Math.min(received, answers.length - 1)] ?? {};
    received += 1;
    if (next instanceof Error) throw next;
    return next;
  };
  // Cost Explorer's client is no dependency yet: to the meter a service is its name.
  const named = (client: support.SupportClient) => {
    Object.assign(client.config, { defaultSigningName: 'ce' });
    return client;
  };
  const apis = [...costApis, costApi(support, named(new support.SupportClient()))];
  const config = {
    ...(await serve(costServices({ answer }, { apis }))),
    retryStrategy: new ConfiguredRetryStrategy(3, () => 0),
  };
  const billed = named(new support.SupportClient(config));
  return { free: new TrustedAdvisorClient(config), billed, received: () => received };
}

const throttled = new AwsError('ThrottlingException', 429, 'Rate exceeded');
const checks = new support.DescribeTrustedAdvisorChecksCommand({ language: 'en' });

describe('what a run costs', () => {
  it('is counted per operation, a page being a request, and priced by the service', async () => {
    const { free, billed } = await clientsOf({ checks: [], recommendationSummaries: [] });
    const counter = counterWith('1');
    const meter = createMeter({ counter });
    meter.measure(free);
    meter.measure(billed);

    for (const nextToken of ['1', '2', '3']) await free.send(new ListRecommendationsCommand({ nextToken }));
    for (let n = 0; n < 3; n += 1) await billed.send(checks);

    expect(meter.cost()).toEqual({
      requests: [
        { service: 'trustedadvisor', operation: 'ListRecommendations', count: 3, usd: '0' },
        { service: 'ce', operation: 'DescribeTrustedAdvisorChecks', count: 3, usd: '0.03' },
      ],
      model: { inputTokens: 0, outputTokens: 0, usd: '0' },
      total: usd('0.03'),
      cap: usd('1'),
    });
    expect(counter.reserved).toBe('0.03');
  });

  it('counts every attempt of a call that is tried again', async () => {
    const { billed, received } = await clientsOf(throttled, throttled, { checks: [] });
    const meter = createMeter({ counter: counterWith('1') });
    meter.measure(billed);

    await billed.send(checks);

    expect(received()).toBe(3);
    expect(meter.cost()).toMatchObject({ requests: [{ count: 3, usd: '0.03' }], total: usd('0.03') });
  });

  it('reaches the cap and does not pass it: the next request is never sent', async () => {
    const { billed, received } = await clientsOf({ checks: [] });
    const meter = createMeter({ counter: counterWith('0.02') });
    meter.measure(billed);
    await billed.send(checks);
    await billed.send(checks);

    await expect(billed.send(checks)).rejects.toMatchObject({
      code: 'cost-cap',
      message:
        'ce:DescribeTrustedAdvisorChecks was not sent: with its USD 0.01 the analysis would pass its cap of USD 0.02',
    });

    expect(received()).toBe(2);
    expect(meter.cost()).toMatchObject({ total: usd('0.02') });
  });

  it('does not send a further attempt that would pass the cap', async () => {
    const { billed, received } = await clientsOf(throttled);
    const meter = createMeter({ counter: counterWith('0.01') });
    meter.measure(billed);

    await expect(billed.send(checks)).rejects.toMatchObject({ code: 'cost-cap' });

    expect(received()).toBe(1);
  });

  it('asks the counter before free requests for nothing', async () => {
    const { free } = await clientsOf({ recommendationSummaries: [] });
    const meter = createMeter({ counter: { cap: usd('0'), reserve: () => Promise.reject(new Error('asked')) } });
    meter.measure(free);

    await free.send(new ListRecommendationsCommand({}));

    expect(meter.cost()).toMatchObject({ requests: [{ count: 1, usd: '0' }] });
  });

  it('is that of the newest run, where a client is used in several', async () => {
    const { free } = await clientsOf({ recommendationSummaries: [] });
    const [first, second] = [createMeter({ counter: counterWith('1') }), createMeter({ counter: counterWith('1') })];
    first.measure(free);
    second.measure(free);

    await free.send(new ListRecommendationsCommand({}));

    expect(first.cost().requests).toEqual([]);
    expect(second.cost().requests).toMatchObject([{ count: 1 }]);
  });
});

describe('what a run keeps', () => {
  it('is every call and answer in the form of recordings, when its retries are over', async () => {
    const recommendation = { id: 'r', lastUpdatedAt: '2026-10-31T06:00:00Z', createdAt: '2026-10-31T06:00:00.250Z' };
    const { free } = await clientsOf(throttled, { recommendation });
    const kept: [CostCall, CostAnswer][] = [];
    const meter = createMeter({ counter: counterWith('1'), record: async (...entry) => void kept.push(entry) });
    meter.measure(free);

    await free.send(new GetRecommendationCommand({ recommendationIdentifier: 'r', language: undefined }));

    const call = { service: 'trustedadvisor', operation: 'GetRecommendation', region: 'us-east-1' };
    expect(kept).toEqual([[{ ...call, request: { recommendationIdentifier: 'r' } }, { response: { recommendation } }]]);
  });

  it('is what AWS refused, and not what never reached it', async () => {
    const { free, billed } = await clientsOf(new AwsError('AccessDeniedException', 403, 'not authorized'));
    const kept: CostAnswer[] = [];
    const meter = createMeter({ counter: counterWith('0'), record: async (_, answer) => void kept.push(answer) });
    meter.measure(free);
    meter.measure(billed);

    await expect(free.send(new ListRecommendationsCommand({}))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    await expect(billed.send(checks)).rejects.toMatchObject({ code: 'cost-cap' });

    expect(kept).toEqual([{ error: { name: 'AccessDeniedException', message: 'not authorized' } }]);
  });
});

describe('a replayed run', () => {
  const replaying = (answer: CostAnswer) => {
    const calls: CostCall[] = [];
    const replay = async (call: CostCall) => {
      calls.push(call);
      return answer;
    };
    return { calls, meter: createMeter({ counter: counterWith('0'), replay }) };
  };

  it('gives what was kept, times as dates, and asks, counts and pays nothing', async () => {
    const { free, received } = await clientsOf({});
    const summary = { id: 'r', lastUpdatedAt: '2026-10-31T06:00:00Z', pillars: ['cost_optimizing'], later: 1 };
    const { calls, meter } = replaying({ response: { recommendationSummaries: [summary], nextToken: 'n' } });
    meter.measure(free);

    const output = await free.send(new ListRecommendationsCommand({ afterLastUpdatedAt: new Date(0) }));

    expect(output).toMatchObject({
      nextToken: 'n',
      recommendationSummaries: [{ ...summary, lastUpdatedAt: new Date('2026-10-31T06:00:00Z') }],
    });
    expect(calls).toMatchObject([
      { operation: 'ListRecommendations', request: { afterLastUpdatedAt: '1970-01-01T00:00:00Z' } },
    ]);
    expect(received()).toBe(0);
    expect(meter.cost().requests).toEqual([]);
  });

  it('fails as the run failed', async () => {
    const { billed } = await clientsOf({});
    const { meter } = replaying({ error: { name: 'SubscriptionRequiredException', message: 'no plan' } });
    meter.measure(billed);

    await expect(billed.send(checks)).rejects.toMatchObject({
      name: 'SubscriptionRequiredException',
      message: 'no plan',
    });
  });
});
