import { access, constants, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Option } from 'commander';
import { findRooms } from '../../bundle/rooms.ts';
import type { Analysis } from '../../lib/core/analysis.ts';
import type { AnalysisDocument } from '../../lib/core/analysis-document.ts';
import { MeshError, messageOf } from '../../lib/core/errors.ts';
import type { AnalysisType } from '../../lib/core/task.ts';
import { membersOf } from '../front/default-sources.ts';
import { type ReachedMesh, reachMesh } from '../mesh/reach.ts';
import { type AccountOptions, type OpenedAccount, openAccount, tellRecording, withAccountOptions } from './account.ts';
import { createCommand, type ExitCode, exitCodes, runCommand } from './command.ts';
import { showReading } from './read-progress.ts';
import { renderAnalysis } from './render/analysis.ts';
import { renderBill, renderUnreadBill } from './render/bill/bill.ts';
import type { BillFacts } from './render/bill/read-facts.ts';
import { type AnalysisRequest, readBillFacts, runAnalysis, showStep } from './run-analysis.ts';

interface AnalyzeOptions extends AccountOptions {
  readonly type?: AnalysisType;
  readonly service?: string[];
  readonly accountId?: string[];
  readonly agents?: string[];
  readonly json?: boolean;
  readonly out?: string;
}

const command = withAccountOptions(
  createCommand('analyze', 'One analysis: what can be saved, and what nobody could see.'),
)
  .addOption(new Option('--type <type>', 'how much is asked').choices(['comprehensive', 'targeted', 'emergency']))
  .option('--service <name...>', 'only these services, e.g. ec2')
  .option('--account-id <id...>', 'only these accounts')
  .option('--agents <names>', 'ask only these agents, e.g. billing,trusted-advisor', readNames)
  .option('--json', 'the analysis as JSON on standard output, and nothing else')
  .option('--out <file>', 'the analysis as JSON in a file, beside what is printed')
  .addHelpText(
    'after',
    `
Examples:
  npm run analyze
  npm run analyze -- --billing ../shared/data/focus/focus-1.0-sample.csv
  npm run analyze -- --recording ../shared/data/recordings/trusted-advisor
  npm run analyze -- --aws --profile my-sso-profile
  npm run analyze -- --agents billing
  npm run --silent analyze -- --json > analysis.json

Exit codes: 0 done, 1 failed, 2 wrong use, 3 done but something could not be seen.`,
  );

await runCommand(command, async () => {
  const options = command.opts<AnalyzeOptions>();
  if (options.out !== undefined) await assertWritable(options.out);
  if (options.agents !== undefined) await assertAnalyse(options.agents, options.functions);
  const account = await openAccount(options);
  const mesh = await reachMesh(account.mesh);
  try {
    assertOwnSettings(mesh, options);
    const sources = await account.prepare?.(mesh.clients);
    // Whoever names agents wants to hear them alone.
    const isLimited = sources === undefined || options.agents !== undefined;
    const request = { ...requestOf(options), ...(!isLimited && membersOf(sources)) };
    const reading = showReading(account.bill?.bytes, account.mesh.home);
    const told = account.bill === undefined ? showStep : () => {};
    const analysis = await runAnalysis(mesh.clients, request, told).finally(() => reading.end());
    const bill = await readBillFacts(mesh.clients, analysis);
    const whole: AnalysisDocument =
      bill === undefined ? analysis : { ...analysis, spend: bill.spend, wasteRules: bill.rules };
    if (options.out !== undefined) await writeWhole(options.out, whole);
    console.log(options.json === true ? JSON.stringify(whole) : renderText(whole, bill, account));
    tellRecording(account);
    return exitCodeOf(analysis);
  } finally {
    await mesh.leave();
  }
});

/** A bill that stands alone is told as a bill; beside other sources its waste is part of their receipt. */
function renderText(analysis: Analysis, facts: BillFacts | undefined, { title, bill }: OpenedAccount): string {
  if (bill === undefined) return renderAnalysis(analysis, title);
  return facts === undefined ? renderUnreadBill(analysis, title) : renderBill(analysis, facts, title, new Date());
}

function readNames(text: string): string[] {
  return text.split(',').map((name) => name.trim());
}

/** Said before anything is started, which may take minutes and send priced requests. */
async function assertAnalyse(agents: readonly string[], functions: string): Promise<void> {
  const rooms = await findRooms(functions);
  const known = rooms.filter(({ manifest }) => manifest.kind === 'agent' && manifest.taskKinds.includes('analyse'));
  const names = known.map(({ manifest }) => manifest.name);
  const unknown = agents.find((agent) => !names.includes(agent));
  if (unknown === undefined) return;
  throw new MeshError(
    'bad-input',
    `--agents: there is no agent "${unknown}" in ${functions}; there is: ${names.join(', ')}`,
  );
}

function requestOf({ type, service, accountId, agents }: AnalyzeOptions): AnalysisRequest {
  const scope = { ...(service && { services: service }), ...(accountId && { accountIds: accountId }) };
  return {
    ...(type !== undefined && { type }),
    ...(agents !== undefined && { agents }),
    ...(Object.keys(scope).length > 0 && { scope: scope as NonNullable<AnalysisRequest['scope']> }),
  };
}

/** A running mesh keeps the settings that it was started with. */
function assertOwnSettings({ attached, url }: ReachedMesh, { settings }: AnalyzeOptions): void {
  if (!attached || settings === undefined) return;
  throw new MeshError('bad-input', `the mesh runs at ${url} with settings of its own: end it to use ${settings}`);
}

/** Asked before the analysis, which may take minutes and send priced requests. */
async function assertWritable(file: string): Promise<void> {
  const folder = dirname(file);
  const isFolder = await stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) throw new MeshError('bad-input', `--out is "${file}", which is a folder: name a file`);
  try {
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw new MeshError('bad-input', `--out is "${file}": there is no folder "${folder}" to write to`, { cause });
  }
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
