import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { bundleHandler } from '../bundle/bundle.ts';
import { meshBusName } from '../lib/core/event.ts';
import { bucketName, type MeshClients, tableName } from '../local/mesh/clients.ts';
import { meshVariables } from '../local/mesh/services.ts';
import { callFunction, makeFunction, makeTask, startTestMesh, type TestMesh } from '../test/mesh/mesh-fixture.ts';
import { type Bench, type Figure, median, perSecond, timed } from './frame.ts';

const run = promisify(execFile);
const rounds = 200;
const imports = 15;

/** The same SDK clients as the harness makes, and nothing else: what a function on AWS pays in any case. */
const bareHandler = `
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
const clients = [new S3Client({}), new DynamoDBClient({}), new EventBridgeClient({})];
export const handler = async () => clients.length;
`;

export const bench: Bench = {
  name: 'ground',
  question: 'what the harness costs beside a bare Lambda handler, and how fast each local service is',
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'finops-mesh-bench-'));
    const bare = await makeFunction('bare', '() => ({})', folder);
    const mesh = await startTestMesh({ extraFunctions: [bare] });
    try {
      return [...(await roundTrips(mesh)), ...(await bundles(mesh, folder)), ...(await services(mesh.clients))];
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

async function bundles({ bundles }: TestMesh, folder: string): Promise<Figure[]> {
  const entry = join(import.meta.dirname, 'results-bare-handler.ts');
  const bareFolder = join(folder, 'bare-bundle');
  await writeFile(entry, bareHandler);
  const bareBytes = await bundleHandler(entry, bareFolder).finally(() => rm(entry));
  const bareFile = join(bareFolder, 'index.mjs');
  const echo = bundles.find(({ room }) => room.manifest.name === 'echo');
  if (echo === undefined) throw new Error('the test rooms have no echo');
  const echoFile = join(echo.codeFolder, 'index.mjs');
  const bareMs: number[] = [];
  const echoMs: number[] = [];
  for (let round = 0; round < imports; round += 1) {
    bareMs.push(await importMs(bareFile));
    echoMs.push(await importMs(echoFile));
  }
  return [
    { what: 'bundle of a bare handler with the same SDK clients', value: bareBytes / 1_000, unit: 'kB' },
    {
      what: 'bundle of the echo agent',
      value: echo.bytes / 1_000,
      unit: 'kB',
      target: { atMost: 2_000 },
    },
    { what: 'cold import of the bare handler, median', value: median(bareMs), unit: 'ms' },
    { what: 'cold import of the echo agent, median', value: median(echoMs), unit: 'ms' },
    {
      what: 'that import against the bare one',
      value: median(echoMs) / median(bareMs),
      unit: 'times',
      target: { atMost: 1.5 },
    },
  ];
}

/** In a process of its own, as a sandbox imports it; the start of Node is not counted. */
async function importMs(file: string): Promise<number> {
  const script = `const start = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - start);`;
  const env = { ...meshVariables(undefined), AWS_REGION: 'us-east-1', PATH: process.env.PATH };
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { env });
  return Number(stdout);
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
