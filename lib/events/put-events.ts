import { setTimeout as sleep } from 'node:timers/promises';
import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  type PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge';
import { fromAwsError } from '../core/aws-errors.ts';
import { messageOf } from '../core/errors.ts';
import type { MeshEvent } from './entry.ts';

/** The most that PutEvents takes at once. */
const batchSize = 10;
const attempts = 4;
const firstDelayMs = 50;

/** Where events go, and the trace that they carry along. */
interface Bus {
  readonly name: string;
  readonly trace?: (() => string | undefined) | undefined;
}

/** An event that the bus did not take after all attempts, and why. */
export interface Refused {
  readonly event: MeshEvent;
  readonly reason: string;
}

/**
 * Puts events on a bus and looks at what each entry came to: those that failed are sent again, with full jitter, and
 * those that fail still are the answer. A bus that cannot be reached refuses all.
 */
export async function putEvents(client: EventBridgeClient, bus: Bus, events: readonly MeshEvent[]): Promise<Refused[]> {
  const refused: Refused[] = [];
  for (let start = 0; start < events.length; start += batchSize) {
    refused.push(...(await putBatch(client, bus, events.slice(start, start + batchSize))));
  }
  return refused;
}

async function putBatch(client: EventBridgeClient, bus: Bus, batch: readonly MeshEvent[]): Promise<Refused[]> {
  let refused = batch.map((event) => ({ event, reason: 'not sent' }));
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    refused = await putOnce(
      client,
      bus,
      refused.map(({ event }) => event),
    );
    if (refused.length === 0) break;
    if (attempt < attempts) await sleep(Math.random() * firstDelayMs * 2 ** attempt);
  }
  return refused;
}

async function putOnce(client: EventBridgeClient, bus: Bus, events: readonly MeshEvent[]): Promise<Refused[]> {
  try {
    const { FailedEntryCount = 0, Entries = [] } = await client.send(
      new PutEventsCommand({ Entries: events.map((event) => toEntry(event, bus)) }),
    );
    return FailedEntryCount === 0 ? [] : failedOf(events, Entries);
  } catch (error) {
    const reason = messageOf(fromAwsError(error, 'events:PutEvents'));
    return events.map((event) => ({ event, reason }));
  }
}

/** Results stand in the order of the entries; an entry without an id was not taken. */
function failedOf(events: readonly MeshEvent[], results: readonly PutEventsResultEntry[]): Refused[] {
  return events.flatMap((event, index) => {
    const result = results[index];
    if (result?.EventId !== undefined && result.ErrorCode === undefined) return [];
    return [{ event, reason: `${result?.ErrorCode ?? 'no result'}: ${result?.ErrorMessage ?? ''}` }];
  });
}

function toEntry({ source, detailType, detail }: MeshEvent, { name, trace }: Bus): PutEventsRequestEntry {
  const TraceHeader = trace?.();
  const entry = { EventBusName: name, Source: source, DetailType: detailType, Detail: JSON.stringify(detail) };
  return TraceHeader === undefined ? entry : { ...entry, TraceHeader };
}
