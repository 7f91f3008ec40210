import { type CloudFormationClient, DescribeStacksCommand, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { fromAwsError } from '../../lib/core/aws-errors.ts';
import { MeshError, messageOf } from '../../lib/core/errors.ts';
import type { GuardedTemplate } from '../guard/stateful.ts';
import { type StackPart, stackName } from '../naming.ts';
import type { Stage } from '../stage.ts';

/** The outputs of a deployed stack; `undefined` where it is not deployed. */
export async function stackOutputs(
  client: CloudFormationClient,
  name: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const answer = await orAbsent('cloudformation:DescribeStacks', () =>
    client.send(new DescribeStacksCommand({ StackName: name })),
  );
  const outputs = answer?.Stacks?.[0]?.Outputs;
  if (answer === undefined) return undefined;
  return Object.fromEntries((outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}

/** The outputs of a part of a stage. @throws MeshError `not-found` where it is not deployed */
export async function outputsOf(
  client: CloudFormationClient,
  stage: Stage,
  part: StackPart,
): Promise<Readonly<Record<string, string>>> {
  const outputs = await stackOutputs(client, stackName(stage, part));
  if (outputs !== undefined) return outputs;
  throw new MeshError('not-found', `${stackName(stage, part)} is not deployed in ${stage.region}`);
}

/** The template that a stack was last deployed with; `undefined` where it is not deployed. */
export async function deployedTemplate(
  client: CloudFormationClient,
  name: string,
): Promise<GuardedTemplate | undefined> {
  const answer = await orAbsent('cloudformation:GetTemplate', () =>
    client.send(new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' })),
  );
  return answer?.TemplateBody === undefined ? undefined : (JSON.parse(answer.TemplateBody) as GuardedTemplate);
}

/** CloudFormation answers a stack that is not there with a ValidationError that says so. */
async function orAbsent<Answer>(call: string, send: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationError' && /does not exist/.test(messageOf(error))) {
      return undefined;
    }
    throw fromAwsError(error, call);
  }
}
