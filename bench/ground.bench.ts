import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { meshBusName } from '../lib/core/event.ts';
import { bucketName, type MeshClients, tableName } from '../local/mesh/clients.ts';
import { callFunction, makeFunction, makeTask, startTestMesh, type TestMesh } from '../test/mesh/mesh-fixture.ts';
import { type Bench, type Figure, median, perSecond, timed } from './frame.ts';
import { coldImports } from './ground/cold-import.ts';

const rounds = 200;

export const bench: Bench = {
  name: 'ground',
  question: 'what the harness costs beside a bare Lambda handler, and how fast each local service is',
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'finops-mesh-bench-'));
    const bare = await makeFunction('bare', '() => ({})', folder);
    const mesh = await startTestMesh({ extraFunctions: [bare] });
    try {
      return [...(await roundTrips(mesh)), ...(await coldImports(folder)), ...(await services(mesh.clients))];
    } finally {
      await mesh.remove();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** In turn, so that a machine whose speed drifts slows both. */
async function roundTrips({ clients }: TestMesh): Promise<Figure[]> {
  const full: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await timed(() => callFunction(clients, 'bare', {})));
    full.push(await timed(() => callFunction(clients, 'echo', makeTask({ query: 'findings=0' }))));
  }
  return [
    { what: 'warm invoke of a bare handler, median', value: median(bare), unit: 'ms' },
    { what: 'warm task through handler, context, state, events, reply', value: median(full), unit: 'ms' },
    { what: 'that task against the bare invoke', value: median(full) / median(bare), unit: 'times' },
  ];
}

async function services({ s3, dynamodb, lambda, events }: MeshClients): Promise<Figure[]> {
  const clients = { s3, dynamodb, lambda, events };
  const body = 'x'.repeat(1_000);
  const keyOf = (index: number) => ({ Bucket: bucketName, Key: `agent-context/bench/${index}` });
  const itemOf = (index: number) => ({ pk: { S: 'AGENT#bench' }, sk: { S: `TASK#${index}` } });
  const entry = { Source: 'bench', DetailType: 'Bench', Detail: '{}', EventBusName: meshBusName };
  const put = (index: number) => s3.send(new PutObjectCommand({ ...keyOf(index), Body: body }));
  const get = async (index: number) => (await s3.send(new GetObjectCommand(keyOf(index)))).Body?.transformToString();
  const putItem = (index: number) =>
    dynamodb.send(new PutItemCommand({ TableName: tableName, Item: { ...itemOf(index), body: { S: body } } }));
  const getItem = (index: number) => dynamodb.send(new GetItemCommand({ TableName: tableName, Key: itemOf(index) }));
  const putEvents = () => events.send(new PutEventsCommand({ Entries: Array.from({ length: 10 }, () => entry) }));
  const figure = async (what: string, work: (index: number) => Promise<unknown>, each = 1): Promise<Figure> => ({
    what,
    value: each * (await perSecond(1_000, 8, work)),
    unit: 'a second',
  });
  return [
    await figure('S3 PutObject of 1 kB', put),
    await figure('S3 GetObject of 1 kB', get),
    await figure('DynamoDB PutItem of 1 kB', putItem),
    await figure('DynamoDB GetItem of 1 kB', getItem),
    await figure('Lambda Invoke, warm', () => callFunction(clients, 'bare', {})),
    await figure('EventBridge events put', putEvents, 10),
  ];
}
