import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { Manifest } from '../core/manifest.ts';
import { replyToError } from './reply.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';

export type Answer = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;

/**
 * The handler of a front door: proxy events in, proxy responses out. It logs, measures and traces as every room does;
 * an error that the room did not answer itself is a problem without anything from inside.
 */
export function createFrontDoorHandler(manifest: Manifest, compose: (sandbox: Sandbox) => Answer) {
  const sandbox = openSandbox(manifest);
  const { logger, metrics, tracing } = sandbox;
  const answer = compose(sandbox);
  return middy()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .use(tracing.middleware)
    .use(logMetrics(metrics, { captureColdStartMetric: true }))
    .handler(async (event: unknown) => {
      try {
        return await answer(event as APIGatewayProxyEvent);
      } catch (error) {
        logger.error('no answer', { error: error instanceof Error ? error : String(error) });
        return replyToError(true, error);
      }
    });
}
