import { MeshError } from '../../lib/core/errors.ts';
import { createCommand, exitCodes, runCommand } from '../../local/cli/command.ts';
import { guardedPart, releasedTemplate, saveRelease } from '../guard/released.ts';
import { describeLosses, statefulLosses } from '../guard/stateful.ts';
import { allStages } from '../stages.ts';
import { synthesise } from './stage-command.ts';

const command = createCommand(
  'release',
  'Saves the templates that hold state as those of the release being made.',
).option('--functions <folder>', 'where the rooms are', 'functions');

await runCommand(command, async () => {
  const { functions } = command.opts<{ functions: string }>();
  for (const { name } of allStages()) {
    const { stage, templates } = await synthesise({ stage: name, functions });
    const template = templates.get(guardedPart) ?? {};
    const losses = statefulLosses(releasedTemplate(stage) ?? {}, template);
    if (losses.length > 0) throw new MeshError('bad-configuration', `${name} is not saved: ${describeLosses(losses)}`);
    console.log(await saveRelease(stage, template));
  }
  return exitCodes.done;
});
