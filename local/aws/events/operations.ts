import * as z from 'zod/mini';
import { AwsError, notEmbedded } from '../aws-error.ts';
import type { AwsRequest, AwsResponse } from '../service.ts';
import type { Buses } from './buses.ts';
import { listFields } from './event-fields.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import { compilePattern, matchesPattern } from './pattern.ts';
import { type PutEventsAnswer, type PutEventsEntry, putEventsEntrySchema } from './put-events.ts';
import type { CompiledRule } from './rule.ts';

/** What the operations ask of EventBridge. */
export interface EventsApi {
  readonly rules: readonly CompiledRule[];
  readonly buses: Buses;
  putEvents(entries: readonly PutEventsEntry[]): PutEventsAnswer;
}

/** EventBridge's wire format (AWS JSON 1.1 protocol). */
const HEADERS = { 'content-type': 'application/x-amz-json-1.1' };

const TARGET_PREFIX = 'AWSEvents.';

/** Members that an event must have (API reference: TestEventPattern). */
const EVENT_MEMBERS = ['id', 'account', 'source', 'time', 'region', 'resources', 'detail-type'];

const putEventsSchema = z.object({ Entries: z.array(putEventsEntrySchema) });
const testEventPatternSchema = z.object({ EventPattern: z.string(), Event: z.string() });
const listSchema = z.object({
  NamePrefix: z.optional(z.string()),
  EventBusName: z.optional(z.string()),
  Limit: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(100))),
  NextToken: z.optional(z.string().check(z.regex(/^\d+$/))),
});

type Operation = (events: EventsApi, body: unknown) => object;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  PutEvents: putEvents,
  TestEventPattern: testEventPattern,
  ListEventBuses: listEventBuses,
  ListRules: listRules,
};

/**
 * Answers one request of the API.
 *
 * @throws AwsError for what AWS would refuse, and for an operation that is not embedded.
 */
export function answerRequest(events: EventsApi, request: AwsRequest): AwsResponse {
  const target = request.headers['x-amz-target'] ?? '';
  const name = target.startsWith(TARGET_PREFIX) ? target.slice(TARGET_PREFIX.length) : target;
  const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  if (!operation) throw notEmbedded('events', name, Object.keys(OPERATIONS));
  const answer = operation(events, parseJson(request.body.toString()));
  return { status: 200, headers: HEADERS, body: JSON.stringify(answer) };
}

/** The error in EventBridge's wire format. */
export function renderError({ code, status, message }: AwsError): AwsResponse {
  return { status, headers: { ...HEADERS, 'x-amzn-errortype': code }, body: JSON.stringify({ __type: code, message }) };
}

function putEvents(events: EventsApi, body: unknown): object {
  return events.putEvents(parseBody(putEventsSchema, body).Entries);
}

function testEventPattern(_events: EventsApi, body: unknown): object {
  const { EventPattern, Event } = parseBody(testEventPatternSchema, body);
  const event = parseEvent(Event);
  return { Result: matchesPattern(compilePattern(EventPattern), listFields(event)) };
}

function listEventBuses({ buses }: EventsApi, body: unknown): object {
  const query = parseBody(listSchema, body);
  const names = [...buses.names].filter((name) => name.startsWith(query.NamePrefix ?? ''));
  return paginate(
    'EventBuses',
    names.map((name) => ({ Name: name, Arn: buses.arn(name) })),
    query,
  );
}

function listRules({ buses, rules }: EventsApi, body: unknown): object {
  const query = parseBody(listSchema, body);
  const bus = buses.resolve(query.EventBusName);
  if (bus === undefined)
    throw new AwsError('ResourceNotFoundException', 400, `Event bus ${query.EventBusName} does not exist.`);
  const found = rules.filter((rule) => rule.bus === bus && rule.name.startsWith(query.NamePrefix ?? ''));
  return paginate('Rules', found.map(describeRule), query);
}

function describeRule({ name, arn, bus, enabled, source }: CompiledRule): object {
  return {
    Name: name,
    Arn: arn,
    EventBusName: bus,
    State: enabled ? 'ENABLED' : 'DISABLED',
    ...(source.description !== undefined && { Description: source.description }),
    ...(source.pattern !== undefined && { EventPattern: JSON.stringify(source.pattern) }),
    ...(source.schedule !== undefined && { ScheduleExpression: source.schedule }),
  };
}

function paginate(
  member: string,
  items: readonly object[],
  { Limit = 100, NextToken = '0' }: z.infer<typeof listSchema>,
): object {
  const end = Number(NextToken) + Limit;
  return { [member]: items.slice(Number(NextToken), end), ...(end < items.length && { NextToken: `${end}` }) };
}

function parseEvent(text: string): JsonObject {
  let event: unknown;
  try {
    event = JSON.parse(text);
  } catch {
    event = undefined;
  }
  if (!isJsonObject(event)) throw new AwsError('ValidationException', 400, 'Parameter Event is not valid.');
  const missing = EVENT_MEMBERS.filter((name) => !Object.hasOwn(event, name));
  if (missing.length === 0) return event;
  throw new AwsError(
    'ValidationException',
    400,
    `Parameter Event is not valid. Reason: Mandatory fields missing: ${missing.join(', ')}.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AwsError('SerializationException', 400, `The request is not JSON: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

function parseBody<T>(schema: z.ZodMiniType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new AwsError('SerializationException', 400, z.prettifyError(parsed.error), { cause: parsed.error });
}
