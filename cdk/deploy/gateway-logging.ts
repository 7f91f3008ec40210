import { setTimeout as sleep } from 'node:timers/promises';
import { type APIGatewayClient, GetAccountCommand, UpdateAccountCommand } from '@aws-sdk/client-api-gateway';
import { AttachRolePolicyCommand, CreateRoleCommand, GetRoleCommand, type IAMClient } from '@aws-sdk/client-iam';
import { awsNameOf, fromAwsError } from '../../lib/core/aws-errors.ts';
import type { DeploymentClients } from './aws.ts';

/** The role that the account's API Gateway takes to write logs; named for whoever meets it later. */
export const gatewayLogsRole = 'ApiGatewayWritesLogs';
/** What API Gateway's developer guide, "Permissions for CloudWatch logging", asks for. */
const logsPolicy = 'arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs';
const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

/** A new role is known everywhere within seconds; API Gateway refuses it until then. */
const attempts = 12;
const pauseMs = 5_000;

/**
 * Gives the account's API Gateway a role to write logs with, where it has none: without one no stage can have an access
 * log. A role that is there stays, whosever it is.
 */
export async function ensureGatewayLogging(
  { apiGateway, iam }: Pick<DeploymentClients, 'apiGateway' | 'iam'>,
  pause: (milliseconds: number) => Promise<unknown> = sleep,
): Promise<void> {
  if (await hasRole(apiGateway)) return;
  const roleArn = await makeRole(iam);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await giveRole(apiGateway, roleArn);
      return;
    } catch (error) {
      const isTooEarly = awsNameOf(error) === 'BadRequestException' && attempt < attempts;
      if (!isTooEarly) throw fromAwsError(error, 'apigateway:UpdateAccount');
      await pause(pauseMs);
    }
  }
}

async function hasRole(apiGateway: APIGatewayClient): Promise<boolean> {
  try {
    const { cloudwatchRoleArn } = await apiGateway.send(new GetAccountCommand({}));
    return cloudwatchRoleArn !== undefined && cloudwatchRoleArn !== '';
  } catch (error) {
    throw fromAwsError(error, 'apigateway:GetAccount');
  }
}

async function giveRole(apiGateway: APIGatewayClient, roleArn: string): Promise<void> {
  const patchOperations = [{ op: 'replace' as const, path: '/cloudwatchRoleArn', value: roleArn }];
  await apiGateway.send(new UpdateAccountCommand({ patchOperations }));
}

/** A role of that name that is there was made by an earlier deployment, which ended before it was given. */
async function makeRole(iam: IAMClient): Promise<string> {
  try {
    const RoleName = gatewayLogsRole;
    const Description = 'API Gateway writes its logs; one for the account, made by FinOps Mesh';
    const AssumeRolePolicyDocument = JSON.stringify(trust);
    const made = await iam
      .send(new CreateRoleCommand({ RoleName, Description, AssumeRolePolicyDocument }))
      .catch((error: unknown) => {
        if (awsNameOf(error) !== 'EntityAlreadyExistsException') throw error;
        return iam.send(new GetRoleCommand({ RoleName }));
      });
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: logsPolicy }));
    return made.Role?.Arn ?? '';
  } catch (error) {
    throw fromAwsError(error, 'iam:CreateRole');
  }
}
