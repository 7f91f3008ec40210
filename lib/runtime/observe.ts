import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { MiddlewareObj } from '@middy/core';

/** A deployment names its own, so that two stages in one account and region do not mix. */
const defaultNamespace = 'FinOpsMesh';

export interface Observability {
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Logs and metrics of a room, with the room's name on each line and as the one dimension. */
export function observe(serviceName: string): Observability {
  const namespace = process.env.POWERTOOLS_METRICS_NAMESPACE ?? defaultNamespace;
  return { logger: new Logger({ serviceName }), metrics: new Metrics({ namespace, serviceName }) };
}

/**
 * Traces an invocation where X-Ray samples it. The tracer takes half as long to load as all SDK clients together, so
 * it is loaded by the first invocation that is sampled, and by no other.
 */
export function traceSampled(serviceName: string): MiddlewareObj {
  let loaded: Promise<MiddlewareObj> | undefined;
  const tracing = async () => {
    if (!/Sampled=1/.test(process.env._X_AMZN_TRACE_ID ?? '')) return undefined;
    loaded ??= loadTracing(serviceName);
    return loaded;
  };
  return {
    before: async (request) => (await tracing())?.before?.(request),
    after: async (request) => (await tracing())?.after?.(request),
    onError: async (request) => (await tracing())?.onError?.(request),
  };
}

async function loadTracing(serviceName: string): Promise<MiddlewareObj> {
  const { Tracer } = await import('@aws-lambda-powertools/tracer');
  const { captureLambdaHandler } = await import('@aws-lambda-powertools/tracer/middleware');
  return captureLambdaHandler(new Tracer({ serviceName }), { captureResponse: false }) as MiddlewareObj;
}
