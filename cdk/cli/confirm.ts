import { createInterface } from 'node:readline/promises';
import { MeshError } from '../../lib/core/errors.ts';

/**
 * Asks whether to go on. Where nobody can answer, only `--yes` does.
 *
 * @throws MeshError `bad-input` without a terminal
 */
export async function confirm(question: string, yes: boolean | undefined): Promise<boolean> {
  if (yes === true) return true;
  if (!process.stdin.isTTY) throw new MeshError('bad-input', `${question} Nobody can answer here: say --yes`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}
