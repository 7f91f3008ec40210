import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Members } from './account.ts';
import { temporaryFolder, writeRecording } from './answers.fixtures.ts';
import { readRecording } from './recording.ts';
import { shareRecording } from './share-recording.ts';

const arnOf = (resource: string) => `arn:aws:trustedadvisor::111122223333:${resource}`;
const recommendation = '11111111-aaaa-4aaa-8aaa-000000000001';

const checks = {
  request: { language: 'en', pillar: 'cost_optimizing' },
  response: {
    checkSummaries: [
      {
        id: 'Qch7DwouX1',
        arn: 'arn:aws:trustedadvisor:::check/Qch7DwouX1',
        name: 'Low Utilization Amazon EC2 Instances',
        metadata: {
          '0': 'Region/AZ',
          '1': 'Instance ID',
          '2': 'Instance Name',
          '3': 'Instance Type',
          '4': 'Estimated Monthly Savings',
          '5': 'Remark',
        },
      },
    ],
  },
};

const recommendations = (overrides: Members = {}) => ({
  request: { status: 'warning' },
  response: {
    recommendationSummaries: [
      {
        id: recommendation,
        arn: arnOf(`recommendation/${recommendation}`),
        checkArn: 'arn:aws:trustedadvisor:::check/Qch7DwouX1',
        name: 'Low Utilization Amazon EC2 Instances',
        status: 'warning',
        lastUpdatedAt: '2026-10-31T06:00:00Z',
        pillarSpecificAggregates: { costOptimizing: { estimatedMonthlySavings: 70.08 } },
        ...overrides,
      },
    ],
    nextToken: 'opaque-1',
  },
});

const resources = (identifier: string) => ({
  request: { recommendationIdentifier: identifier },
  response: {
    recommendationResourceSummaries: [
      {
        id: `${recommendation}/i-0c1d2e3f4a5b60001`,
        awsResourceId: 'i-0c1d2e3f4a5b60001',
        regionCode: 'us-east-1',
        metadata: {
          '0': 'us-east-1a',
          '1': 'i-0c1d2e3f4a5b60001',
          '2': 'payroll-db',
          '3': 'm5.large',
          '4': '$70.08',
          '5': 'asked jane@corp.example',
          '6': null,
        },
      },
    ],
  },
});

async function share(files: Readonly<Record<string, unknown>>) {
  const folder = await writeRecording(files);
  const sharedFolder = join(await temporaryFolder(), 'shared');
  await shareRecording(folder, sharedFolder);
  const read = async (name: string) => JSON.parse(await readFile(join(sharedFolder, name), 'utf8'));
  return { sharedFolder, read };
}

describe('a shared recording', () => {
  it('has another account, names and ids, the same wherever they stand, and the same amounts', async () => {
    const { read } = await share({
      'trustedadvisor/list-checks-1.json': checks,
      'trustedadvisor/list-recommendations-1.json': recommendations(),
      'trustedadvisor/list-recommendations-2.json': {
        request: { status: 'warning', nextToken: 'opaque-1' },
        response: {},
      },
      'trustedadvisor/list-recommendation-resources-1.json': resources(arnOf(`recommendation/${recommendation}`)),
      'trustedadvisor/list-recommendation-resources-2.json': resources(recommendation),
    });

    const owner = await read('account.json');
    expect(owner).toMatchObject({
      accountId: expect.stringMatching(/^9\d{11}$/),
      name: 'name-1',
      currency: 'USD',
      asOf: '2026-11-01T00:00:00Z',
    });
    expect(await read('trustedadvisor/list-checks-1.json')).toEqual(checks);
    const listed = await read('trustedadvisor/list-recommendations-1.json');
    const [shared] = listed.response.recommendationSummaries;
    expect(shared.arn).toBe(`arn:aws:trustedadvisor::${owner.accountId}:recommendation/${shared.id}`);
    expect(shared).toMatchObject({
      ...recommendations().response.recommendationSummaries[0],
      id: shared.id,
      arn: shared.arn,
    });
    expect(shared.id).not.toBe(recommendation);
    const next = await read('trustedadvisor/list-recommendations-2.json');
    expect(next.request).toEqual({ status: 'warning', nextToken: listed.response.nextToken });
    const byArn = await read('trustedadvisor/list-recommendation-resources-1.json');
    const byId = await read('trustedadvisor/list-recommendation-resources-2.json');
    expect([byArn.request.recommendationIdentifier, byId.request.recommendationIdentifier]).toEqual([
      shared.arn,
      shared.id,
    ]);
    const [resource] = byArn.response.recommendationResourceSummaries;
    expect(resource).toEqual({
      id: `${shared.id}/${resource.awsResourceId}`,
      awsResourceId: 'i-00000000000000001',
      regionCode: 'us-east-1',
      metadata: {
        '0': 'us-east-1a',
        '1': resource.awsResourceId,
        '2': expect.stringMatching(/^name-\d+$/),
        '3': 'm5.large',
        '4': '$70.08',
        '5': expect.stringMatching(/^name-\d+$/),
        '6': null,
      },
    });
  });

  it('keeps the words of people out: names of recommendations that no check made, and reasons', async () => {
    const { read } = await share({
      'trustedadvisor/list-recommendations-1.json': recommendations({
        checkArn: null,
        name: 'Project Falcon',
        updatedOnBehalfOf: 'Jane',
      }),
    });

    const [shared] = (await read('trustedadvisor/list-recommendations-1.json')).response.recommendationSummaries;
    expect(shared.name).toMatch(/^name-\d+$/);
    expect(shared.updatedOnBehalfOf).toMatch(/^name-\d+$/);
  });

  it('reads columns by the headings of their check, in the Support API too', async () => {
    const flagged = { status: 'warning', region: 'us-east-1', resourceId: 'Xa-b_1' };
    const { read } = await share({
      'support/describe-trusted-advisor-checks-1.json': {
        request: { language: 'en' },
        response: { checks: [{ id: 'x', metadata: ['Region', 'Instance Name', 'Days Since Last Connection'] }] },
      },
      'support/describe-trusted-advisor-check-result-1.json': {
        request: { checkId: 'x', language: 'en' },
        response: { result: { flaggedResources: [{ ...flagged, metadata: ['us-east-1', '2024', '12', null] }] } },
      },
    });

    const { request, response } = await read('support/describe-trusted-advisor-check-result-1.json');
    expect(request).toEqual({ checkId: 'x', language: 'en' });
    expect(response.result.flaggedResources).toEqual([
      {
        ...flagged,
        resourceId: expect.stringMatching(/^name-\d+$/),
        metadata: ['us-east-1', expect.stringMatching(/^name-\d+$/), '12', null],
      },
    ]);
  });

  it('names nobody in errors', async () => {
    const message = 'User: arn:aws:iam::111122223333:user/jane is not authorized to perform: support:X';
    const { read } = await share({
      'support/describe-trusted-advisor-checks-1.json': {
        request: {},
        error: { name: 'AccessDeniedException', message },
      },
    });

    const { error } = await read('support/describe-trusted-advisor-checks-1.json');
    expect(error.name).toBe('AccessDeniedException');
    expect(error.message).toMatch(
      /^User: arn:aws:iam::9\d{11}:user\/name-\d+ is not authorized to perform: support:X$/,
    );
  });

  it('is refused for a service whose private members are not stated, and writes nothing', async () => {
    const folder = await writeRecording({ 'ce/get-cost-and-usage-1.json': { request: {}, response: {} } });
    const parent = await temporaryFolder();

    await expect(shareRecording(folder, join(parent, 'shared'))).rejects.toMatchObject({
      code: 'bad-input',
      message: `${folder} cannot be shared: what is private in answers of ce is not stated`,
    });
    expect(await readdir(parent)).toEqual([]);
  });

  it('does not mix with another recording', async () => {
    const { sharedFolder } = await share({ 'trustedadvisor/list-checks-1.json': checks });

    await expect(
      shareRecording(await writeRecording({ 'trustedadvisor/list-checks-1.json': checks }), sharedFolder),
    ).rejects.toMatchObject({
      code: 'already-exists',
    });
    expect((await readRecording(sharedFolder)).calls).toHaveLength(1);
  });
});
