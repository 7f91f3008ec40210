import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { createClients, type MeshClients, region } from './clients.ts';
import { credentialsIn, type MeshFile, readMeshFile } from './installation.ts';
import { isHeldElsewhere, type MeshOptions, startMesh } from './mesh.ts';

/** A mesh that a command can use, whoever runs it. */
export interface ReachedMesh {
  readonly url: string;
  readonly clients: MeshClients;
  /** The folder of rooms that it runs. */
  readonly functions: string;
  /** Whether another process runs it. */
  readonly attached: boolean;
  /** Ends the mesh where this command started it; leaves it alone where it was running. */
  leave(): Promise<void>;
}

/** How often a start that another process forestalled looks again for what that process runs. */
const attachAttempts = 50;
const attachPauseMs = 100;

/** Attaches to the running mesh of an account, else runs one until `leave`. */
export async function reachMesh(options: MeshOptions): Promise<ReachedMesh> {
  for (let attempt = 1; ; attempt += 1) {
    const running = await attach(options.home);
    if (running !== undefined) return running;
    try {
      return await startOwn(options);
    } catch (error) {
      // Its holder has taken the lock and does not listen yet.
      if (!isHeldElsewhere(error) || attempt >= attachAttempts) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, attachPauseMs));
  }
}

/** The running mesh of an account; `undefined` where there is none, or one that was killed. */
export async function attach(home: string): Promise<ReachedMesh | undefined> {
  const file = readMeshFile(home);
  if (file === undefined || !(await answers(file))) return undefined;
  const clients = createClients(file.url, credentialsIn(file));
  return { url: file.url, clients, functions: file.functions, attached: true, leave: async () => {} };
}

async function startOwn(options: MeshOptions): Promise<ReachedMesh> {
  const { url, clients, close } = await startMesh(options);
  return { url, clients, functions: options.functions, attached: false, leave: close };
}

async function answers(file: MeshFile): Promise<boolean> {
  const client = new STSClient({ endpoint: file.url, region, credentials: credentialsIn(file), maxAttempts: 1 });
  try {
    await client.send(new GetCallerIdentityCommand({}), { abortSignal: AbortSignal.timeout(2_000) });
    return true;
  } catch {
    return false;
  } finally {
    client.destroy();
  }
}
