import { writeFile } from 'node:fs/promises';
import { createCommand, exitCodes, runCommand } from '../../local/cli/command.ts';
import { makePages } from '../pages/pages.ts';

const command = createCommand('pages', 'Writes the generated pages: permissions, price, environment.').option(
  '--functions <folder>',
  'where the rooms are',
  'functions',
);

await runCommand(command, async () => {
  const { functions } = command.opts<{ functions: string }>();
  for (const [file, text] of await makePages(functions)) {
    await writeFile(file, text);
    console.log(file);
  }
  return exitCodes.done;
});
