import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod/mini';
import { hasCode, MeshError } from '../core/errors.ts';
import { parse } from '../core/parse.ts';
import { assertOwnPartition, type StateKey } from './keys.ts';
import { createTable, type QueryOptions, type StoredItem, type Table } from './table.ts';

/** 200 writers of one item all get through within far fewer rounds, since their pauses spread them. */
const updateAttempts = 100;
/** Full jitter under a ceiling that doubles, so that losers of one race do not meet again. */
const firstPauseMs = 20;
const longestPauseMs = 2_000;

export interface Versioned<Content> {
  readonly key: StateKey;
  readonly version: number;
  readonly content: Content;
}

/**
 * Where we are: small items that change. Every write is conditional on a version; who comes second gets `lost-race`
 * and reads again. An expired item is absent on read, since DynamoDB deletes it up to days later.
 */
export interface StateChannel {
  /** @throws MeshError `corrupt-data` where the item does not fit the schema */
  read<Schema extends z.ZodMiniType>(schema: Schema, key: StateKey): Promise<Versioned<z.output<Schema>> | undefined>;
  /** @throws MeshError `already-exists`, `not-owner` */
  create(key: StateKey, content: unknown, options?: WriteOptions): Promise<number>;
  /** Writes only over that version and answers the new one. @throws MeshError `lost-race`, `not-owner` */
  replace(key: StateKey, content: unknown, version: number, options?: WriteOptions): Promise<number>;
  /** Reads, changes and writes, again after each lost race. @throws MeshError `lost-race` after many, `not-owner` */
  update<Schema extends z.ZodMiniType>(
    schema: Schema,
    key: StateKey,
    change: (current: z.output<Schema> | undefined) => z.input<Schema>,
    options?: WriteOptions,
  ): Promise<Versioned<z.output<Schema>>>;
  query<Schema extends z.ZodMiniType>(
    schema: Schema,
    pk: string,
    options?: QueryOptions,
  ): AsyncGenerator<Versioned<z.output<Schema>>>;
}

export interface WriteOptions {
  /** The item is absent for readers after this many seconds. Default: it stays. */
  readonly ttlSeconds?: number;
}

/** @param owner the room that writes; reading is open to all rooms, writing outside its partitions is refused here */
export function createState(options: {
  client: DynamoDBClient;
  table: string;
  owner: string;
  now?: () => Date;
}): StateChannel {
  const table = createTable(options.client, options.table);
  const { owner, now = () => new Date() } = options;
  const secondsNow = () => Math.floor(now().getTime() / 1000);

  const itemOf = (key: StateKey, content: unknown, version: number, { ttlSeconds }: WriteOptions): StoredItem => ({
    ...key,
    version,
    content,
    ...(ttlSeconds !== undefined && { expiresAt: secondsNow() + ttlSeconds }),
  });

  const channel: StateChannel = {
    async read(schema, key) {
      const item = await table.get(key);
      return item && isLive(item, secondsNow()) ? toVersioned(schema, item) : undefined;
    },

    async create(key, content, writeOptions = {}) {
      assertOwnPartition(owner, key);
      const written = await table.put(itemOf(key, content, 1, writeOptions), { absentOrExpiredAt: secondsNow() });
      if (!written) throw new MeshError('already-exists', `${key.pk} ${key.sk} is there already`);
      return 1;
    },

    async replace(key, content, version, writeOptions = {}) {
      assertOwnPartition(owner, key);
      const written = await table.put(itemOf(key, content, version + 1, writeOptions), { version });
      if (!written) throw new MeshError('lost-race', `${key.pk} ${key.sk} is no longer at version ${version}`);
      return version + 1;
    },

    update: (schema, key, change, writeOptions) =>
      retryLostRaces(async () => {
        const current = await channel.read(schema, key);
        const content = parse(schema, change(current?.content), `${key.pk} ${key.sk}`);
        const version = current
          ? await channel.replace(key, content, current.version, writeOptions)
          : await channel.create(key, content, writeOptions);
        return { key, version, content };
      }),

    query: (schema, pk, queryOptions = {}) => queryLive(table, schema, pk, queryOptions, secondsNow()),
  };
  return channel;
}

async function* queryLive<Schema extends z.ZodMiniType>(
  table: Table,
  schema: Schema,
  pk: string,
  options: QueryOptions,
  nowSeconds: number,
) {
  for await (const item of table.query(pk, options)) {
    if (isLive(item, nowSeconds)) yield toVersioned(schema, item);
  }
}

async function retryLostRaces<Answer>(attempt: () => Promise<Answer>): Promise<Answer> {
  for (let lost = 1; ; lost += 1) {
    try {
      return await attempt();
    } catch (error) {
      const lostRace = hasCode(error, 'lost-race') || hasCode(error, 'already-exists');
      if (!lostRace || lost >= updateAttempts) throw error;
    }
    await sleep(Math.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** lost));
  }
}

function isLive({ expiresAt }: StoredItem, nowSeconds: number): boolean {
  return expiresAt === undefined || expiresAt > nowSeconds;
}

function toVersioned<Schema extends z.ZodMiniType>(schema: Schema, item: StoredItem): Versioned<z.output<Schema>> {
  const { pk, sk, version, content } = item;
  return { key: { pk, sk }, version, content: parse(schema, content, `${pk} ${sk}`, 'corrupt-data') };
}
