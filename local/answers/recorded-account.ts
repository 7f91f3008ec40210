import { AwsError } from '../aws/aws-error.ts';
import type { Account, Call, Json, Members } from './account.ts';
import { costApis } from './cost-apis.ts';
import type { CostApi } from './protocol.ts';
import { operationKey, type RecordedCall, type Recording } from './recording.ts';

/** The members by which a next page is asked for in the cost APIs. */
const pageTokens: ReadonlySet<string> = new Set(['nextToken', 'NextToken', 'NextPageToken']);

/** The answers to equal requests, in the order of their numbers. */
interface Queue {
  readonly calls: RecordedCall[];
  next: number;
}

/** The recordings of one operation that state the same members, found by the values of these. */
interface Shape {
  readonly members: readonly string[];
  readonly scopes: readonly Scope[];
  readonly queues: Map<string, Queue>;
}

const scopes = ['region', 'accountId'] as const;
type Scope = (typeof scopes)[number];

/** What is compared: the request, and the scope of its signature. */
type Facts = { readonly request: Members } & { readonly [scope in Scope]?: string | undefined };

/**
 * An account that answers from a recording (contract.md, "Recordings"). A call is answered by the recording whose
 * every recorded request member equals the call's; the fewest extra members win, then the one that states a region or
 * account. Equal requests are answered in the order of their numbers, and the last one stays. A call that has no
 * recording is AWS's `AccessDeniedException`, so that the mesh says what it could not see.
 */
export function recordedAccount(recording: Recording, apis: readonly CostApi[] = costApis): Account {
  const operations = Map.groupBy(recording.calls, ({ service, operationKey }) => `${service}:${operationKey}`);
  const shapes = new Map([...operations].map(([operation, calls]) => [operation, shapesOf(calls)]));
  return {
    async answer(call) {
      const { service, operation, region, accountId = recording.owner.accountId, input } = call;
      const candidates = shapes.get(`${service}:${operationKey(operation)}`) ?? [];
      const queue = findQueue({ request: input, region, accountId }, candidates);
      if (queue === undefined) throw notRecorded(call, recording.folder);
      return replay(take(queue), service, apis);
    },
  };
}

/** The shapes of an operation, those first that a call fits best. */
function shapesOf(calls: readonly RecordedCall[]): Shape[] {
  const shapes = new Map<string, Shape>();
  for (const call of calls.toSorted((one, other) => one.n - other.n)) {
    const members = Object.keys(call.request).toSorted();
    const stated = scopes.filter((scope) => call[scope] !== undefined);
    const key = JSON.stringify([members, stated]);
    const shape = shapes.get(key) ?? { members, scopes: stated, queues: new Map<string, Queue>() };
    shapes.set(key, shape);
    const values = valuesOf(call, shape);
    const queue = shape.queues.get(values);
    if (queue === undefined) shape.queues.set(values, { calls: [call], next: 0 });
    else queue.calls.push(call);
  }
  // The more members a recording states, the fewer of the call are extra.
  return [...shapes.values()].toSorted(
    (one, other) => other.members.length - one.members.length || other.scopes.length - one.scopes.length,
  );
}

function findQueue(facts: Facts, shapes: readonly Shape[]): Queue | undefined {
  const tokens = Object.keys(facts.request).filter((name) => pageTokens.has(name));
  for (const shape of shapes) {
    if (!tokens.every((token) => shape.members.includes(token))) continue;
    const queue = shape.queues.get(valuesOf(facts, shape));
    if (queue !== undefined) return queue;
  }
  return undefined;
}

/** The values that a shape compares, as one text: equal values give equal texts. */
function valuesOf(facts: Facts, { members, scopes }: Shape): string {
  const stated = [...scopes.map((scope) => facts[scope]), ...members.map((name) => facts.request[name])];
  return JSON.stringify(stated.map((value) => (value === undefined ? { absent: true } : [canonical(value)])));
}

/** One spelling a value: the order of members and the milliseconds of a moment say nothing. */
function canonical(value: Json): Json {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT.+Z$/.test(value) ? Date.parse(value) || value : value;
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [name, canonical(member)]));
}

function take(queue: Queue): RecordedCall | undefined {
  const call = queue.calls[queue.next];
  queue.next = Math.min(queue.next + 1, queue.calls.length - 1);
  return call;
}

function replay(recorded: RecordedCall | undefined, service: string, apis: readonly CostApi[]): Members {
  if (recorded?.error === undefined) return recorded?.response ?? {};
  const { name, message } = recorded.error;
  throw new AwsError(name, apis.find((api) => api.service === service)?.errorStatus(name) ?? 400, message);
}

function notRecorded({ service, operation, region, input }: Call, folder: string): AwsError {
  const asked = `${service}:${operation} with ${JSON.stringify(input)} in ${region}`;
  return new AwsError('AccessDeniedException', 403, `The recording ${folder} has no answer to ${asked}.`);
}
