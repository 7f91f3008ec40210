import { exitCodes, runCommand } from '../../local/cli/command.ts';
import { stackName } from '../naming.ts';
import { type StageOptions, stageCommand, synthesise } from './stage-command.ts';

const command = stageCommand('synth', 'Makes the templates of a stage; no credentials, no network.').addHelpText(
  'after',
  `
Examples:
  npm run synth
  npm run synth -- --stage prod`,
);

await runCommand(command, async () => {
  const { stage, rooms, assembly, templates } = await synthesise(command.opts<StageOptions>());
  console.log(`Stage ${stage.name}: ${rooms.length} functions, in ${assembly}`);
  for (const part of templates.keys()) console.log(`  ${stackName(stage, part)}.template.json`);
  return exitCodes.done;
});
