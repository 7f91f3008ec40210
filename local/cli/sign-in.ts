import { userInfo } from 'node:os';
import { Option } from 'commander';
import { MeshError } from '../../lib/core/errors.ts';
import { parse } from '../../lib/core/parse.ts';
import { readFront } from '../front/front.ts';
import { createLink, linkAddress, localRoles, Person } from '../front/sign-in-link.ts';
import { attach } from '../mesh/reach.ts';
import { type AccountOptions, openAccount, withAccountOptions } from './account.ts';
import { createCommand, exitCodes, runCommand } from './command.ts';

interface SignInOptions extends AccountOptions {
  readonly as: string;
  readonly role: string;
}

const command = withAccountOptions(
  createCommand('sign-in', 'A link that signs a person in to the running mesh, once and within ten minutes.'),
)
  .option('--as <name>', 'who signs in', userInfo().username)
  .addOption(new Option('--role <role>', 'what this person may do').choices([...localRoles]).default('approver'))
  .addHelpText(
    'after',
    `
Examples:
  npm run sign-in
  npm run sign-in -- --as maria --role viewer

The link is on standard output. Exit codes: 0 done, 2 wrong use or no mesh that runs.`,
  );

await runCommand(command, async () => {
  const { as, role, ...source } = command.opts<SignInOptions>();
  const { home } = (await openAccount(source)).mesh;
  const front = readFront(home);
  if (front === undefined || (await attach(home)) === undefined) {
    throw new MeshError('bad-input', `no mesh runs in ${home}: npm start runs it`);
  }
  const person = parse(Person, { name: as, role }, '--as and --role');
  console.log(linkAddress(front.url, createLink(home, person)));
  return exitCodes.done;
});
