import * as eventBridge from '@aws-sdk/client-eventbridge';
import * as lambda from '@aws-sdk/client-lambda';
import * as support from '@aws-sdk/client-support';
import * as trustedAdvisor from '@aws-sdk/client-trustedadvisor';
import { SmithyRpcV2CborProtocol } from '@smithy/core/cbor';
import { describe, expect, it } from 'vitest';
import { AwsError } from '../aws/aws-error.ts';
import type { Call, Members } from './account.ts';
import { serve } from './answers.fixtures.ts';
import { costApi } from './cost-api.ts';
import { costServices } from './cost-services.ts';
import type { CostApi } from './protocol.ts';

type Answer = (call: Call) => Members;

/** An endpoint whose account answers as told and remembers the calls. */
async function endpointOf(answer: Answer, apis?: readonly CostApi[]) {
  const calls: Call[] = [];
  const account = {
    answer: async (call: Call) => {
      calls.push(call);
      return answer(call);
    },
  };
  return { calls, config: await serve(costServices(account, apis && { apis })) };
}

const arn = 'arn:aws:trustedadvisor::444455556666:recommendation/aaaa-1';
const resource = {
  id: 'r/1',
  arn,
  awsResourceId: 'i-1',
  regionCode: 'us-east-1',
  status: 'warning',
  recommendationArn: arn,
};

describe('Trusted Advisor (REST JSON)', () => {
  it('reads numbers, times, texts and ARNs with slashes out of the path and query', async () => {
    const { calls, config } = await endpointOf(() => ({}));
    const client = new trustedAdvisor.TrustedAdvisorClient(config);
    const since = new Date('2026-10-01T00:00:00Z');

    await client.send(
      new trustedAdvisor.ListRecommendationsCommand({
        pillar: 'cost_optimizing',
        maxResults: 200,
        afterLastUpdatedAt: since,
      }),
    );
    await client.send(
      new trustedAdvisor.ListRecommendationResourcesCommand({ recommendationIdentifier: arn, nextToken: 'a b/+' }),
    );
    await client.send(new trustedAdvisor.GetRecommendationCommand({ recommendationIdentifier: arn }));

    expect(calls.map(({ operation, input }) => ({ operation, input }))).toEqual([
      {
        operation: 'ListRecommendations',
        input: { pillar: 'cost_optimizing', maxResults: 200, afterLastUpdatedAt: '2026-10-01T00:00:00Z' },
      },
      { operation: 'ListRecommendationResources', input: { recommendationIdentifier: arn, nextToken: 'a b/+' } },
      { operation: 'GetRecommendation', input: { recommendationIdentifier: arn } },
    ]);
    expect(calls[0]).toMatchObject({ service: 'trustedadvisor', region: 'us-east-1' });
  });

  it('answers with times that the client reads as dates, and leaves nulls and later members as they are', async () => {
    const summary = {
      ...resource,
      lastUpdatedAt: '2026-10-31T06:00:00Z',
      metadata: { '0': 'us-east-1a', '1': null },
      later: 1,
    };
    const { config } = await endpointOf(() => ({ recommendationResourceSummaries: [summary], nextToken: 'n' }));
    const client = new trustedAdvisor.TrustedAdvisorClient(config);

    const answer = await client.send(
      new trustedAdvisor.ListRecommendationResourcesCommand({ recommendationIdentifier: arn }),
    );

    expect(answer.nextToken).toBe('n');
    expect(answer.recommendationResourceSummaries).toEqual([
      { ...resource, lastUpdatedAt: new Date('2026-10-31T06:00:00Z'), metadata: { '0': 'us-east-1a', '1': null } },
    ]);
  });

  it('answers an error as the class of that name, with the status that AWS models', async () => {
    const { config } = await endpointOf(() => {
      throw new AwsError('ResourceNotFoundException', 404, 'no such recommendation');
    });
    const client = new trustedAdvisor.TrustedAdvisorClient(config);

    const failed = client.send(new trustedAdvisor.GetRecommendationCommand({ recommendationIdentifier: arn }));

    await expect(failed).rejects.toBeInstanceOf(trustedAdvisor.ResourceNotFoundException);
    await expect(failed).rejects.toMatchObject({
      message: 'no such recommendation',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('names the routes that there are where a path fits none', async () => {
    const { config } = await endpointOf(() => ({}));
    const client = new trustedAdvisor.TrustedAdvisorClient(config);
    client.middlewareStack.add(
      (next) => (args) => next({ ...args, request: Object.assign(args.request as object, { path: '/v2/checks' }) }),
      { step: 'build' },
    );

    await expect(client.send(new trustedAdvisor.ListChecksCommand({}))).rejects.toThrow(
      /no trustedadvisor:GET \/v2\/checks\. It has: .*GET \/v1\/checks/,
    );
  });
});

const protocols = [
  ['awsJson1.1', {}],
  ['smithy-rpc-v2-cbor', { protocol: SmithyRpcV2CborProtocol }],
] as const;

describe.each(protocols)('Support (%s)', (_, settings) => {
  const supportApi = () => costApi(support, new support.SupportClient(settings));

  it('reads the members of a request and answers lists with nulls in their places', async () => {
    const result = {
      checkId: 'Qch7DwouX1',
      timestamp: '2026-10-31T06:00:00Z',
      status: 'warning',
      resourcesSummary: { resourcesProcessed: 3, resourcesFlagged: 1, resourcesIgnored: 0, resourcesSuppressed: 0 },
      categorySpecificSummary: {
        costOptimizing: { estimatedMonthlySavings: 70.08, estimatedPercentMonthlySavings: 0.2 },
      },
      flaggedResources: [{ status: 'warning', resourceId: 'x', isSuppressed: false, metadata: ['a', null, '$70.08'] }],
    };
    const { calls, config } = await endpointOf(() => ({ result }), [supportApi()]);
    const client = new support.SupportClient({ ...config, ...settings });

    const answer = await client.send(
      new support.DescribeTrustedAdvisorCheckResultCommand({ checkId: 'Qch7DwouX1', language: 'en' }),
    );

    expect(calls[0]?.input).toEqual({ checkId: 'Qch7DwouX1', language: 'en' });
    expect(answer.result).toEqual(result);
  });

  it('answers an error by its name, also one that the service does not model', async () => {
    const { config } = await endpointOf(() => {
      throw new AwsError('SubscriptionRequiredException', 400, 'Premium Support Subscription is required');
    }, [supportApi()]);
    const client = new support.SupportClient({ ...config, ...settings });

    await expect(
      client.send(new support.DescribeTrustedAdvisorChecksCommand({ language: 'en' })),
    ).rejects.toMatchObject({
      name: 'SubscriptionRequiredException',
      message: 'Premium Support Subscription is required',
    });
  });

  it('reads and writes bytes', async () => {
    const { calls, config } = await endpointOf(
      () => ({ attachment: { fileName: 'a', data: 'aGVsbG8=' } }),
      [supportApi()],
    );
    const client = new support.SupportClient({ ...config, ...settings });

    const answer = await client.send(new support.DescribeAttachmentCommand({ attachmentId: '1' }));
    await client.send(new support.AddAttachmentsToSetCommand({ attachments: [{ data: Buffer.from('hello') }] }));

    expect(Buffer.from(answer.attachment?.data ?? []).toString()).toBe('hello');
    expect(calls[1]?.input).toEqual({ attachments: [{ data: 'aGVsbG8=' }] });
  });
});

describe('a further API is one line', () => {
  it('times of awsJson1.1 are epoch seconds (EventBridge)', async () => {
    const apis = [costApi(eventBridge, new eventBridge.EventBridgeClient())];
    const archive = { ArchiveName: 'a', CreationTime: '2026-10-31T06:00:00.250Z', RetentionDays: 7 };
    const { calls, config } = await endpointOf(() => ({ Archives: [archive] }), apis);
    const client = new eventBridge.EventBridgeClient(config);
    const startTime = new Date('2026-10-01T00:00:00Z');

    const answer = await client.send(new eventBridge.ListArchivesCommand({ Limit: 5 }));
    await client.send(
      new eventBridge.StartReplayCommand({
        ReplayName: 'r',
        EventSourceArn: 'arn:x',
        EventStartTime: startTime,
        EventEndTime: startTime,
        Destination: { Arn: 'arn:y' },
      }),
    );

    expect(answer.Archives).toEqual([{ ...archive, CreationTime: new Date('2026-10-31T06:00:00.250Z') }]);
    expect(calls.map(({ input }) => input)).toEqual([
      { Limit: 5 },
      expect.objectContaining({ EventStartTime: '2026-10-01T00:00:00Z', Destination: { Arn: 'arn:y' } }),
    ]);
  });

  it('times in CBOR are tagged (EventBridge in another protocol)', async () => {
    const settings = { protocol: SmithyRpcV2CborProtocol };
    const apis = [costApi(eventBridge, new eventBridge.EventBridgeClient(settings))];
    const { calls, config } = await endpointOf(
      () => ({ ReplayArn: 'arn:r', ReplayStartTime: '2026-10-31T06:00:00.250Z' }),
      apis,
    );
    const client = new eventBridge.EventBridgeClient({ ...config, ...settings });
    const startTime = new Date('2026-10-01T00:00:00.500Z');

    const answer = await client.send(
      new eventBridge.StartReplayCommand({
        ReplayName: 'r',
        EventSourceArn: 'arn:x',
        EventStartTime: startTime,
        EventEndTime: startTime,
        Destination: { Arn: 'arn:y' },
      }),
    );

    expect(answer.ReplayStartTime).toEqual(new Date('2026-10-31T06:00:00.250Z'));
    expect(calls[0]?.input).toMatchObject({ EventStartTime: '2026-10-01T00:00:00.500Z' });
  });

  it('times of REST JSON bodies are epoch seconds, a JSON body is read (Lambda)', async () => {
    const apis = [costApi(lambda, new lambda.LambdaClient())];
    const mapping = { UUID: 'u', LastModified: '2026-10-31T06:00:00Z' };
    const { calls, config } = await endpointOf(() => ({ EventSourceMappings: [mapping] }), apis);
    const client = new lambda.LambdaClient(config);

    const answer = await client.send(new lambda.ListEventSourceMappingsCommand({ FunctionName: 'f' }));
    await client.send(
      new lambda.CreateEventSourceMappingCommand({
        FunctionName: 'f',
        StartingPositionTimestamp: new Date(0),
        Topics: ['t'],
      }),
    );

    expect(answer.EventSourceMappings).toEqual([{ ...mapping, LastModified: new Date('2026-10-31T06:00:00Z') }]);
    expect(calls[1]?.input).toEqual({
      FunctionName: 'f',
      StartingPositionTimestamp: '1970-01-01T00:00:00Z',
      Topics: ['t'],
    });
  });
});
