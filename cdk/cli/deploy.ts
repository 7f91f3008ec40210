import { findAwsIdentity } from '../../local/answers/aws-identity.ts';
import { exitCodes, runCommand } from '../../local/cli/command.ts';
import { assertAccount } from '../deploy/account.ts';
import { deploymentClients } from '../deploy/aws.ts';
import { cdkOn } from '../deploy/cdk-cli.ts';
import { deployStage } from '../deploy/deployment.ts';
import { showDifference } from '../deploy/difference.ts';
import { findStage } from '../stages.ts';
import { confirm } from './confirm.ts';
import { type StageOptions, stageCommand, synthesise } from './stage-command.ts';

const command = stageCommand('deploy', 'Deploys a stage: shows the difference, tries new versions, then goes live.')
  .option('--yes', 'without asking after the difference')
  .option('--administrator <e-mail>', 'who is invited as the first to sign in, as approver')
  .addHelpText(
    'after',
    `
Examples:
  npm run deploy
  npm run deploy -- --stage prod --profile finops
  npm run deploy -- --stage prod --administrator maria@example.com

Exit codes: 0 live, 1 not live (the line on standard error says why), 2 wrong use.`,
  );

await runCommand(command, async () => {
  const options = command.opts<StageOptions & { yes?: boolean; administrator?: string }>();
  findStage(options.stage);
  const identity = await findAwsIdentity({ profile: options.profile });
  const synthesised = await synthesise(options);
  const { stage, rooms, assembly } = synthesised;
  assertAccount(stage, identity);
  const cdk = cdkOn(assembly, options.profile);
  await showDifference(cdk, synthesised);
  const question = `Deploy stage ${stage.name} to account ${identity.accountId}, ${stage.region}?`;
  if (!(await confirm(question, options.yes))) return exitCodes.done;
  const manifests = rooms.map(({ manifest }) => manifest);
  const clients = deploymentClients(stage, identity);
  const { administrator } = options;
  const people = administrator === undefined ? {} : { administrator };
  await deployStage({ ...synthesised, ...people, manifests, clients, cdk, tell: console.log });
  return exitCodes.done;
});
