import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClients, type MeshClients } from '../../local/mesh/clients.ts';
import { credentialsIn, readMeshFile, stateRoot } from '../../local/mesh/installation.ts';

const repository = resolve(import.meta.dirname, '..', '..');
const functions = join(repository, 'test', 'functions');

/** What Node compiled once it need not compile again for each of a hundred commands. */
const compiled = { NODE_COMPILE_CACHE: join(repository, 'node_modules', '.cache', 'finops-mesh', 'compiled') };

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of the mesh in a folder, as `npm run` would, to its end. @param env added to this process's own */
export async function runCli(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const file = join(repository, 'local', 'cli', `${command}.ts`);
  const child = spawn(process.execPath, [file, ...args], { cwd, env: { ...process.env, ...compiled, ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

export interface MeshProcess {
  readonly child: ChildProcess;
  readonly clients: MeshClients;
  readonly home: string;
  readonly url: string;
  /** `kill -9`, and its end. */
  kill(): Promise<void>;
}

/**
 * Starts a mesh as a process of its own, in a folder, and waits until it listens.
 *
 * @param rooms default: the test rooms
 * @param account switches that name its account, and the environment in which they are read
 */
export async function spawnMesh(
  cwd: string,
  rooms = functions,
  account: { readonly args?: readonly string[]; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<MeshProcess> {
  const start = [join(repository, 'local', 'cli', 'start.ts'), '--functions', rooms];
  const child = spawn(process.execPath, [...start, ...(account.args ?? [])], {
    cwd,
    env: { ...process.env, ...compiled, ...account.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [first] = await Promise.race([once(child.stdout, 'data'), once(child, 'close').then(() => [''])]);
  const home = homeIn(cwd);
  const file = readMeshFile(home);
  if (file === undefined) throw new Error(`the mesh did not start: ${first}`);
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'close');
  };
  return { child, clients: createClients(file.url, credentialsIn(file)), home, url: file.url, kill };
}

/** Waits until a condition holds, as an observer from outside would. */
export async function until(condition: () => Promise<boolean> | boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await condition()) return;
    await sleep(250);
  }
  throw new Error(`still not so after 100 seconds: ${what}`);
}

export const testFunctions = functions;

function homeIn(cwd: string): string {
  const root = join(cwd, stateRoot);
  const [name] = existsSync(root) ? readdirSync(root) : [];
  if (name === undefined) throw new Error(`no mesh has left its state in ${cwd}`);
  return join(root, name);
}
