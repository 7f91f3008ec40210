import { Command, CommanderError } from 'commander';
import { MeshError, messageOf } from '../../lib/core/errors.ts';

/** What a command's end means to a script that called it. */
export const exitCodes = { done: 0, failed: 1, wrongUse: 2, partial: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Codes of errors that the caller can mend by calling otherwise. */
const wrongUse: ReadonlySet<string> = new Set(['bad-input', 'bad-configuration']);

/** A command of the mesh: the name as it is typed, and `--verbose`, which every command has. */
export function createCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--verbose', 'with a stack trace where something fails')
    .showSuggestionAfterError()
    .showHelpAfterError(`(npm run ${name} -- --help shows the right use)`)
    .exitOverride();
}

/**
 * Runs a command to its exit code. An error is one readable line on standard error; a stack trace only with
 * `--verbose`.
 */
export async function runCommand(command: Command, action: () => Promise<ExitCode>): Promise<void> {
  process.stdout.on('error', leaveQuietly);
  try {
    command.parse();
    process.exitCode = await action();
  } catch (error) {
    process.exitCode = explain(error, command.opts().verbose === true);
  }
}

/** Whoever reads may have read enough: `npm run analyze | head`. */
function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

function explain(error: unknown, verbose: boolean): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse;
  console.error(verbose && error instanceof Error ? (error.stack ?? error.message) : oneLine(messageOf(error)));
  return error instanceof MeshError && wrongUse.has(error.code) ? exitCodes.wrongUse : exitCodes.failed;
}

function oneLine(message: string): string {
  return message.trim().replace(/\s*\n\s*/g, ' ');
}
