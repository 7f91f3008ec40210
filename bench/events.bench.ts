import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { meshBusName } from '../lib/core/event.ts';
import { createEvents } from '../local/aws/events/service.ts';
import { createLambda } from '../local/aws/lambda/service.ts';
import { startEndpoint } from '../local/aws/server.ts';
import { createClients, type MeshClients, region } from '../local/mesh/clients.ts';
import { makeFunction } from '../test/mesh/mesh-fixture.ts';
import { type Bench, type Figure, percentile, perSecond, timed } from './frame.ts';

const throughputEvents = 5_000;
const batch = 10;
const paced = 300;
const paceMs = 10;
const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
/** Says on its log how long the event was on its way. */
const receiver = "(event) => { console.log('latency', Date.now() - event.detail.at); }";

export const bench: Bench = {
  name: 'events',
  question: 'how fast events go from PutEvents through match and queue to a function and its acknowledgement',
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'finops-mesh-bench-'));
    const latencies: number[] = [];
    const mesh = await startEvents(folder, (latency) => latencies.push(latency));
    try {
      return await figures(mesh, latencies);
    } finally {
      await mesh.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

type EventsBench = Awaited<ReturnType<typeof startEvents>>;

async function startEvents(folder: string, onLatency: (ms: number) => void) {
  const listening = Promise.withResolvers<Record<string, string>>();
  const place = { dataDir: folder, region, accountId: '111122223333' };
  const lambda = createLambda({
    ...place,
    functions: [await makeFunction('receiver', receiver, folder)],
    environment: () => listening.promise,
    onLog: ({ line }) => {
      const latency = /latency (\d+)/.exec(line)?.[1];
      if (latency !== undefined) onLatency(Number(latency));
    },
  });
  const events = createEvents({
    ...place,
    buses: [meshBusName],
    rules: [
      {
        name: 'heard',
        bus: meshBusName,
        pattern: { source: ['bench'], detail: { kind: ['measured'] } },
        targets: [{ kind: 'function', id: 'receiver', function: 'receiver' }],
      },
    ],
    deliver: async (target, payload) => {
      lambda.acceptEvent(target.function, payload);
    },
  });
  const endpoint = await startEndpoint({ services: [events, lambda], credentials: () => credentials.secretAccessKey });
  listening.resolve({ AWS_ENDPOINT_URL: endpoint.url });
  const settled = async () => {
    await events.idle();
    await lambda.drain();
  };
  return { clients: createClients(endpoint.url, credentials), settled, close: () => endpoint.close() };
}

async function figures({ clients, settled }: EventsBench, latencies: number[]): Promise<Figure[]> {
  await put(clients, 1);
  await settled();
  const elapsedMs = await timed(async () => {
    await perSecond(throughputEvents / batch, 4, () => put(clients, batch));
    await settled();
  });
  latencies.length = 0;
  for (let sent = 0; sent < paced; sent += 1) {
    await put(clients, 1);
    await sleep(paceMs);
  }
  await settled();
  return [
    {
      what: 'events through put, match, target and acknowledgement',
      value: (throughputEvents * 1_000) / elapsedMs,
      unit: 'a second',
    },
    { what: 'from publish to effect, median', value: percentile(latencies, 0.5), unit: 'ms' },
    { what: 'from publish to effect, 99th percentile', value: percentile(latencies, 0.99), unit: 'ms' },
    { what: 'events measured of those sent', value: latencies.length / paced, unit: 'share', target: { atLeast: 1 } },
  ];
}

function put({ events }: MeshClients, count: number) {
  const Detail = JSON.stringify({ kind: 'measured', at: Date.now() });
  const entry = { Source: 'bench', DetailType: 'Bench', EventBusName: meshBusName, Detail };
  return events.send(new PutEventsCommand({ Entries: Array.from({ length: count }, () => entry) }));
}
