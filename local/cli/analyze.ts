import { rename, writeFile } from 'node:fs/promises';
import { Option } from 'commander';
import type { Analysis } from '../../lib/core/analysis.ts';
import { MeshError, messageOf } from '../../lib/core/errors.ts';
import type { AnalysisType } from '../../lib/core/task.ts';
import type { StepState } from '../../lib/state/analysis-state.ts';
import { type ReachedMesh, reachMesh } from '../mesh/reach.ts';
import { type AccountOptions, openAccount, withAccountOptions } from './account.ts';
import { createCommand, type ExitCode, exitCodes, runCommand } from './command.ts';
import { renderAnalysis } from './render/analysis.ts';
import { type AnalysisRequest, runAnalysis } from './run-analysis.ts';

interface AnalyzeOptions extends AccountOptions {
  readonly type?: AnalysisType;
  readonly service?: string[];
  readonly accountId?: string[];
  readonly json?: boolean;
  readonly out?: string;
}

const command = withAccountOptions(
  createCommand('analyze', 'One analysis: what can be saved, and what nobody could see.'),
)
  .addOption(new Option('--type <type>', 'how much is asked').choices(['comprehensive', 'targeted', 'emergency']))
  .option('--service <name...>', 'only these services, e.g. ec2')
  .option('--account-id <id...>', 'only these accounts')
  .option('--json', 'the analysis as JSON on standard output, and nothing else')
  .option('--out <file>', 'the analysis as JSON in a file, beside what is printed')
  .addHelpText(
    'after',
    `
Examples:
  npm run analyze
  npm run analyze -- --recording ../shared/data/recordings/trusted-advisor
  npm run analyze -- --aws --profile my-sso-profile
  npm run --silent analyze -- --json > analysis.json

Exit codes: 0 done, 1 failed, 2 wrong use, 3 done but something could not be seen.`,
  );

await runCommand(command, async () => {
  const options = command.opts<AnalyzeOptions>();
  const account = await openAccount(options);
  const mesh = await reachMesh(account.mesh);
  try {
    assertOwnSettings(mesh, options);
    const analysis = await runAnalysis(mesh.clients, requestOf(options), showStep);
    if (options.out !== undefined) await writeWhole(options.out, analysis);
    console.log(options.json === true ? JSON.stringify(analysis) : renderAnalysis(analysis, account.title));
    if (account.recordedTo !== undefined) console.error(`AWS's answers are recorded in ${account.recordedTo}`);
    return exitCodeOf(analysis);
  } finally {
    await mesh.leave();
  }
});

function requestOf({ type, service, accountId }: AnalyzeOptions): AnalysisRequest {
  const scope = { ...(service && { services: service }), ...(accountId && { accountIds: accountId }) };
  return {
    ...(type !== undefined && { type }),
    ...(Object.keys(scope).length > 0 && { scope: scope as NonNullable<AnalysisRequest['scope']> }),
  };
}

/** A running mesh keeps the settings that it was started with. */
function assertOwnSettings({ attached, url }: ReachedMesh, { settings }: AnalyzeOptions): void {
  if (!attached || settings === undefined) return;
  throw new MeshError('bad-input', `the mesh runs at ${url} with settings of its own: end it to use ${settings}`);
}

/** Progress is for a person: it goes to a terminal, and never into a file. */
function showStep({ agent, status, findings, message }: StepState): void {
  if (!process.stderr.isTTY) return;
  const found = findings === undefined ? '' : `: ${findings.toLocaleString('en-US')} findings`;
  console.error(`  ${agent} ${status}${found}${message === undefined ? '' : ` (${message})`}`);
}

async function writeWhole(file: string, analysis: Analysis): Promise<void> {
  try {
    await writeFile(`${file}.part`, `${JSON.stringify(analysis)}\n`, { mode: 0o600 });
    await rename(`${file}.part`, file);
  } catch (cause) {
    throw new MeshError('bad-input', `${file} cannot be written: ${messageOf(cause)}`, { cause });
  }
}

function exitCodeOf({ status }: Analysis): ExitCode {
  if (status === 'completed') return exitCodes.done;
  return status === 'partial' ? exitCodes.partial : exitCodes.failed;
}
