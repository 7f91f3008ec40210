import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type { ContextChannel } from '../context/context.ts';
import type { Manifest } from '../core/manifest.ts';
import type { Outcome } from '../core/report.ts';
import type { Settings } from '../core/settings.ts';
import type { Task } from '../core/task.ts';
import { createAnswer } from './answer.ts';
import { openChannels } from './channels.ts';
import { type MeshEnvironment, readEnvironment } from './environment.ts';
import { observe, traceSampled } from './observe.ts';
import { recognise } from './recognise.ts';
import { replyToError, replyWith } from './reply.ts';

/** What an agent's `run` is given beside its task and its own dependencies. */
export interface Invocation {
  /** Aborted at the deadline. */
  readonly signal: AbortSignal;
  /** The moment that the work speaks of: now, or in a replay the moment of the recording. */
  now(): Date;
  readonly settings: Settings;
}

export interface AgentRoom<Deps> {
  readonly manifest: Manifest;
  /** Makes clients and gateways, once a sandbox. */
  createDeps(composition: { environment: MeshEnvironment; context: ContextChannel }): Deps;
  run(task: Task, deps: Deps, invocation: Invocation): Promise<Outcome>;
}

/**
 * The Lambda handler in which every agent stands: it recognises who calls, reads the environment, keeps the deadline,
 * stores and announces what `run` returns, logs, measures and traces, and turns errors into replies.
 *
 * @throws MeshError `bad-configuration` at the start of a sandbox whose environment is not complete
 */
export function createAgentHandler<Deps>({ manifest, createDeps, run }: AgentRoom<Deps>) {
  const environment = readEnvironment(process.env, manifest.environment);
  const { logger, metrics } = observe(manifest.name);
  const channels = openChannels(manifest, environment);
  const deps = createDeps({ environment, context: channels.context });
  const now = () => (environment.asOf === undefined ? new Date() : new Date(environment.asOf));
  const answer = createAnswer({
    manifest,
    logger,
    metrics,
    ...channels,
    now,
    run: (task, signal) => run(task, deps, { signal, now, settings: environment.settings }),
  });

  return middy()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .use(traceSampled(manifest.name))
    .use(logMetrics(metrics, { captureColdStartMetric: true }))
    .handler(async (event: unknown, lambda: Context) => {
      try {
        const recognised = recognise(event);
        return replyWith(recognised, await answer(recognised, lambda));
      } catch (error) {
        logger.error('no report', { error: error instanceof Error ? error : String(error) });
        return replyToError(isApiEvent(event), error);
      }
    });
}

function isApiEvent(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'httpMethod' in event;
}
