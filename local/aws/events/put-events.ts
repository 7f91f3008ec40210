import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { AwsError } from '../aws-error.ts';
import type { Buses } from './buses.ts';
import type { NewDelivery } from './delivery-queue.ts';
import { wrapEvent } from './event.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import type { Place } from './rule.ts';

/** The last second that a Date can hold (ECMAScript: time values). */
const LATEST_TIME_SECONDS = 8.64e12;

/** One entry of a PutEvents request, in the API's member names; which ones are required is told entry by entry. */
export const putEventsEntrySchema = z.object({
  Source: z.optional(z.string()),
  DetailType: z.optional(z.string()),
  Detail: z.optional(z.string()),
  EventBusName: z.optional(z.string().check(z.minLength(1))),
  Resources: z.optional(z.array(z.string())),
  /** Seconds since the epoch. */
  Time: z.optional(z.number().check(z.minimum(-LATEST_TIME_SECONDS), z.maximum(LATEST_TIME_SECONDS))),
});

export type PutEventsEntry = z.infer<typeof putEventsEntrySchema>;

type PutEventsResult = { readonly EventId: string } | { readonly ErrorCode: string; readonly ErrorMessage: string };

/** The answer in the API's member names: one result for each entry, in order. */
export interface PutEventsAnswer {
  readonly FailedEntryCount: number;
  readonly Entries: readonly PutEventsResult[];
}

export interface PutEventsContext {
  readonly buses: Buses;
  readonly place: Place;
  readonly now: Date;
  readonly warn: (message: string) => void;
}

/** API reference: PutEvents, Entries. */
const MAXIMUM_ENTRIES = 10;

/** "The total entry size must be less than 1MB" (API reference: PutEvents, since January 2026; 256 KB before). */
const TOTAL_SIZE_BYTES = 1024 * 1024;

/** User guide: Calculating PutEvents event entry size. */
const TIME_SIZE_BYTES = 14;

/**
 * Takes the entries of a PutEvents request: the answer, and the deliveries that must be stored before it is given.
 * A bad entry fails alone. An entry for a bus that does not exist succeeds and is lost, as at AWS (aws/aws-cli#9186);
 * here a warning says so.
 *
 * @throws AwsError ValidationException for a request that AWS refuses as a whole.
 */
export function takeEvents(
  entries: readonly PutEventsEntry[],
  context: PutEventsContext,
): { answer: PutEventsAnswer; deliveries: NewDelivery[] } {
  checkRequest(entries);
  const deliveries: NewDelivery[] = [];
  const results = entries.map((entry) => takeEntry(entry, context, deliveries));
  const FailedEntryCount = results.filter((result) => 'ErrorCode' in result).length;
  return { answer: { FailedEntryCount, Entries: results }, deliveries };
}

function checkRequest(entries: readonly PutEventsEntry[]): void {
  if (entries.length === 0 || entries.length > MAXIMUM_ENTRIES) {
    const bound = entries.length === 0 ? 'greater than or equal to 1' : `less than or equal to ${MAXIMUM_ENTRIES}`;
    throw refuseRequest(
      `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length ${bound}`,
    );
  }
  const total = entries.reduce((sum, entry) => sum + entrySize(entry), 0);
  if (total >= TOTAL_SIZE_BYTES) throw refuseRequest('Total size of the entries in the request is over the limit.');
}

function entrySize({ Time, Source = '', DetailType = '', Detail = '', Resources = [] }: PutEventsEntry): number {
  const texts = [Source, DetailType, Detail, ...Resources];
  const timeSize = Time === undefined ? 0 : TIME_SIZE_BYTES;
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), timeSize);
}

function takeEntry(entry: PutEventsEntry, context: PutEventsContext, deliveries: NewDelivery[]): PutEventsResult {
  const { buses, place, now, warn } = context;
  for (const name of ['Source', 'DetailType', 'Detail'] as const) {
    if (!entry[name])
      return fail('InvalidArgument', `Parameter ${name} is not valid. Reason: ${name} is a required argument.`);
  }
  const { Source = '', DetailType = '', Detail = '', Resources = [], Time, EventBusName } = entry;
  if (Source.startsWith('aws.')) return fail('NotAuthorizedForSourceException', 'Not authorized for the source.');
  const detail = parseDetail(Detail);
  if (!detail) return fail('MalformedDetail', 'Detail is malformed.');

  const id = randomUUID();
  const bus = buses.resolve(EventBusName);
  if (bus === undefined) {
    warn(`Event ${id} (${Source}, ${DetailType}) went to a bus that does not exist: ${EventBusName}.`);
    return { EventId: id };
  }
  const fault = buses.fault(bus);
  if (fault) return fail(fault, `The event bus ${bus} has been set to refuse events.`);
  const time = Time === undefined ? now : new Date(Time * 1000);
  const parts = { id, source: Source, detailType: DetailType, resources: Resources, time, detail, detailText: Detail };
  const envelope = wrapEvent({ ...parts, account: place.accountId, region: place.region });
  deliveries.push(...buses.route(bus, envelope, now, false));
  return { EventId: id };
}

function parseDetail(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function fail(ErrorCode: string, ErrorMessage: string): PutEventsResult {
  return { ErrorCode, ErrorMessage };
}

function refuseRequest(message: string): AwsError {
  return new AwsError('ValidationException', 400, message);
}
