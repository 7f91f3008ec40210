import * as z from 'zod/mini';
import { EventEnvelope } from '../core/event.ts';
import { parse, parseJson } from '../core/parse.ts';
import { Task } from '../core/task.ts';

/** A console test event is a task of which the harness fills in the rest; `{}` is one. */
const TestEvent = z.partial(z.omit(Task, { agent: true, hop: true }));
export type TestEvent = z.infer<typeof TestEvent>;

/** The members of an API Gateway REST proxy event that the mesh reads. */
const ApiEvent = z.looseObject({
  httpMethod: z.string(),
  path: z.string(),
  body: z.nullish(z.string()),
  isBase64Encoded: z.optional(z.boolean()),
});

/** By whom a function was woken, and with what. */
export type Recognised =
  | { readonly kind: 'call'; readonly task: Task }
  | { readonly kind: 'test'; readonly test: TestEvent }
  | { readonly kind: 'schedule'; readonly envelope: EventEnvelope }
  | { readonly kind: 'event'; readonly envelope: EventEnvelope }
  | { readonly kind: 'api'; readonly test: TestEvent };

/**
 * Tells a direct call, a console test event, a schedule, an EventBridge event and an API event apart by the members
 * that only they have, then checks the one it is.
 *
 * @throws MeshError `bad-input` that names the field which does not fit
 */
export function recognise(event: unknown): Recognised {
  const members = typeof event === 'object' && event !== null ? event : {};
  if ('httpMethod' in members && 'requestContext' in members) return { kind: 'api', test: apiBody(event) };
  if ('detail-type' in members && 'source' in members) return fromEventBridge(event);
  if ('agent' in members) return { kind: 'call', task: parse(Task, event, 'task') };
  return { kind: 'test', test: parse(TestEvent, event ?? {}, 'test event') };
}

function fromEventBridge(event: unknown): Recognised {
  const envelope = parse(EventEnvelope, event, 'EventBridge event');
  const scheduled = envelope.source === 'aws.events' && envelope['detail-type'] === 'Scheduled Event';
  return { kind: scheduled ? 'schedule' : 'event', envelope };
}

function apiBody(event: unknown): TestEvent {
  const { body, isBase64Encoded } = parse(ApiEvent, event, 'API event');
  if (!body) return {};
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  return parseJson(TestEvent, text, 'request body');
}
