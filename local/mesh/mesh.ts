import { join, resolve } from 'node:path';
import { type Bundle, bundleRoom } from '../../bundle/bundle.ts';
import { findRooms } from '../../bundle/rooms.ts';
import { hasCode, MeshError, messageOf } from '../../lib/core/errors.ts';
import type { Manifest } from '../../lib/core/manifest.ts';
import type { StatedSettings } from '../../lib/core/settings.ts';
import { lockDirectory } from '../aws/directory-lock.ts';
import { type Endpoint, startEndpoint } from '../aws/server.ts';
import type { AwsService } from '../aws/service.ts';
import { createClients, type MeshClients } from './clients.ts';
import { type Credentials, credentialsOf, removeMeshFile, writeMeshFile } from './installation.ts';
import { provision } from './provision.ts';
import { openServices, type Services, type ServicesOptions } from './services.ts';

export interface MeshOptions
  extends Pick<ServicesOptions, 'accountId' | 'asOf' | 'variables' | 'extraFunctions' | 'lambda'> {
  /** The folder of this account's state, e.g. `.finops-mesh/demo`. */
  readonly home: string;
  /** Where the rooms are, e.g. `functions`. */
  readonly functions: string;
  readonly settings?: StatedSettings;
  /** Whether a room is part of this account's mesh: one that could read nothing here is not. Default: all are. */
  readonly takesPart?: (manifest: Manifest) => boolean;
  /** Services that answer the cost APIs. */
  readonly answers?: readonly AwsService[];
  /** Stands before each embedded service: how the tests let one refuse. Default: the service itself. */
  readonly intercept?: (service: AwsService) => AwsService;
  /** Default: any free port. */
  readonly port?: number;
}

export interface Mesh extends Pick<Services, 'lambda' | 'events'> {
  readonly url: string;
  readonly credentials: Credentials;
  readonly clients: MeshClients;
  readonly bundles: readonly Bundle[];
  close(): Promise<void>;
}

/**
 * Starts the mesh of one account: the embedded AWS over its stored state, and each room's bundle behind it.
 *
 * @throws MeshError `already-exists` where another process runs it, `bad-input` where there are no rooms or the port
 *   is taken
 */
export async function startMesh(options: MeshOptions): Promise<Mesh> {
  const home = resolve(options.home);
  const lock = lockDirectory(home);
  if (lock.kind === 'held') throw heldElsewhere(options.home, lock.pid);
  try {
    return await startLocked({ ...options, home }, lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startLocked(options: MeshOptions, release: () => void): Promise<Mesh> {
  const { home, settings = {}, takesPart = () => true } = options;
  const credentials = credentialsOf(home);
  const rooms = (await findRooms(options.functions)).filter(({ manifest }) => takesPart(manifest));
  const bundles = await Promise.all(rooms.map((room) => bundleRoom(room, join(home, 'build'), settings)));
  const listening = Promise.withResolvers<Endpoint>();
  const services = await openServices({
    ...options,
    bundles,
    access: async () => sandboxAccess((await listening.promise).url, credentials),
  });
  const { intercept = (service) => service, answers = [] } = options;
  const endpoint = await listen([...services.all.map(intercept), ...answers], credentials, options.port);
  listening.resolve(endpoint);
  const clients = createClients(endpoint.url, credentials);
  await provision(clients, rooms);
  announce(options, endpoint.url, credentials);
  const close = async () => {
    removeMeshFile(home);
    await endpoint.close();
    release();
  };
  return { url: endpoint.url, credentials, clients, bundles, lambda: services.lambda, events: services.events, close };
}

/** Services that were opened are closed where nothing can reach them. */
async function listen(services: AwsService[], credentials: Credentials, port = 0): Promise<Endpoint> {
  const secretOf = (id: string) => (id === credentials.accessKeyId ? credentials.secretAccessKey : undefined);
  try {
    return await startEndpoint({ services, credentials: secretOf, port });
  } catch (error) {
    for (const service of services.toReversed()) await service.close?.();
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw taken ? new MeshError('bad-input', messageOf(error), { cause: error }) : error;
  }
}

function announce({ home, functions }: MeshOptions, url: string, { secretAccessKey }: Credentials): void {
  const startedAt = new Date().toISOString();
  writeMeshFile(home, { url, pid: process.pid, secretAccessKey, functions: resolve(functions), startedAt });
}

/** All that a sandbox needs to reach the mesh. Tracing needs a daemon that a laptop has not. */
function sandboxAccess(url: string, { accessKeyId, secretAccessKey }: Credentials): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_ENDPOINT_URL: url,
    POWERTOOLS_TRACE_ENABLED: 'false',
  };
}

function heldElsewhere(home: string, pid: number | undefined): MeshError {
  const holder = pid === undefined ? 'another process' : `process ${pid}`;
  return new MeshError('already-exists', `${holder} runs the mesh in ${home}: end it first, or give it another folder`);
}

/** Whether a start failed since another process runs that mesh. */
export function isHeldElsewhere(error: unknown): boolean {
  return hasCode(error, 'already-exists');
}
