import { once } from 'node:events';
import { MeshError } from '../../lib/core/errors.ts';
import { isHeldElsewhere, type Mesh, type MeshOptions, startMesh } from '../mesh/mesh.ts';
import { attach } from '../mesh/reach.ts';
import { type AccountOptions, type OpenedAccount, openAccount, ownFunctions, withAccountOptions } from './account.ts';
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
  print(mesh, account);
  return waitForEnd(mesh);
});

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

function print({ url, bundles }: Mesh, { title, mesh: { home, functions } }: OpenedAccount): void {
  const elsewhere = functions === ownFunctions ? '' : `--functions ${functions} `;
  const width = Math.max(...bundles.map(({ room }) => room.manifest.name.length));
  const agents = bundles.map(({ room }) => `  ${room.manifest.name.padEnd(width)}  ${room.manifest.question}`);
  const schedules = bundles.flatMap(({ room }) =>
    room.manifest.schedules.map(({ expression }) => `  ${room.manifest.name.padEnd(width)}  ${expression}`),
  );
  console.log(
    [
      `FinOps Mesh runs on ${url} (an AWS of its own, on this machine only).`,
      `Account: ${title}; state in ${home}.`,
      '',
      'Agents',
      ...agents,
      ...(schedules.length > 0 ? ['', 'Schedules (UTC)', ...schedules] : []),
      '',
      `Try: npm run invoke -- ${elsewhere}${bundles[0]?.room.manifest.name}`,
      'Ctrl-C ends it; what was stored stays.',
    ].join('\n'),
  );
}

async function waitForEnd(mesh: Mesh): Promise<ExitCode> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await mesh.close();
  return exitCodes.done;
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new MeshError('bad-input', `--port is "${text}"; allowed: 1 to 65535`);
}
