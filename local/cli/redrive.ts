import { MeshError } from '../../lib/core/errors.ts';
import { isHeldElsewhere, startMesh } from '../mesh/mesh.ts';
import { redrive } from '../mesh/redrive.ts';
import { type AccountOptions, openAccount, withAccountOptions } from './account.ts';
import { createCommand, exitCodes, runCommand } from './command.ts';

const command = withAccountOptions(
  createCommand('redrive', 'Sends dead letters again: events and asynchronous calls that were given up.'),
).addHelpText(
  'after',
  `
Mend what made them fail, end a running mesh, then:
  npm run redrive

Exit codes: 0 all sent and done, 3 some were given up again, 2 wrong use.`,
);

await runCommand(command, async () => {
  const { mesh: options } = await openAccount(command.opts<AccountOptions>());
  const mesh = await startMesh(options).catch((error: unknown) => {
    throw isHeldElsewhere(error)
      ? new MeshError('bad-input', `the mesh in ${options.home} runs: end it, then send its dead letters again`)
      : error;
  });
  try {
    const { sent, kept } = await redrive(options.home, mesh);
    await mesh.events.idle();
    await mesh.lambda.drain();
    console.log(`${sent} dead letters sent again, ${kept.length} kept.`);
    for (const { path, reason } of kept) console.error(`${path}: ${reason}`);
    return kept.length === 0 ? exitCodes.done : exitCodes.partial;
  } finally {
    await mesh.close();
  }
});
