import { findRooms } from '../../bundle/rooms.ts';
import { createContext } from '../../lib/context/context.ts';
import type { Analysis } from '../../lib/core/analysis.ts';
import type { ReportHeader } from '../../lib/core/report.ts';
import { membersOf } from '../front/default-sources.ts';
import { bucketName, type MeshClients } from '../mesh/clients.ts';
import { reachMesh } from '../mesh/reach.ts';
import { type AccountOptions, openAccount, tellRecording, withAccountOptions } from './account.ts';
import { createCommand, exitCodes, runCommand } from './command.ts';
import { diagnose } from './diagnose.ts';
import { renderDiagnosis } from './render/diagnosis.ts';
import { runAnalysis, showStep } from './run-analysis.ts';

interface DoctorOptions extends AccountOptions {
  readonly json?: boolean;
}

const command = withAccountOptions(
  createCommand('doctor', 'What this account lets the mesh see, switch by switch, and what to do about the rest.'),
)
  .option('--json', 'the same as JSON on standard output, and nothing else')
  .addHelpText(
    'after',
    `
Every agent is asked once, as by npm run analyze; with --aws that sends the same requests.

Examples:
  npm run doctor -- --aws --profile my-sso-profile
  npm run doctor -- --recording ../shared/data/recordings/trusted-advisor
  npm run --silent doctor -- --aws --json > doctor.json

Exit codes: 0 all can be seen, 3 something cannot, 1 failed, 2 wrong use.`,
  );

await runCommand(command, async () => {
  const options = command.opts<DoctorOptions>();
  const account = await openAccount(options);
  const mesh = await reachMesh(account.mesh);
  try {
    const sources = await account.prepare?.(mesh.clients);
    const analysis = await runAnalysis(mesh.clients, sources === undefined ? {} : membersOf(sources), showStep);
    const { takesPart = () => true } = account.mesh;
    const manifests = (await findRooms(mesh.functions)).map(({ manifest }) => manifest).filter(takesPart);
    const diagnosis = diagnose(analysis, await readReports(mesh.clients, analysis), manifests);
    const text = options.json === true ? JSON.stringify(diagnosis) : renderDiagnosis(diagnosis, account.title);
    console.log(text);
    tellRecording(account);
    return analysis.gaps.length === 0 ? exitCodes.done : exitCodes.partial;
  } finally {
    await mesh.leave();
  }
});

function readReports({ s3 }: MeshClients, { reports }: Analysis): Promise<ReportHeader[]> {
  const context = createContext({ client: s3, bucket: bucketName, owner: 'operator' });
  return Promise.all(reports.map(({ contextKey }) => context.readReport(contextKey)));
}
