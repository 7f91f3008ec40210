import { APIGatewayClient, GetAccountCommand, UpdateAccountCommand } from '@aws-sdk/client-api-gateway';
import { AttachRolePolicyCommand, CreateRoleCommand, GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, describe, expect, test } from 'vitest';
import { ensureGatewayLogging } from '../../cdk/deploy/gateway-logging.ts';

const apiGateway = mockClient(APIGatewayClient);
const iam = mockClient(IAMClient);

afterEach(() => {
  apiGateway.reset();
  iam.reset();
});

describe('a deployment gives API Gateway a role for its logs where the account has none', () => {
  const clients = () => ({
    apiGateway: new APIGatewayClient({ region: 'us-east-1' }),
    iam: new IAMClient({ region: 'us-east-1' }),
  });
  const refusal = Object.assign(new Error('the role is not known'), { name: 'BadRequestException' });
  const Role = { Arn: 'arn:new', RoleName: 'x', Path: '/', RoleId: 'r', CreateDate: new Date(0) };

  test('and waits until it is known', async () => {
    apiGateway.on(GetAccountCommand).resolves({});
    apiGateway.on(UpdateAccountCommand).rejectsOnce(refusal).resolves({});
    iam.on(CreateRoleCommand).resolves({ Role });
    iam.on(AttachRolePolicyCommand).resolves({});
    let pauses = 0;
    await ensureGatewayLogging(clients(), async () => {
      pauses += 1;
    });
    expect(pauses).toBe(1);
    expect(apiGateway.commandCalls(UpdateAccountCommand)[1]?.args[0].input).toEqual({
      patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: 'arn:new' }],
    });
  });

  test('and takes the one that an earlier deployment made', async () => {
    apiGateway.on(GetAccountCommand).resolves({});
    apiGateway.on(UpdateAccountCommand).resolves({});
    iam.on(CreateRoleCommand).rejects(Object.assign(new Error('there'), { name: 'EntityAlreadyExistsException' }));
    iam.on(GetRoleCommand).resolves({ Role });
    iam.on(AttachRolePolicyCommand).resolves({});
    await ensureGatewayLogging(clients(), async () => undefined);
    expect(apiGateway.commandCalls(UpdateAccountCommand)).toHaveLength(1);
  });

  test('and ends in a named error where it may not', async () => {
    apiGateway.on(GetAccountCommand).resolves({});
    iam.on(CreateRoleCommand).rejects(Object.assign(new Error('no'), { name: 'AccessDenied' }));
    await expect(ensureGatewayLogging(clients(), async () => undefined)).rejects.toMatchObject({
      code: 'access-denied',
      message: 'iam:CreateRole: AccessDenied: no',
    });
  });
});
