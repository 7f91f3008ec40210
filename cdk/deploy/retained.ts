import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { testEventRegistry } from '../agent/test-events.ts';
import { stackName } from '../naming.ts';
import type { Stage } from '../stage.ts';
import { stackOutputs } from './stacks.ts';

/** What removing a stage keeps, a line each. */
export async function retainedOf(stage: Stage, client: CloudFormationClient): Promise<string[]> {
  const name = stackName(stage, 'Data');
  const outputs = await stackOutputs(client, name);
  const shared = `Kept: the registry ${testEventRegistry}, which the account shares.`;
  if (outputs === undefined) return [shared];
  const { ContextBucket = 'its bucket', StateTable = 'its table' } = outputs;
  return [`Kept: stack ${name} with bucket ${ContextBucket} and table ${StateTable}.`, shared];
}
