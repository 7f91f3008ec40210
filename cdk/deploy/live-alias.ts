import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { MeshError } from '../../lib/core/errors.ts';
import { aliasOutput, stackName } from '../naming.ts';
import type { Stage } from '../stage.ts';
import { stackOutputs } from './stacks.ts';

/**
 * The ARN of a room's live alias in a deployed stage.
 *
 * @throws MeshError `not-found` where the stage is not deployed or has no such room
 */
export async function liveAliasOf(client: CloudFormationClient, stage: Stage, room: string): Promise<string> {
  const outputs = await stackOutputs(client, stackName(stage, 'Bus'));
  if (outputs === undefined) {
    throw new MeshError(
      'not-found',
      `stage "${stage.name}" is not deployed in ${stage.region}: run "npm run deploy" first`,
    );
  }
  const alias = outputs[aliasOutput(room)];
  if (alias !== undefined) return alias;
  throw new MeshError('not-found', `stage "${stage.name}" has no agent "${room}"`);
}
