import { LambdaClient } from '@aws-sdk/client-lambda';
import { createInvoke } from '../../lib/invoke/invoke.ts';
import { circuitsIn } from '../../lib/runtime/circuits.ts';
import { createSupervisorHandler } from '../../lib/runtime/supervisor-handler.ts';
import { type Deps, run } from './agent.ts';
import { createGateway } from './gateway.ts';
import { manifest } from './manifest.ts';

export const handler = createSupervisorHandler<Deps>({
  manifest,
  run,
  createDeps({ context, state, logger, tracing }) {
    const onLost = (error: unknown) =>
      logger.warn('the state could not be told', { error: error instanceof Error ? error : String(error) });
    // Retrying is the channel's own, and an agent may take as long as its timeout.
    const client = tracing.watch(new LambdaClient({ maxAttempts: 1, requestHandler: { requestTimeout: 0 } }));
    const invoke = createInvoke({ client, circuits: circuitsIn(state, onLost) });
    return { gateway: createGateway({ invoke, context, state, onLost }) };
  },
  end: ({ id, status, completedAt, headline, contextKey }, { gateway }) =>
    gateway.end(id, { status, completedAt, headline, contextKey }),
  fail: ({ analysisId }, { message }, { gateway }) => gateway.fail(analysisId, message),
});
