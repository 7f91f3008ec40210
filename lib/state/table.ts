import { randomUUID } from 'node:crypto';
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { fromAwsError } from '../core/aws-errors.ts';
import type { StateKey } from './keys.ts';

/** An item as it lies in the table: its key, the version that every write is conditional on, and the content. */
export interface StoredItem extends StateKey {
  readonly version: number;
  /** Seconds since 1970; DynamoDB deletes such items late, so readers compare it themselves. */
  readonly expiresAt?: number;
  readonly content: unknown;
}

/** The calls that the state channel makes to DynamoDB, and nothing else. Errors are the mesh's own. */
export interface Table {
  get(key: StateKey): Promise<StoredItem | undefined>;
  /** Writes only over `previous`: a version, or `'absent'`, or `'expired'` at a moment. `false` where it is not so. */
  put(item: StoredItem, previous: Previous): Promise<boolean>;
  /** Items of a partition whose sort key begins so, in order. All pages. */
  query(pk: string, options: QueryOptions): AsyncGenerator<StoredItem>;
}

export type Previous = { readonly version: number } | { readonly absentOrExpiredAt: number };

export interface QueryOptions {
  readonly prefix?: string;
  readonly newestFirst?: boolean;
  /** Only sort keys before this one. Not together with a prefix. */
  readonly before?: string;
  /** Items that are fetched at once, for readers that stop early. Default: as many as DynamoDB gives. */
  readonly pageSize?: number;
}

export function createTable(client: DynamoDBClient, tableName: string): Table {
  return {
    get: (key) => get(client, tableName, key),
    put: (item, previous) => put(client, tableName, item, previous),
    query: (pk, options) => query(client, tableName, pk, options),
  };
}

async function get(client: DynamoDBClient, table: string, key: StateKey): Promise<StoredItem | undefined> {
  const attributes = await getAttributes(client, table, key);
  return attributes && toItem(attributes);
}

async function getAttributes(client: DynamoDBClient, table: string, { pk, sk }: StateKey) {
  try {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: marshall({ pk, sk }), ConsistentRead: true }),
    );
    return Item;
  } catch (error) {
    throw fromAwsError(error, 'dynamodb:GetItem');
  }
}

async function put(client: DynamoDBClient, table: string, item: StoredItem, previous: Previous): Promise<boolean> {
  const writeId = randomUUID();
  try {
    await client.send(
      new PutItemCommand({
        TableName: table,
        Item: marshall({ ...item, writeId }, { removeUndefinedValues: true }),
        ...conditionOn(previous),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) {
      return wasRetried(error) && (await isWrittenBy(client, table, item, writeId));
    }
    throw fromAwsError(error, 'dynamodb:PutItem');
  }
}

/** Where the line broke after a write, the SDK sends it again and meets its own item: that writer did not lose. */
async function isWrittenBy(client: DynamoDBClient, table: string, key: StateKey, writeId: string): Promise<boolean> {
  const attributes = await getAttributes(client, table, key);
  return attributes?.writeId?.S === writeId;
}

function wasRetried({ $metadata }: ConditionalCheckFailedException): boolean {
  return ($metadata.attempts ?? 1) > 1;
}

function conditionOn(previous: Previous) {
  if ('version' in previous) {
    return {
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: marshall({ ':version': previous.version }),
    };
  }
  return {
    ConditionExpression: 'attribute_not_exists(pk) OR #expiresAt <= :now',
    ExpressionAttributeNames: { '#expiresAt': 'expiresAt' },
    ExpressionAttributeValues: marshall({ ':now': previous.absentOrExpiredAt }),
  };
}

async function* query(
  client: DynamoDBClient,
  table: string,
  pk: string,
  { prefix, before, newestFirst, pageSize }: QueryOptions,
): AsyncGenerator<StoredItem> {
  const range = rangeOf(prefix, before);
  let startKey: Record<string, AttributeValue> | undefined;
  do {
    const page: QueryCommandOutput = await queryPage(client, {
      TableName: table,
      KeyConditionExpression: `pk = :pk${range.condition}`,
      ExpressionAttributeValues: marshall({ ':pk': pk, ...range.values }),
      ...(pageSize !== undefined && { Limit: pageSize }),
      ScanIndexForward: newestFirst !== true,
      ConsistentRead: true,
      ...(startKey && { ExclusiveStartKey: startKey }),
    });
    for (const item of page.Items ?? []) yield toItem(item);
    startKey = page.LastEvaluatedKey;
  } while (startKey !== undefined);
}

function rangeOf(prefix: string | undefined, before: string | undefined) {
  if (prefix !== undefined) return { condition: ' AND begins_with(sk, :prefix)', values: { ':prefix': prefix } };
  return before === undefined
    ? { condition: '', values: {} }
    : { condition: ' AND sk < :before', values: { ':before': before } };
}

async function queryPage(
  client: DynamoDBClient,
  input: ConstructorParameters<typeof QueryCommand>[0],
): Promise<QueryCommandOutput> {
  try {
    return await client.send(new QueryCommand(input));
  } catch (error) {
    throw fromAwsError(error, 'dynamodb:Query');
  }
}

function toItem(attributes: Record<string, AttributeValue>): StoredItem {
  const { pk, sk, version, expiresAt, content } = unmarshall(attributes);
  return { pk, sk, version, content, ...(expiresAt !== undefined && { expiresAt }) };
}
