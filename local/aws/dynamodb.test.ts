import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Endpoint } from './server.ts';
import { makeDirectory, sdkClients, sendSigned, startTestEndpoint } from './test-endpoint.ts';

const UPDATES = 200;
const TableName = 'mesh';
const TABLE: CreateTableCommandInput = {
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
};

let endpoint: Endpoint;
let directory: Awaited<ReturnType<typeof makeDirectory>>;
let dynamodb: DynamoDBClient;

beforeAll(async () => {
  directory = await makeDirectory();
  endpoint = await startTestEndpoint(directory.path);
  dynamodb = sdkClients(endpoint.url).dynamodb;
  await dynamodb.send(new CreateTableCommand(TABLE));
});

afterAll(async () => {
  await endpoint.close();
  await directory.remove();
});

function keyOf(pk: string, sk = '1') {
  return { pk: { S: pk }, sk: { S: sk } };
}

test('a table takes items as soon as its creation is answered, and is gone once deleted', async () => {
  const name = 'short-lived';
  await dynamodb.send(new CreateTableCommand({ ...TABLE, TableName: name }));
  await dynamodb.send(new PutItemCommand({ TableName: name, Item: keyOf('a') }));
  await dynamodb.send(new DeleteTableCommand({ TableName: name }));
  const describing = dynamodb.send(new DescribeTableCommand({ TableName: name }));
  await expect(describing).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a table carries the account and region of this installation', async () => {
  const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
  expect(Table).toMatchObject({
    TableArn: 'arn:aws:dynamodb:eu-central-1:123456789012:table/mesh',
    TableStatus: 'ACTIVE',
  });
});

test('a condition that does not hold is told by its name', async () => {
  const put = () =>
    dynamodb.send(
      new PutItemCommand({ TableName, Item: keyOf('once'), ConditionExpression: 'attribute_not_exists(pk)' }),
    );
  await put();
  await expect(put()).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
});

test('a query answers a partition in the order of its sort key', async () => {
  for (const sk of ['b', 'a', 'c']) await dynamodb.send(new PutItemCommand({ TableName, Item: keyOf('sorted', sk) }));
  const query = new QueryCommand({
    TableName,
    KeyConditionExpression: 'pk = :pk AND sk > :sk',
    ExpressionAttributeValues: { ':pk': { S: 'sorted' }, ':sk': { S: 'a' } },
  });
  expect((await dynamodb.send(query)).Items).toEqual([keyOf('sorted', 'b'), keyOf('sorted', 'c')]);
});

test('of 200 concurrent updates on one version none is lost, and each loser is told', async () => {
  const Key = keyOf('counter');
  const read = async () => Number((await dynamodb.send(new GetItemCommand({ TableName, Key }))).Item?.v?.N ?? '0');
  let lost = 0;
  const increment = async (): Promise<void> => {
    const version = await read();
    const update = new UpdateItemCommand({
      TableName,
      Key,
      UpdateExpression: 'SET v = :next',
      ConditionExpression: version === 0 ? 'attribute_not_exists(v)' : 'v = :version',
      ExpressionAttributeValues: {
        ':next': { N: String(version + 1) },
        ...(version > 0 && { ':version': { N: String(version) } }),
      },
    });
    try {
      await dynamodb.send(update);
    } catch (error) {
      expect(error).toMatchObject({ name: 'ConditionalCheckFailedException' });
      lost += 1;
    }
  };
  await Promise.all(Array.from({ length: UPDATES }, increment));
  expect(lost).toBeGreaterThan(0);
  expect(await read()).toBe(UPDATES - lost);
});

test('what dynalite does not have is refused by its name', async () => {
  const Item = keyOf('transaction');
  const writing = dynamodb.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName, Item } }] }));
  await expect(writing).rejects.toMatchObject({
    name: 'NotImplemented',
    message: expect.stringContaining('The embedded AWS has no dynamodb:TransactWriteItems. It has: BatchGetItem,'),
  });
});

test.each(['', '[]', 'null', '{"TableName":'])('the body %j is refused', async (body) => {
  const headers = { 'x-amz-target': 'DynamoDB_20120810.GetItem', 'content-type': 'application/x-amz-json-1.0' };
  const answer = await sendSigned(endpoint, { method: 'POST', service: 'dynamodb', headers, body });
  expect(answer).toMatchObject({ status: 400, body: expect.stringContaining('SerializationException') });
});

test('a restart finds the items', async () => {
  const Item = { ...keyOf('kept'), text: { S: 'ä€😀' } };
  await dynamodb.send(new PutItemCommand({ TableName, Item }));
  await endpoint.close();
  endpoint = await startTestEndpoint(directory.path);
  dynamodb = sdkClients(endpoint.url).dynamodb;
  expect((await dynamodb.send(new GetItemCommand({ TableName, Key: keyOf('kept') }))).Item).toEqual(Item);
});

test('the directory is for its owner only', async () => {
  const path = join(directory.path, 'dynamodb');
  expect((await stat(path)).mode & 0o077).toBe(0);
  expect(await readdir(path)).toContain('CURRENT');
});
