import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as support from '@aws-sdk/client-support';
import * as trustedAdvisor from '@aws-sdk/client-trustedadvisor';
import { describe, expect, it } from 'vitest';
import { AwsError } from '../aws/aws-error.ts';
import type { AwsRequest, AwsService } from '../aws/service.ts';
import type { Call, Members } from './account.ts';
import { serve, temporaryFolder } from './answers.fixtures.ts';
import { costServices } from './cost-services.ts';
import { realAccount } from './real-account.ts';
import { recordedAccount } from './recorded-account.ts';
import { startRecording } from './recorder.ts';
import { readRecording } from './recording.ts';

const profileKeys = { accessKeyId: 'AKIAPROFILE', secretAccessKey: 'profile-secret' };
const owner = {
  accountId: '111122223333',
  name: 'test',
  currency: 'USD',
  supportPlan: 'unknown',
  asOf: '2026-11-01T00:00:00Z',
};
const arn = 'arn:aws:trustedadvisor::111122223333:recommendation/aaaa-1';
const summary = {
  id: 'r/1',
  arn,
  awsResourceId: 'i-1',
  regionCode: 'us-east-1',
  status: 'warning',
  recommendationArn: arn,
};

/** A stand-in for AWS with the profile's credentials, and the mesh's endpoint with its own in front of it. */
async function standIn(answer: (call: Call) => Members, { keys = profileKeys } = {}) {
  const received: AwsRequest[] = [];
  const spy = ({ handle, ...service }: AwsService): AwsService => ({
    ...service,
    handle: (request) => {
      received.push(request);
      return handle(request);
    },
  });
  const aws = await serve(costServices({ answer: async (call) => answer(call) }).map(spy), profileKeys);
  const folder = join(await temporaryFolder(), 'recording');
  const asked: string[] = [];
  const credentials = async () => {
    asked.push('credentials');
    return keys;
  };
  const account = realAccount({
    credentials,
    profile: 'work',
    recorder: await startRecording(folder, owner),
    endpointOf: (api, region) => ({
      url: aws.endpoint,
      signingRegion: api.service === 'support' ? 'us-east-1' : region,
    }),
  });
  const config = await serve(costServices(account));
  return { config, received, folder, asked };
}

async function replayOf(folder: string) {
  return serve(costServices(recordedAccount(await readRecording(folder))));
}

const clientsOf = (config: Awaited<ReturnType<typeof serve>>) => ({
  advisor: new trustedAdvisor.TrustedAdvisorClient(config),
  support: new support.SupportClient(config),
});

const withoutMetadata = <Output extends object>(output: Output) => ({ ...output, $metadata: undefined });

describe('a real account', () => {
  it('passes a read on, signed with the keys of the profile and not with those of the mesh', async () => {
    const { config, received } = await standIn(() => ({ recommendationResourceSummaries: [] }));
    const { advisor } = clientsOf(config);

    await advisor.send(
      new trustedAdvisor.ListRecommendationResourcesCommand({ recommendationIdentifier: arn, nextToken: "a b/+*'()~" }),
    );

    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      accessKeyId: 'AKIAPROFILE',
      service: 'trustedadvisor',
      method: 'GET',
      path: `/v1/recommendations/${encodeURIComponent(arn)}/resources`,
    });
    expect(received[0]?.query.get('nextToken')).toBe("a b/+*'()~");
  });

  it('passes on no header but those of the wire format', async () => {
    const { config, received } = await standIn(() => ({ checks: [] }));

    await clientsOf(config).support.send(new support.DescribeTrustedAdvisorChecksCommand({ language: 'en' }));

    const names = Object.keys(received[0]?.headers ?? {});
    expect(names).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^amz-sdk|^x-amz-user-agent|^x-amzn-trace/)]),
    );
    expect(received[0]?.headers).toMatchObject({ 'x-amz-target': 'AWSSupport_20130415.DescribeTrustedAdvisorChecks' });
    expect(received[0]?.body.toString()).toBe('{"language":"en"}');
  });

  it.each([
    [
      'a write of Trusted Advisor',
      'trustedadvisor:BatchUpdateRecommendationResourceExclusion',
      (config: object) =>
        new trustedAdvisor.TrustedAdvisorClient(config).send(
          new trustedAdvisor.BatchUpdateRecommendationResourceExclusionCommand({
            recommendationResourceExclusions: [],
          }),
        ),
    ],
    [
      'a write of Support',
      'support:CreateCase',
      (config: object) =>
        new support.SupportClient(config).send(new support.CreateCaseCommand({ subject: 's', communicationBody: 'b' })),
    ],
    [
      'a refresh',
      'support:RefreshTrustedAdvisorCheck',
      (config: object) =>
        new support.SupportClient(config).send(new support.RefreshTrustedAdvisorCheckCommand({ checkId: 'x' })),
    ],
    [
      'a read of private cases',
      'support:DescribeCases',
      (config: object) => new support.SupportClient(config).send(new support.DescribeCasesCommand({})),
    ],
  ])('refuses %s before credentials are even looked for', async (_, name, send) => {
    const { config, received, asked, folder } = await standIn(() => ({}));

    await expect(send(config)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `${name} is not among the read-only operations that may leave this machine; it was neither signed nor sent.`,
    });

    expect(received).toEqual([]);
    expect(asked).toEqual([]);
    expect(await readdir(folder)).toEqual(['account.json']);
  });

  it('records every answer, so that a replay gives the same ones', async () => {
    const pages = [
      {
        recommendationResourceSummaries: [
          { ...summary, lastUpdatedAt: '2026-10-31T06:00:00Z', metadata: { '0': '$70.08', '1': null } },
        ],
        nextToken: 'p2',
      },
      { recommendationResourceSummaries: [] },
    ];
    const { config, folder } = await standIn(({ operation, input }) => {
      if (operation === 'DescribeTrustedAdvisorChecks')
        throw new AwsError('SubscriptionRequiredException', 400, 'no plan');
      return pages[input.nextToken === undefined ? 0 : 1] ?? {};
    });
    const ask = async ({ advisor, support: client }: ReturnType<typeof clientsOf>) => {
      const outputs = [];
      const paging = trustedAdvisor.paginateListRecommendationResources(
        { client: advisor },
        { recommendationIdentifier: arn },
      );
      for await (const page of paging) outputs.push(withoutMetadata(page));
      const failed = await client
        .send(new support.DescribeTrustedAdvisorChecksCommand({ language: 'en' }))
        .catch((error) => error);
      return [...outputs, failed.name, failed.message, failed.$metadata.httpStatusCode];
    };

    const live = await ask(clientsOf(config));
    const replayed = await ask(clientsOf(await replayOf(folder)));

    expect(live).toHaveLength(5);
    expect(replayed).toEqual(live);
    const { calls } = await readRecording(folder);
    expect(calls.map(({ service, n, request }) => ({ service, n, request }))).toEqual([
      { service: 'support', n: 1, request: { language: 'en' } },
      { service: 'trustedadvisor', n: 1, request: { recommendationIdentifier: arn } },
      { service: 'trustedadvisor', n: 2, request: { recommendationIdentifier: arn, nextToken: 'p2' } },
    ]);
  });

  it('gives a lacking permission as AWS says it, and records it', async () => {
    const { config, folder } = await standIn(() => {
      throw new AwsError(
        'AccessDeniedException',
        403,
        'User: x is not authorized to perform: trustedadvisor:ListChecks',
      );
    });
    const ask = (settings: typeof config) => clientsOf(settings).advisor.send(new trustedAdvisor.ListChecksCommand({}));
    const denied = { name: 'AccessDeniedException', message: expect.stringContaining('trustedadvisor:ListChecks') };

    await expect(ask(config)).rejects.toMatchObject(denied);
    await expect(ask(await replayOf(folder))).rejects.toMatchObject(denied);
  });

  it.each([
    [
      'expired',
      'ExpiredTokenException',
      /^The AWS credentials of profile "work" have expired, or nobody is signed in: run "aws sso login --profile work"/,
    ],
    [
      'deleted',
      'UnrecognizedClientException',
      /^The AWS credentials of profile "work" are refused by AWS \(UnrecognizedClientException\): set valid keys/,
    ],
  ])('says in one line that the keys are %s, and does not record it', async (_, code, line) => {
    const { config, folder } = await standIn(() => {
      throw new AwsError(code, 403, 'The security token included in the request is no good');
    });

    await expect(clientsOf(config).advisor.send(new trustedAdvisor.ListChecksCommand({}))).rejects.toMatchObject({
      message: expect.stringMatching(line),
    });

    expect(await readdir(folder)).toEqual(['account.json']);
  });

  it('is refused by AWS when the secret of the profile is wrong', async () => {
    const keys = { ...profileKeys, secretAccessKey: 'another' };
    const { config, received } = await standIn(() => ({ checkSummaries: [] }), { keys });

    await expect(clientsOf(config).advisor.send(new trustedAdvisor.ListChecksCommand({}))).rejects.toThrow(
      'are refused by AWS (InvalidSignatureException)',
    );
    expect(received).toEqual([]);
  });

  it('says which host could not be reached', async () => {
    const account = realAccount({
      credentials: async () => profileKeys,
      recorder: { record: async () => {} },
      endpointOf: () => ({ url: 'http://127.0.0.1:1', signingRegion: 'us-east-1' }),
    });
    const config = await serve(costServices(account));

    await expect(clientsOf(config).advisor.send(new trustedAdvisor.ListChecksCommand({}))).rejects.toMatchObject({
      name: 'ServiceUnavailable',
      message: expect.stringContaining('127.0.0.1:1 could not be reached: '),
    });
  });
});
