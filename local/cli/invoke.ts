import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { findRooms } from '../../bundle/rooms.ts';
import { MeshError } from '../../lib/core/errors.ts';
import type { Manifest } from '../../lib/core/manifest.ts';
import { readJsonFile } from '../answers/json-file.ts';
import { reachMesh } from '../mesh/reach.ts';
import { readsExport } from '../mesh/variables.ts';
import { type AccountOptions, openAccount, withAccountOptions } from './account.ts';
import { createCommand, type ExitCode, exitCodes, runCommand } from './command.ts';

const command = withAccountOptions(
  createCommand('invoke', 'Invokes one function with a test event, like the Test button of the Lambda console.'),
)
  .argument('<agent>', 'the name of a room, e.g. trusted-advisor')
  .argument('[file]', 'a test event as JSON; without one, {}')
  .addHelpText(
    'after',
    `
Examples:
  npm run invoke -- trusted-advisor
  npm run invoke -- trusted-advisor functions/trusted-advisor/events/all-savings.json
  npm run invoke -- --recording ../shared/data/recordings/trusted-advisor trusted-advisor
  npm run invoke -- --functions test/functions echo

The reply is on standard output. Exit codes: 0 done, 1 failed, 2 wrong use, 3 done but partial.`,
  );

await runCommand(command, async () => {
  const [agent = '', file] = command.args;
  const source = command.opts<AccountOptions>();
  const event = file === undefined ? {} : await readJsonFile(file, file);
  const manifest = await findAgent(agent, source.functions);
  const account = await openAccount(source);
  const mesh = await reachMesh(account.mesh);
  try {
    // The demo's bill is a file that has to be there.
    if (readsExport(manifest) || manifest.kind === 'supervisor') await account.prepare?.(mesh.clients);
    return await invoke(mesh.clients.lambda, agent, event);
  } finally {
    await mesh.leave();
  }
});

async function findAgent(agent: string, functions: string): Promise<Manifest> {
  const manifests = (await findRooms(functions)).map(({ manifest }) => manifest);
  const found = manifests.find(({ name }) => name === agent);
  if (found !== undefined) return found;
  const names = manifests.map(({ name }) => name).join(', ');
  throw new MeshError('bad-input', `there is no agent "${agent}" in ${functions}; there is: ${names}`);
}

async function invoke(client: LambdaClient, agent: string, event: unknown): Promise<ExitCode> {
  const { FunctionError, Payload } = await client.send(
    new InvokeCommand({ FunctionName: agent, Payload: JSON.stringify(event) }),
  );
  const reply: unknown = JSON.parse(Payload?.transformToString() || 'null');
  if (FunctionError !== undefined) return printFailure(agent, reply);
  console.log(JSON.stringify(reply, null, 2));
  return exitCodeOf(reply);
}

function printFailure(agent: string, reply: unknown): ExitCode {
  const { errorType = 'Unhandled', errorMessage = '' } = (reply ?? {}) as { errorType?: string; errorMessage?: string };
  console.error(`${agent} failed: ${errorType}: ${errorMessage}`);
  return errorType === 'bad-input' ? exitCodes.wrongUse : exitCodes.failed;
}

/** Of a report or an analysis, by its status; a reply without one is what the function has to say. */
function exitCodeOf(reply: unknown): ExitCode {
  const status = typeof reply === 'object' && reply !== null && 'status' in reply ? reply.status : undefined;
  if (status === 'failed') return exitCodes.failed;
  return status === 'partial' ? exitCodes.partial : exitCodes.done;
}
