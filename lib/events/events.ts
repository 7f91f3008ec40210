import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import * as z from 'zod/mini';
import { MeshError } from '../core/errors.ts';
import { EventDetail } from '../core/event.ts';
import { parseJson } from '../core/parse.ts';
import { checkEvent, type MeshEvent } from './entry.ts';
import { putEvents } from './put-events.ts';

/** Where events wait that no bus took. The composition hands in one over the context channel. */
export interface Undelivered {
  /** Keeps a text under a name; keeping the same name again changes nothing. */
  keep(name: string, text: string): Promise<void>;
  names(): AsyncIterable<string>;
  read(name: string): Promise<string | undefined>;
  remove(name: string): Promise<void>;
}

export interface PublishResult {
  readonly published: number;
  /** Events that wait to be sent again, each with why. */
  readonly kept: readonly { readonly eventId: string; readonly reason: string }[];
}

export interface EventsChannel {
  /**
   * Tells the mesh what happened. What the bus does not take is kept and sent again by {@link resend}; nothing is lost
   * unless it can be neither published nor kept.
   *
   * @throws MeshError `not-owner` for another agent's source, `bad-input` for a detail that is no notice, and the
   *   error of keeping where that fails too
   */
  publish(events: readonly MeshEvent[]): Promise<PublishResult>;
  /** Sends what waits, and lets go of what the bus took. */
  resend(): Promise<PublishResult>;
}

const KeptEvent = z.strictObject({
  source: z.string(),
  detailType: z.string(),
  detail: EventDetail,
  reason: z.string(),
  keptAt: z.string(),
});

/** As many waiting events as one run of an agent sends again: a bus that was down for days is caught up by and by. */
const resendAtMost = 200;

/** @param source the one source that this room may publish from, e.g. `finops.budget-agent` */
export function createEvents(options: {
  client: EventBridgeClient;
  bus: string;
  source: string;
  undelivered: Undelivered;
  /** The X-Ray trace that events are to carry along. Default: none. */
  trace?: () => string | undefined;
}): EventsChannel {
  const { client, source, undelivered, trace } = options;
  const bus = { name: options.bus, trace };
  return {
    async publish(events) {
      for (const event of events) assertOwnSource(source, event);
      const refused = await putEvents(client, bus, events.map(checkEvent));
      for (const { event, reason } of refused) {
        await undelivered.keep(event.detail.eventId, JSON.stringify({ ...event, reason, keptAt: new Date() }));
      }
      return resultOf(events.length, refused);
    },

    async resend() {
      const waiting = await readWaiting(undelivered);
      const refused = await putEvents(client, bus, waiting);
      const refusedIds = new Set(refused.map(({ event }) => event.detail.eventId));
      for (const { detail } of waiting) {
        if (!refusedIds.has(detail.eventId)) await undelivered.remove(detail.eventId);
      }
      return resultOf(waiting.length, refused);
    },
  };
}

function assertOwnSource(source: string, event: MeshEvent): void {
  if (event.source === source) return;
  throw new MeshError('not-owner', `this room publishes as ${source}, not as ${event.source}`);
}

async function readWaiting(undelivered: Undelivered): Promise<MeshEvent[]> {
  const waiting: MeshEvent[] = [];
  for await (const name of undelivered.names()) {
    const text = await undelivered.read(name);
    if (text === undefined) continue;
    const { source, detailType, detail } = parseJson(KeptEvent, text, `undelivered event ${name}`, 'corrupt-data');
    waiting.push({ source, detailType, detail });
    if (waiting.length >= resendAtMost) break;
  }
  return waiting;
}

function resultOf(sent: number, refused: Awaited<ReturnType<typeof putEvents>>): PublishResult {
  const kept = refused.map(({ event, reason }) => ({ eventId: event.detail.eventId, reason }));
  return { published: sent - kept.length, kept };
}
