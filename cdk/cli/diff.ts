import { findAwsIdentity } from '../../local/answers/aws-identity.ts';
import { exitCodes, runCommand } from '../../local/cli/command.ts';
import { cdkOn } from '../deploy/cdk-cli.ts';
import { showDifference } from '../deploy/difference.ts';
import { findStage } from '../stages.ts';
import { type StageOptions, stageCommand, synthesise } from './stage-command.ts';

const command = stageCommand('diff', 'Shows what a deployment of a stage would change.').addHelpText(
  'after',
  `
Examples:
  npm run diff -- --stage prod --profile finops`,
);

await runCommand(command, async () => {
  const options = command.opts<StageOptions>();
  findStage(options.stage);
  await findAwsIdentity({ profile: options.profile });
  const synthesised = await synthesise(options);
  await showDifference(cdkOn(synthesised.assembly, options.profile), synthesised);
  return exitCodes.done;
});
