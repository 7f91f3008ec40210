import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundleHandler, bundleRoom } from '../../bundle/bundle.ts';
import { findRooms, type Room } from '../../bundle/rooms.ts';
import { meshVariables } from '../../local/mesh/services.ts';
import { callsOf } from '../../test/cdk/commands-of.ts';
import { type Figure, median } from '../frame.ts';

const run = promisify(execFile);
const rounds = 31;
/** Inside the repository, so that packages are found from there, and never committed. */
const scratch = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'finops-mesh-bench');

/**
 * The bundle of each function, and how long a sandbox takes to import it: beside a handler that makes the same SDK
 * clients and does nothing, which a function on AWS pays for in any case.
 */
export async function coldImports(folder: string): Promise<Figure[]> {
  const rooms = [...(await findRooms('functions')), ...(await findRooms('test/functions'))];
  const figures: Figure[] = [];
  await mkdir(scratch, { recursive: true });
  for (const room of rooms) figures.push(...(await compare(room, folder)));
  return figures;
}

async function compare(room: Room, folder: string): Promise<Figure[]> {
  const { name } = room.manifest;
  const { codeFolder, bytes } = await bundleRoom(room, join(folder, 'rooms'), {});
  const bareFolder = join(folder, `bare-${name}`);
  const bareBytes = await bundleBare(room, bareFolder);
  const ownMs: number[] = [];
  const bareMs: number[] = [];
  // In turn, so that a machine whose speed drifts slows both.
  for (let round = 0; round < rounds; round += 1) {
    bareMs.push(await importMs(join(bareFolder, 'index.mjs')));
    ownMs.push(await importMs(join(codeFolder, 'index.mjs')));
  }
  return [
    { what: `${name}: code without what is native`, value: bytes / 1_000, unit: 'kB', target: { atMost: 2_000 } },
    { what: `${name}: a bare handler with the same SDK clients`, value: bareBytes / 1_000, unit: 'kB' },
    { what: `${name}: cold import of the bare one, median`, value: median(bareMs), unit: 'ms' },
    { what: `${name}: cold import, median`, value: median(ownMs), unit: 'ms' },
    {
      // Medians: of the quickest of either, a lucky one moves the ratio by a tenth.
      what: `${name}: that import against the bare one`,
      value: median(ownMs) / median(bareMs),
      unit: 'times',
      target: { atMost: 1.5 },
    },
  ];
}

/** The commands that the room's code can send, and a client of each package. */
async function bundleBare({ manifest, folder: roomFolder }: Room, folder: string): Promise<number> {
  const { own, channels } = callsOf(roomFolder);
  const byClient = Map.groupBy([...own, ...channels], ({ client }) => client);
  const imports = await Promise.all(
    [...byClient].map(async ([client, calls]) => {
      const names = [await clientOf(client), ...new Set(calls.map(({ operation }) => `${operation}Command`))];
      return { line: `import { ${names.join(', ')} } from '${client}';`, names };
    }),
  );
  const made = imports.map(({ names: [client, ...commands] }) => `[new ${client}({}), ${commands.join(', ')}]`);
  const lines = imports.map(({ line }) => line);
  const source = `${lines.join('\n')}\nconst all = [${made.join(', ')}];\nexport const handler = async () => all.length;\n`;
  const entry = join(scratch, `${manifest.name}.mjs`);
  await writeFile(entry, source);
  return bundleHandler(entry, folder).finally(() => rm(entry));
}

async function clientOf(packageName: string): Promise<string> {
  const names = Object.keys(await import(packageName));
  const found = names.find((name) => /^[A-Z]\w*Client$/.test(name));
  if (found === undefined) throw new Error(`${packageName} exports no client`);
  return found;
}

/**
 * In a process of its own, as a sandbox imports it; the start of Node is not counted. Processor time, and not what a
 * clock says: an import does little but compute, and other processes of this machine would be in the figure.
 */
async function importMs(file: string): Promise<number> {
  const script = `const start = process.threadCpuUsage(); await import(${JSON.stringify(file)}); const { user, system } = process.threadCpuUsage(start); console.log((user + system) / 1_000);`;
  const env = {
    ...meshVariables(undefined),
    AWS_REGION: 'us-east-1',
    BILLING_EXPORT_URI: 'none',
    PATH: process.env.PATH,
  };
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { env });
  return Number(stdout);
}
