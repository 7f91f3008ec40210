import { InvokeCommand } from '@aws-sdk/client-lambda';
import { fromAwsError } from '../../lib/core/aws-errors.ts';
import { MeshError } from '../../lib/core/errors.ts';
import { findAwsIdentity } from '../../local/answers/aws-identity.ts';
import { readJsonFile } from '../../local/answers/json-file.ts';
import { type ExitCode, exitCodes, runCommand } from '../../local/cli/command.ts';
import { assertAccount } from '../deploy/account.ts';
import { deploymentClients } from '../deploy/aws.ts';
import { liveAliasOf } from '../deploy/live-alias.ts';
import { findStage } from '../stages.ts';
import { type StageOptions, stageCommand } from './stage-command.ts';

const command = stageCommand('invoke', 'Invokes one function of a deployed mesh with a test event.')
  .argument('<agent>', 'the name of a room, e.g. trusted-advisor')
  .argument('[file]', 'a test event as JSON; without one, {}')
  .addHelpText(
    'after',
    `
Examples:
  npm run invoke -- --stage prod trusted-advisor
  npm run invoke -- --stage prod trusted-advisor functions/trusted-advisor/events/all-savings.json

The reply is on standard output. Exit codes: 0 done, 1 failed, 2 wrong use, 3 done but partial.`,
  );

await runCommand(command, async () => {
  const [agent = '', file] = command.args;
  const { stage: name, profile } = command.opts<StageOptions>();
  const stage = findStage(name);
  const event = file === undefined ? {} : await readJsonFile(file, file);
  const identity = await findAwsIdentity({ profile });
  assertAccount(stage, identity);
  const { cloudFormation, lambda } = deploymentClients(stage, identity);
  const functionName = await liveAliasOf(cloudFormation, stage, agent);
  const reply = await lambda
    .send(new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(event) }))
    .catch((error: unknown) => {
      throw fromAwsError(error, 'lambda:InvokeFunction');
    });
  const text = reply.Payload?.transformToString() || 'null';
  if (reply.FunctionError !== undefined) throw new MeshError('agent-failed', `${agent} failed: ${text}`);
  return printReply(JSON.parse(text));
});

function printReply(reply: unknown): ExitCode {
  console.log(JSON.stringify(reply, null, 2));
  const status = typeof reply === 'object' && reply !== null && 'status' in reply ? reply.status : 'complete';
  return status === 'complete' || status === 'completed' ? exitCodes.done : exitCodes.partial;
}
