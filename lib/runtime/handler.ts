import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { type ErrorCode, MeshError } from '../core/errors.ts';
import type { Manifest } from '../core/manifest.ts';
import type { Settings } from '../core/settings.ts';
import { type Answering, createAnswer } from './answer.ts';
import { recognise } from './recognise.ts';
import { replyToError, replyWith } from './reply.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';

/** What a room's `run` is given beside its task and its own dependencies. */
export interface Invocation {
  /** Aborted at the deadline. */
  readonly signal: AbortSignal;
  /** The moment that the work speaks of: now, or in a replay the moment of the recording. */
  now(): Date;
  readonly settings: Settings;
}

/**
 * The Lambda handler in which every room stands: it recognises who calls, reads the environment, keeps the deadline,
 * logs, measures and traces, and turns errors into replies.
 *
 * @throws MeshError `bad-configuration` at the start of a sandbox whose environment is not complete
 */
export function createHandler<Stored, Ref>(
  manifest: Manifest,
  compose: (sandbox: Sandbox) => Pick<Answering<Stored, Ref>, 'workOn' | 'refOf'>,
) {
  const sandbox = openSandbox(manifest);
  const { logger, metrics, tracing } = sandbox;
  const answer = createAnswer({ ...sandbox, ...compose(sandbox) });

  return middy()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .use(tracing.middleware)
    .use(logMetrics(metrics, { captureColdStartMetric: true }))
    .handler(async (event: unknown, lambda: Context) => {
      try {
        const recognised = recognise(event);
        return replyWith(recognised, await answer(recognised, lambda));
      } catch (error) {
        metrics.addMetric(`Errors.${codeOf(error)}`, MetricUnit.Count, 1);
        logger.error('no result', { error: error instanceof Error ? error : String(error) });
        return replyToError(isApiEvent(event), error);
      }
    });
}

/** The mesh's own code of an error; all others are `agent-failed`, as the reply has them. */
function codeOf(error: unknown): ErrorCode {
  return error instanceof MeshError ? error.code : 'agent-failed';
}

function isApiEvent(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'httpMethod' in event;
}
