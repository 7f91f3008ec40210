import { MeshError } from '../../lib/core/errors.ts';
import { createCommand, exitCodes, runCommand } from '../../local/cli/command.ts';
import { guardedParts, releasedTemplate, saveRelease } from '../guard/released.ts';
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
    for (const part of guardedParts) {
      const template = templates.get(part) ?? {};
      const losses = statefulLosses(releasedTemplate(stage, part) ?? {}, template);
      if (losses.length > 0)
        throw new MeshError('bad-configuration', `${name} is not saved: ${describeLosses(losses)}`);
      console.log(await saveRelease(stage, part, template));
    }
  }
  return exitCodes.done;
});
