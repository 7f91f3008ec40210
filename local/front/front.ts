import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod/mini';
import { answerRequest, type Serving } from './answer.ts';
import type { Sources } from './default-sources.ts';
import { createTurns } from './invoke-interface.ts';
import { openPage } from './page.ts';
import { readPrivate, writePrivate } from './private-file.ts';
import { openSessions } from './session.ts';
import { createLink, linkAddress, type Person } from './sign-in-link.ts';

const loopback = '127.0.0.1';
const FrontFile = z.strictObject({ port: z.int(), url: z.url() });

export interface FrontOptions {
  /** The folder of this account's state. */
  readonly home: string;
  readonly lambda: LambdaClient;
  /** Default: the port of the last start, else any free one. */
  readonly port?: number;
  /** The folder of the built dashboard. Default: the interface alone. */
  readonly page?: string;
  /** Where the embedded AWS is. With it, exports have addresses of this front. */
  readonly awsUrl?: string;
  /** What an analysis takes that names no sources. Default: every agent is asked. */
  readonly sources?: Sources;
}

export interface Front {
  readonly url: string;
  /** A one-time link that signs a person in. */
  link(person: Person): string;
  close(): Promise<void>;
}

/**
 * Serves the mesh's interface on a loopback port, through the same proxy events and the same function as on AWS. The
 * port stays the same over restarts, unless another process has taken it.
 */
export async function startFront(options: FrontOptions): Promise<Front> {
  const { home, lambda, port, page, awsUrl, sources } = options;
  const hosts = new Set<string>();
  const own = { hosts, sessions: openSessions(home), inTurn: createTurns() };
  const serving: Serving = {
    home,
    lambda,
    awsUrl,
    sources,
    page: page === undefined ? undefined : openPage(page),
    ...own,
  };
  const server = createServer((incoming, response) => {
    void answerRequest(incoming, response, serving);
  });
  const taken = await listen(server, port ?? readFront(home)?.port ?? 0, port === undefined);
  hosts.add(`${loopback}:${taken}`).add(`localhost:${taken}`);
  const url = `http://${loopback}:${taken}`;
  writePrivate(frontFile(home), { port: taken, url });
  return {
    url,
    link: (person) => linkAddress(url, createLink(home, person)),
    close: () => close(server),
  };
}

/** Where the front of a mesh is, or was. */
export function readFront(home: string): z.infer<typeof FrontFile> | undefined {
  return readPrivate(FrontFile, frontFile(home));
}

function frontFile(home: string): string {
  return join(home, 'front', 'front.json');
}

/** @param mayMove where the port is taken, any free one will do */
async function listen(server: Server, port: number, mayMove: boolean): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(port, loopback, resolve);
  try {
    await promise;
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (isTaken && mayMove && port !== 0) return listen(server, 0, false);
    throw error;
  }
  server.off('error', reject);
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
