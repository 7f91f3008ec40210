import { once } from 'node:events';
import { userInfo } from 'node:os';
import { MeshError, messageOf } from '../../lib/core/errors.ts';
import type { Sources } from '../front/default-sources.ts';
import { type Front, startFront } from '../front/front.ts';
import { interfaceFunction } from '../front/invoke-interface.ts';
import type { MeshClients } from '../mesh/clients.ts';
import { isHeldElsewhere, type Mesh, type MeshOptions, startMesh } from '../mesh/mesh.ts';
import { attach } from '../mesh/reach.ts';
import { rulesAt } from '../mesh/rules.ts';
import { type AccountOptions, type OpenedAccount, openAccount, ownFunctions, withAccountOptions } from './account.ts';
import { buildPage } from './build-page.ts';
import { createCommand, type ExitCode, exitCodes, runCommand } from './command.ts';

const command = withAccountOptions(createCommand('start', 'Runs the mesh on this machine until it is ended (Ctrl-C).'))
  .option('--port <number>', 'the port on 127.0.0.1; without it, any free one')
  .addHelpText(
    'after',
    `
Examples:
  npm start
  npm start -- --port 4100
  npm start -- --recording ../shared/data/recordings/trusted-advisor
  npm start -- --aws --profile my-sso-profile`,
  );

await runCommand(command, async () => {
  const { port, ...source } = command.opts<AccountOptions & { port?: string }>();
  const chosenPort = port === undefined ? {} : { port: readPort(port) };
  const account = await openAccount(source);
  const mesh = await startOrTell({ ...account.mesh, ...chosenPort });
  if (mesh === undefined) return exitCodes.done;
  const front = await openFront(mesh, account);
  print(mesh, account, front);
  return waitForEnd(mesh, front);
});

/** Rooms from another folder may have no interface. */
async function openFront({ url, bundles, clients }: Mesh, account: OpenedAccount): Promise<Front | undefined> {
  const isThere = bundles.some(({ room }) => room.manifest.name === interfaceFunction);
  if (!isThere) return undefined;
  const page = await preparePage();
  const sources = await prepareAccount(clients, account);
  const { home } = account.mesh;
  return startFront({ home, lambda: clients.lambda, awsUrl: url, ...(page && { page }), ...(sources && { sources }) });
}

async function preparePage(): Promise<string | undefined> {
  const build = await buildPage(() => console.log('Building the dashboard, since its sources are new ...'));
  if (build.kind !== 'failed') return build.folder;
  console.error(`The dashboard could not be built, so there is the interface alone: ${build.why}`);
  return undefined;
}

/**
 * The demo organisation with its bill and its past. A mesh that cannot be given one, such as one of an older version,
 * starts without.
 */
async function prepareAccount(
  clients: MeshClients,
  { prepare, storePast }: OpenedAccount,
): Promise<Sources | undefined> {
  if (prepare === undefined) return undefined;
  console.log('Preparing the demo organisation (the first time takes half a minute) ...');
  const sources = await prepare(clients);
  try {
    const isNew = await storePast?.(clients, sources);
    if (isNew) console.log('Analysed the demo organisation as of a week ago and as of today.');
  } catch (error) {
    console.error(`The demo organisation has no past, since ${messageOf(error)}`);
  }
  return sources;
}

/** A second start is no failure: it tells where the first one is. */
async function startOrTell(options: MeshOptions): Promise<Mesh | undefined> {
  try {
    return await startMesh(options);
  } catch (error) {
    const running = isHeldElsewhere(error) ? await attach(options.home) : undefined;
    if (running === undefined) throw error;
    console.log(`The mesh in ${options.home} runs already: ${running.url}`);
    return undefined;
  }
}

function print(
  { url, bundles: all }: Mesh,
  { title, mesh: { home, functions, asOf } }: OpenedAccount,
  front: Front | undefined,
): void {
  const bundles = all.filter(({ room }) => room.manifest.kind !== 'front-door');
  const elsewhere = functions === ownFunctions ? '' : `--functions ${functions} `;
  const width = Math.max(...bundles.map(({ room }) => room.manifest.name.length));
  const agents = bundles.map(({ room }) => `  ${room.manifest.name.padEnd(width)}  ${room.manifest.question}`);
  const schedules = rulesAt(
    bundles.map(({ room }) => room),
    asOf,
  ).flatMap(({ schedule, targets: [target] }) =>
    schedule === undefined ? [] : [`  ${target?.id.padEnd(width)}  ${schedule}`],
  );
  console.log(
    [
      `FinOps Mesh runs on ${url} (an AWS of its own, on this machine only).`,
      `Account: ${title}; state in ${home}.`,
      '',
      'Agents',
      ...agents,
      ...(schedules.length > 0 ? ['', 'Schedules (UTC)', ...schedules] : []),
      ...(front === undefined ? [] : ['', ...signInLines(front)]),
      '',
      `Try: npm run invoke -- ${elsewhere}${bundles[0]?.room.manifest.name}`,
      'Ctrl-C ends it; what was stored stays.',
    ].join('\n'),
  );
}

/** Whoever starts the mesh on his own machine is its first approver. */
function signInLines(front: Front): string[] {
  return [
    'Open the dashboard with this link, once and within ten minutes:',
    `  ${front.link({ name: userInfo().username, role: 'approver' })}`,
    `Its interface: ${front.url} (document: ${front.url}/openapi.json).`,
    'Another link: npm run sign-in -- --as NAME --role viewer|analyst|approver',
  ];
}

async function waitForEnd(mesh: Mesh, front: Front | undefined): Promise<ExitCode> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await front?.close();
  await mesh.close();
  return exitCodes.done;
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new MeshError('bad-input', `--port is "${text}"; allowed: 1 to 65535`);
}
