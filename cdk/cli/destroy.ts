import { findAwsIdentity } from '../../local/answers/aws-identity.ts';
import { exitCodes, runCommand } from '../../local/cli/command.ts';
import { assertAccount } from '../deploy/account.ts';
import { deploymentClients } from '../deploy/aws.ts';
import { cdkOn } from '../deploy/cdk-cli.ts';
import { removableStacks } from '../deploy/parts.ts';
import { retainedOf } from '../deploy/retained.ts';
import { findStage } from '../stages.ts';
import { confirm } from './confirm.ts';
import { type StageOptions, stageCommand, synthesise } from './stage-command.ts';

const command = stageCommand('destroy', 'Removes a stage but its data, and says what is kept.')
  .option('--yes', 'without asking')
  .addHelpText(
    'after',
    `
Examples:
  npm run destroy -- --stage dev

What is kept is found again by the next deployment. docs/deployment.md says how to remove it for good.`,
  );

await runCommand(command, async () => {
  const options = command.opts<StageOptions & { yes?: boolean }>();
  findStage(options.stage);
  const identity = await findAwsIdentity({ profile: options.profile });
  const synthesised = await synthesise(options);
  const { stage, assembly } = synthesised;
  assertAccount(stage, identity);
  if (!(await confirm(`Remove stage ${stage.name} from account ${identity.accountId}?`, options.yes))) {
    return exitCodes.done;
  }
  await cdkOn(assembly, options.profile)(['destroy', ...removableStacks(synthesised), '--force', '--exclusively']);
  for (const line of await retainedOf(stage, deploymentClients(stage, identity).cloudFormation)) console.log(line);
  return exitCodes.done;
});
