import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateTableCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, onTestFinished, test } from 'vitest';
import { makeDirectory, sdkClients, startTestEndpoint } from './test-endpoint.ts';

const FIXTURE = new URL('./crash.fixture.ts', import.meta.url).pathname;
const WRITES = 1000;
const KILLED_AFTER = 500;
const WRITERS = 20;
const Bucket = 'mesh';
const TableName = 'mesh';

type Clients = ReturnType<typeof sdkClients>;

async function startElsewhere(directory: string): Promise<{ readonly child: ChildProcess; readonly clients: Clients }> {
  const child = spawn(process.execPath, [FIXTURE, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  return { child, clients: sdkClients(String(line).trim()) };
}

async function createStores({ s3, dynamodb }: Clients): Promise<void> {
  await s3.send(new CreateBucketCommand({ Bucket }));
  const create = new CreateTableCommand({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  });
  await dynamodb.send(create);
}

/** One write, of even numbers to S3, of odd ones to DynamoDB. */
async function write({ s3, dynamodb }: Clients, number: number): Promise<void> {
  const isObject = number % 2 === 0;
  if (isObject) await s3.send(new PutObjectCommand({ Bucket, Key: `${number}`, Body: bodyOf(number) }));
  else
    await dynamodb.send(
      new PutItemCommand({ TableName, Item: { pk: { S: `${number}` }, text: { S: bodyOf(number) } } }),
    );
}

async function read({ s3, dynamodb }: Clients, number: number): Promise<string | undefined> {
  if (number % 2 === 0) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: `${number}` }));
    return Body?.transformToString();
  }
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName, Key: { pk: { S: `${number}` } } }));
  return Item?.text?.S;
}

function bodyOf(number: number): string {
  return `write ${number} `.repeat(100);
}

/** Writes until the process is killed in the middle, and answers what was acknowledged by then. */
async function writeUntilKilled(clients: Clients, child: ChildProcess): Promise<number[]> {
  const acknowledged: number[] = [];
  let next = 0;
  const writer = async () => {
    while (next < WRITES) {
      const number = next++;
      await write(clients, number);
      acknowledged.push(number);
      if (acknowledged.length === KILLED_AFTER) child.kill('SIGKILL');
    }
  };
  const writers = await Promise.allSettled(Array.from({ length: WRITERS }, writer));
  expect(writers.map((outcome) => outcome.status)).toEqual(Array(WRITERS).fill('rejected'));
  return acknowledged;
}

test('kill -9 in the middle of 1,000 writes loses none that was acknowledged, and leaves no half ones', async () => {
  const directory = await makeDirectory();
  const { child, clients } = await startElsewhere(directory.path);
  await createStores(clients);
  const acknowledged = await writeUntilKilled(clients, child);
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLED_AFTER);

  const endpoint = await startTestEndpoint(directory.path);
  const after = sdkClients(endpoint.url);
  for (const number of acknowledged) expect(await read(after, number)).toBe(bodyOf(number));

  const { KeyCount } = await after.s3.send(new ListObjectsV2Command({ Bucket }));
  expect(await readdir(join(directory.path, 's3', 'bodies'))).toHaveLength(KeyCount ?? 0);
  await endpoint.close();
  await directory.remove();
});
