import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Endpoint } from './server.ts';
import { createSts } from './sts.ts';
import { ACCOUNT_ID, CREDENTIALS, sdkClients, sendSigned, startTestEndpoint } from './test-endpoint.ts';

let endpoint: Endpoint;

beforeAll(async () => {
  endpoint = await startTestEndpoint('', { services: [createSts({ accountId: ACCOUNT_ID })] });
});

afterAll(() => endpoint.close());

test('the caller is a user of the embedded account', async () => {
  const identity = await sdkClients(endpoint.url).sts.send(new GetCallerIdentityCommand({}));
  expect(identity).toMatchObject({
    Account: ACCOUNT_ID,
    Arn: `arn:aws:iam::${ACCOUNT_ID}:user/finops-mesh`,
    UserId: CREDENTIALS.accessKeyId,
  });
});

test('any other action is refused by its name', async () => {
  const RoleArn = 'arn:aws:iam::123456789012:role/finops';
  const assuming = sdkClients(endpoint.url).sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test' }));
  await expect(assuming).rejects.toMatchObject({
    name: 'NotImplemented',
    message: 'The embedded AWS has no sts:AssumeRole. It has: GetCallerIdentity.',
  });
});

test('a request without an action is refused', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await sendSigned(endpoint, { method: 'POST', service: 'sts', headers, body: 'Version=2011-06-15' });
  expect(answer).toMatchObject({ status: 400, body: expect.stringContaining('<Code>MissingAction</Code>') });
});
