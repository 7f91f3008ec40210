import { rename, writeFile } from 'node:fs/promises';
import { Option } from 'commander';
import * as z from 'zod/mini';
import { hasCode, MeshError, messageOf } from '../../lib/core/errors.ts';
import { parse } from '../../lib/core/parse.ts';
import { readInterface } from '../front/call-interface.ts';
import { reachMesh } from '../mesh/reach.ts';
import { type AccountOptions, openAccount, withAccountOptions } from './account.ts';
import { createCommand, exitCodes, runCommand } from './command.ts';

interface ExportOptions extends AccountOptions {
  readonly format: string;
  readonly analysis?: string;
  readonly out?: string;
}

const Exported = z.looseObject({ url: z.url(), rows: z.int() });

const command = withAccountOptions(createCommand('export', 'The opportunities of an analysis as a file.'))
  .addOption(new Option('--format <format>', 'the shape of the file').choices(['focus', 'csv']).default('focus'))
  .option('--analysis <id>', 'an analysis (default: the newest comprehensive one)')
  .option('--out <file>', 'a file (default: standard output)')
  .addHelpText(
    'after',
    `
Examples:
  npm run --silent export -- --format csv > opportunities.csv
  npm run export -- --format focus --out recommendations.csv

focus: dataset Recommendation of the FOCUS 1.5 draft. Exit codes: 0 done, 1 failed, 2 wrong use or no analysis yet.`,
  );

await runCommand(command, async () => {
  const { format, analysis, out, ...source } = command.opts<ExportOptions>();
  const mesh = await reachMesh((await openAccount(source)).mesh);
  try {
    const query = new URLSearchParams({ format, ...(analysis !== undefined && { analysis }) });
    const answer = await readInterface(mesh.clients.lambda, `/export?${query}`).catch(explainAbsent);
    const { url, rows } = parse(Exported, answer, 'answer of the interface', 'bad-reply');
    const text = await (await fetch(url)).text();
    if (out === undefined) process.stdout.write(text);
    else {
      await writeWhole(out, text);
      console.error(`${rows} opportunities are in ${out}`);
    }
    return exitCodes.done;
  } finally {
    await mesh.leave();
  }
});

function explainAbsent(error: unknown): never {
  if (!hasCode(error, 'not-found')) throw error;
  throw new MeshError('bad-input', 'there is no such analysis here: npm run analyze makes one', { cause: error });
}

async function writeWhole(file: string, text: string): Promise<void> {
  try {
    await writeFile(`${file}.part`, text, { mode: 0o600 });
    await rename(`${file}.part`, file);
  } catch (cause) {
    throw new MeshError('bad-input', `${file} cannot be written: ${messageOf(cause)}`, { cause });
  }
}
