import { LambdaClient } from '@aws-sdk/client-lambda';
import { eventOfDecision } from '../../lib/events/entry.ts';
import { createStart } from '../../lib/invoke/start.ts';
import { createFrontDoorHandler } from '../../lib/runtime/front-door-handler.ts';
import { manifest } from './manifest.ts';
import { createReadModel } from './read-model.ts';
import { operations } from './routes/operations.ts';
import { createRouter } from './routes/router.ts';

/** Set by the stack where the dashboard has another origin than the interface. */
const allowedOrigin = process.env.FINOPS_ALLOWED_ORIGIN;

export const handler = createFrontDoorHandler(manifest, ({ context, state, events, logger, now, tracing }) =>
  createRouter(
    operations,
    {
      version: manifest.version,
      context,
      state,
      starts: createStart(tracing.watch(new LambdaClient({ maxAttempts: 1 }))),
      readModel: createReadModel(context, state),
      announce: async (decided) => {
        const { source, detailTypes } = manifest.publishes;
        const [recorded = ''] = detailTypes;
        try {
          await events.publish(decided.map((each) => eventOfDecision(each, source, recorded)));
          await events.resend();
        } catch (error) {
          logger.error('decisions were taken and not announced', {
            error: error instanceof Error ? error : String(error),
          });
        }
      },
      now,
      // Made where the types of the dashboard are (npm run api-types): no sandbox needs what makes it.
      describe: async () => (await import('./openapi.json', { with: { type: 'json' } })).default,
    },
    {
      allowedOrigin,
      onFailure: (error) =>
        logger.error('a request failed inside', { error: error instanceof Error ? error : String(error) }),
    },
  ),
);
