import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';

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
