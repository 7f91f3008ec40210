import { createServer, type Server } from 'node:http';
import type { Credentials } from './admission.ts';
import { exchange, type Serving } from './exchange.ts';
import type { AwsService, RequestHead } from './service.ts';

export interface EndpointOptions {
  /** Closed in reverse order with the endpoint, so name first what others stand on. */
  readonly services: readonly AwsService[];
  readonly credentials: Credentials;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Bytes of one request's body. Default 256 MiB. */
  readonly maxBodyBytes?: number;
  /** Hears of every exception that is not an AWS error; the client gets InternalError. Default: standard error. */
  readonly onError?: (error: unknown, request: RequestHead) => void;
}

export interface Endpoint {
  readonly port: number;
  /** For AWS_ENDPOINT_URL. */
  readonly url: string;
  /** Takes no more requests, ends the services, then the connections. Again: the same. */
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const MAX_BODY_BYTES = 256 * 1024 * 1024;
/** Longer than clients keep an idle socket, so that none is closed in the moment of its reuse. */
const KEEP_ALIVE_TIMEOUT_MS = 10 * 60 * 1000;

/**
 * Starts the embedded AWS: one HTTP server on 127.0.0.1, routed by the service of the SigV4 scope. An answer may take
 * as long as its service needs: Node's request timeout limits only how long a request takes to arrive.
 * Rejects with code EADDRINUSE and a readable message where the port is taken; the services stay open then.
 */
export async function startEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const { services, credentials, maxBodyBytes = MAX_BODY_BYTES, onError = logError } = options;
  const hosts = new Set<string>();
  const serving: Serving = {
    services: new Map(services.map((service) => [service.name, service])),
    credentials,
    hosts,
    maxBodyBytes,
    onError,
    isClosing: () => !server.listening,
  };
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS }, (incoming, response) => {
    void exchange(incoming, response, serving);
  });
  const port = await listen(server, options.port ?? 0);
  hosts.add(`${LOOPBACK}:${port}`).add(`localhost:${port}`);
  let closing: Promise<void> | undefined;
  return {
    port,
    url: `http://${LOOPBACK}:${port}`,
    close: () => {
      closing ??= close(server, services);
      return closing;
    },
  };
}

function logError(error: unknown, { method, path }: RequestHead): void {
  console.error(`embedded AWS: ${method} ${path}:`, error);
}

async function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (cause: NodeJS.ErrnoException) => {
    reject(cause.code === 'EADDRINUSE' ? portTaken(port, cause) : cause);
  });
  server.listen(port, LOOPBACK, resolve);
  await promise;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`The server has no port: ${address}`);
  return address.port;
}

function portTaken(port: number, cause: Error): Error {
  const message = `Port ${port} on ${LOOPBACK} is taken by another process: end that process or choose another port.`;
  return Object.assign(new Error(message, { cause }), { code: 'EADDRINUSE' });
}

async function close(server: Server, services: readonly AwsService[]): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  for (const service of services.toReversed()) await service.close?.();
  server.closeAllConnections();
  await closed;
}
