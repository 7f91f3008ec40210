import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { type ContextChannel, createContext } from '../context/context.ts';
import type { Manifest } from '../core/manifest.ts';
import { createEvents, type EventsChannel } from '../events/events.ts';
import { createState, type StateChannel } from '../state/state.ts';
import { undeliveredIn } from './announce.ts';
import type { MeshEnvironment } from './environment.ts';
import type { Tracing } from './tracing.ts';

/** The channels that every room has; only the supervisor invokes. */
export interface Channels {
  readonly context: ContextChannel;
  readonly state: StateChannel;
  readonly events: EventsChannel;
}

/** Opens a room's channels with clients of their own, once a sandbox. Each lets the room write what is its own. */
export function openChannels(
  { name, publishes }: Manifest,
  environment: MeshEnvironment,
  tracing: Pick<Tracing, 'watch' | 'header'>,
): Channels {
  const { contextBucket: bucket, stateTable: table, eventBus: bus } = environment;
  const context = createContext({ client: tracing.watch(new S3Client({})), bucket, owner: name });
  return {
    context,
    state: createState({ client: tracing.watch(new DynamoDBClient({})), table, owner: name }),
    events: createEvents({
      client: tracing.watch(new EventBridgeClient({})),
      bus,
      source: publishes.source,
      undelivered: undeliveredIn(context, name),
      trace: tracing.header,
    }),
  };
}
