import * as support from '@aws-sdk/client-support';
import * as trustedAdvisor from '@aws-sdk/client-trustedadvisor';
import { describe, expect, it } from 'vitest';
import { serve } from './answers.fixtures.ts';
import { costApi } from './cost-api.ts';
import { costServices } from './cost-services.ts';
import { realAccount } from './real-account.ts';

const keys = { accessKeyId: 'AKIAPROFILE', secretAccessKey: 'profile-secret' };

describe('the region of a recorded call', () => {
  async function regionsRecorded(service: string, operation: string) {
    const recorded: unknown[] = [];
    const sdk = { Operation$: [9, 'ns', operation, { http: ['GET', '/v1/x', 200] }, 'unit', 'unit'] };
    const client = new trustedAdvisor.TrustedAdvisorClient();
    Object.assign(client.config, { defaultSigningName: service });
    const aws = await serve(costServices({ answer: async () => ({}) }, { apis: [costApi(sdk, client)] }), keys);
    const account = realAccount({
      apis: [costApi(sdk, client)],
      credentials: async () => keys,
      recorder: { record: async (_service, _operation, exchange) => void recorded.push(exchange) },
      endpointOf: () => ({ url: aws.endpoint, signingRegion: 'us-east-1' }),
    });
    const sent = { method: 'GET', path: '/v1/x', query: new URLSearchParams(), headers: {}, body: Buffer.alloc(0) };
    const request = { ...sent, accessKeyId: 'AKIALOCAL', region: 'eu-west-1', service };
    await account.answer({ service, operation, region: 'eu-west-1', accountId: '1', input: {}, request });
    return recorded;
  }

  it('is kept where the answer depends on it, and left out where any region answers the same', async () => {
    const exchange = { accountId: '1', request: {}, response: {} };

    expect(await regionsRecorded('compute-optimizer', 'GetEnrollmentStatus')).toEqual([
      { region: 'eu-west-1', ...exchange },
    ]);
    expect(await regionsRecorded('trustedadvisor', 'ListChecks')).toEqual([exchange]);
  });
});

describe('where a call goes', () => {
  async function endpointsFor(regions: readonly string[]) {
    const asked: string[] = [];
    const account = realAccount({
      credentials: async () => keys,
      recorder: { record: async () => {} },
      endpointOf: (api, region) => {
        asked.push(new URL(api.endpoint(region).url).host);
        return { url: 'http://127.0.0.1:1', signingRegion: api.endpoint(region).signingRegion };
      },
    });
    const config = await serve(costServices(account));
    for (const region of regions) {
      const advisor = new trustedAdvisor.TrustedAdvisorClient({ ...config, region });
      const client = new support.SupportClient({ ...config, region });
      await advisor.send(new trustedAdvisor.ListChecksCommand({})).catch(() => {});
      await client.send(new support.DescribeTrustedAdvisorChecksCommand({ language: 'en' })).catch(() => {});
    }
    return asked;
  }

  it('is the region asked for where the service is there, else its home', async () => {
    expect(await endpointsFor(['eu-west-1', 'eu-central-1'])).toEqual([
      'trustedadvisor.eu-west-1.api.aws',
      'support.us-east-1.amazonaws.com',
      'trustedadvisor.us-east-1.api.aws',
      'support.us-east-1.amazonaws.com',
    ]);
  });
});
