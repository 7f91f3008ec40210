import type { MiddlewareObj } from '@middy/core';

/** Where Lambda tells of the trace that an invocation belongs to. */
const traceVariable = '_X_AMZN_TRACE_ID';

/** X-Ray, for the invocations that it samples, and for nothing else. */
export interface Tracing {
  readonly middleware: MiddlewareObj;
  /** Lets the calls of an SDK client stand in the traces; answers the client. */
  watch<Client extends object>(client: Client): Client;
  /**
   * Names what an invocation works on. Calls and events carry their trace along; a report that lies in the context does
   * not, so the traces of one analysis are found together by these names.
   */
  annotate(names: Readonly<Record<string, string>>): void;
  /** The trace of this invocation, for an event to carry along; `undefined` where there is none. */
  header(): string | undefined;
}

/** The part of Powertools' tracer that is used. */
interface Tracer {
  captureAWSv3Client<Client>(client: Client): Client;
  putAnnotation(name: string, value: string): void;
}

interface Loaded {
  readonly tracer: Tracer;
  readonly middleware: MiddlewareObj;
}

/**
 * The tracer takes half as long to load as all SDK clients together, so it is loaded by the first invocation that is
 * sampled, and by no other. Clients are handed in before that, and are traced from then on.
 */
export function createTracing(serviceName: string): Tracing {
  const clients: object[] = [];
  let loading: Promise<Loaded> | undefined;
  let loaded: Loaded | undefined;
  const whenSampled = async () => {
    if (!isSampled()) return undefined;
    loading ??= load(serviceName);
    loaded ??= await loading;
    for (const client of clients.splice(0)) loaded.tracer.captureAWSv3Client(client);
    return loaded.middleware;
  };
  return {
    middleware: {
      before: async (request) => (await whenSampled())?.before?.(request),
      after: async (request) => (await whenSampled())?.after?.(request),
      onError: async (request) => (await whenSampled())?.onError?.(request),
    },
    watch(client) {
      clients.push(client);
      return client;
    },
    annotate(names) {
      if (!isSampled()) return;
      for (const [name, value] of Object.entries(names)) loaded?.tracer.putAnnotation(name, value);
    },
    header: () => process.env[traceVariable],
  };
}

function isSampled(): boolean {
  return /Sampled=1/.test(process.env[traceVariable] ?? '');
}

async function load(serviceName: string): Promise<Loaded> {
  const { Tracer } = await import('@aws-lambda-powertools/tracer');
  const { captureLambdaHandler } = await import('@aws-lambda-powertools/tracer/middleware');
  const tracer = new Tracer({ serviceName });
  return { tracer, middleware: captureLambdaHandler(tracer, { captureResponse: false }) as MiddlewareObj };
}
