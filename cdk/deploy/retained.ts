import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { testEventRegistry } from '../agent/test-events.ts';
import { stackName } from '../naming.ts';
import type { Stage } from '../stage.ts';
import { gatewayLogsRole } from './gateway-logging.ts';
import { stackOutputs } from './stacks.ts';

/** What removing a stage keeps, a line each. */
export async function retainedOf(stage: Stage, client: CloudFormationClient): Promise<string[]> {
  const name = stackName(stage, 'Data');
  const outputs = await stackOutputs(client, name);
  const shared = `Kept: the registry ${testEventRegistry}, which the account shares.`;
  const people = await peopleOf(stage, client);
  if (outputs === undefined) return [...people, shared];
  const { ContextBucket = 'its bucket', StateTable = 'its table' } = outputs;
  return [`Kept: stack ${name} with bucket ${ContextBucket} and table ${StateTable}.`, ...people, shared];
}

async function peopleOf(stage: Stage, client: CloudFormationClient): Promise<string[]> {
  const name = stackName(stage, 'People');
  const outputs = await stackOutputs(client, name);
  if (outputs === undefined) return [];
  const { UserPoolId = 'its pool' } = outputs;
  const role = `Kept: the role ${gatewayLogsRole}, where the mesh made it; API Gateway of the account writes logs by it.`;
  return [`Kept: stack ${name} with the people of user pool ${UserPoolId}.`, role];
}
