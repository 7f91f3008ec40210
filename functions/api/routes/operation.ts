import * as z from 'zod/mini';
import type { ContextChannel } from '../../../lib/context/context.ts';
import { hashOf } from '../../../lib/core/hash.ts';
import { parse } from '../../../lib/core/parse.ts';
import type { DecidedAbout } from '../../../lib/events/entry.ts';
import type { StartChannel } from '../../../lib/invoke/start.ts';
import type { StateChannel } from '../../../lib/state/state.ts';
import type { Role, User } from '../claims.ts';
import type { ReadModel } from '../read-model.ts';

/** What the routes work with. */
export interface Deps {
  readonly version: string;
  readonly context: ContextChannel;
  readonly state: StateChannel;
  readonly starts: StartChannel;
  readonly readModel: ReadModel;
  /** Tells the mesh what people decided. It fails no request: what the bus does not take is sent again later. */
  announce(decided: readonly DecidedAbout[]): Promise<void>;
  /** The interface as an OpenAPI document. */
  describe(): Promise<object>;
  /** Now, or in a replay the moment of the recording. */
  now(): Date;
}

export interface Call<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly user: User;
  readonly ifNoneMatch: string | undefined;
  /** `Cache-Control: no-cache`: an answer of a moment ago is not enough. */
  readonly isPresent: boolean;
  readonly idempotencyKey: string | undefined;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A schema of `replies.ts` by its name: what no answer is checked with, no cold start makes. */
export type ReplyName =
  | keyof typeof import('../schemas/replies.ts')
  | keyof typeof import('../schemas/spend-replies.ts');

/** A request as it arrived, before anything of it is known to fit. */
export type RawCall = Call<Readonly<Record<string, string>>, Readonly<Record<string, readonly string[]>>, unknown>;

/** One operation of the interface: what the router, the OpenAPI document and the reference are made from. */
export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'delete';
  /** As in OpenAPI: `/analyses/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  /** Who may; `public` needs no token. */
  readonly role: Role | 'public';
  readonly params?: z.ZodMiniObject;
  readonly query?: z.ZodMiniObject;
  readonly body?: z.ZodMiniType;
  /** Whether it changes anything: it then takes an `Idempotency-Key`. */
  readonly writes?: boolean;
  /** Whether it answers with an ETag, and 304 to one that still holds. */
  readonly conditional?: boolean;
  /** What it answers where it succeeds. */
  readonly success: { readonly status: number; readonly description: string; readonly reply: ReplyName };
  /** Its own problems, beside those that any operation may have. */
  readonly problems: readonly number[];
  /** @throws MeshError `bad-input` for a request that does not fit; and the operation's own */
  run(call: RawCall, deps: Deps): Promise<Reply>;
}

const nothing = z.strictObject({});

type Parsed<Schema> = Schema extends z.ZodMiniType ? z.output<Schema> : undefined;

/** States an operation; its handler gets what its schemas say. */
export function operation<
  Params extends z.ZodMiniObject | undefined = undefined,
  Query extends z.ZodMiniObject | undefined = undefined,
  Body extends z.ZodMiniType | undefined = undefined,
>(
  spec: Omit<Operation, 'run' | 'params' | 'query' | 'body'> & {
    readonly params?: Params;
    readonly query?: Query;
    readonly body?: Body;
    handle(call: Call<Parsed<Params>, Parsed<Query>, Parsed<Body>>, deps: Deps): Promise<Reply>;
  },
): Operation {
  const { handle, ...stated } = spec;
  const { params, query, body } = stated as Pick<Operation, 'params' | 'query' | 'body'>;
  return {
    ...(stated as Omit<Operation, 'run'>),
    run: (call, deps) => {
      const known = {
        ...call,
        params: params && parse(params, call.params, 'path'),
        query: parseQuery(query, call.query),
        body: body && parse(body, call.body ?? {}, 'body'),
      };
      return handle(known as Parameters<typeof handle>[0], deps);
    },
  };
}

function parseQuery(schema: z.ZodMiniObject | undefined, raw: RawCall['query']): unknown {
  const entries = Object.entries(raw).map(([name, values]) => [
    name,
    isList(schema?.shape[name]) ? values : one(values),
  ]);
  if (schema !== undefined) return parse(schema, Object.fromEntries(entries), 'query');
  // An operation without a query takes none.
  return entries.length === 0 ? undefined : parse(nothing, Object.fromEntries(entries), 'query');
}

/** A name that comes twice where one value is taken fails by its type. */
function one(values: readonly string[]): unknown {
  return values.length === 1 ? values[0] : values;
}

function isList(schema: unknown): boolean {
  const { def } = (schema ?? {}) as { def?: { type?: string; innerType?: unknown } };
  return def?.type === 'array' || (def?.innerType !== undefined && isList(def.innerType));
}

/**
 * An answer that a caller may know already: 304 where he does.
 *
 * @param parts of what the answer follows from
 */
export async function unlessKnown(
  { ifNoneMatch }: Pick<Call<unknown, unknown, unknown>, 'ifNoneMatch'>,
  parts: readonly (string | undefined)[],
  make: () => Promise<unknown>,
): Promise<Reply> {
  const etag = `"${hashOf(parts)}"`;
  const known = ifNoneMatch?.split(',').map((each) => each.trim().replace(/^W\//, ''));
  const headers = { etag };
  if (known?.some((each) => each === etag || each === '*')) return { status: 304, headers };
  return { status: 200, headers, body: await make() };
}
