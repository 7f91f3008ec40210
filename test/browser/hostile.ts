import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { Finding } from '../../lib/core/finding.ts';
import { storeDemoReports } from '../../local/cli/demo.ts';
import type { MeshClients } from '../../local/mesh/clients.ts';
import { worldFindings } from '../../local/world/findings.ts';
import { type World, world } from '../../local/world/world.ts';

/** Names as an attacker or an accident writes them. */
export const hostileNames = [
  '<img src=x onerror="document.title=\'pwned\'">',
  '"><script>document.title="pwned"</script>',
  '\u202Etxt.exe\u2066 right to left \u2069',
  'x'.repeat(4_000),
  'a name without any space '.repeat(160).replaceAll(' ', '_'),
  '😀'.repeat(200),
  "'; DROP TABLE opportunities; --",
  '{{constructor.constructor("document.title=\'pwned\'")()}}',
] as const;

const id = 'hostile-names';

/** Stores an analysis of the demo organisation whose resources and tags have hostile names, and answers its id. */
export async function storeHostileAnalysis(clients: MeshClients, organisation: World): Promise<string> {
  // Another moment: its reports have keys of their own.
  const other = world(organisation.seed, organisation.size, '2026-11-06T09:00:00.000Z');
  const inputs = await storeDemoReports(clients, other, renamed(worldFindings(other)));
  // What is no comprehensive analysis stays out of the way of the others.
  const Payload = JSON.stringify({ id, inputs, type: 'targeted', requestedBy: hostileNames[0] });
  const { FunctionError } = await clients.lambda.send(new InvokeCommand({ FunctionName: 'supervisor', Payload }));
  if (FunctionError !== undefined) throw new Error('the hostile analysis could not be made');
  return id;
}

function* renamed(findings: Iterable<Finding>): Generator<Finding> {
  let place = 0;
  for (const finding of findings) {
    if (finding.resource.kind !== 'resource') continue;
    place += 1;
    const name = hostileNames[place % hostileNames.length] ?? '';
    const tags = { owner: name.slice(0, 256), team: name.slice(0, 256) };
    const owner = { value: name.slice(0, 256), how: 'tag' as const };
    yield { ...finding, resource: { ...finding.resource, name, tags }, owner };
  }
}
