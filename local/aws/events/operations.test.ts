import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import {
  EventBridgeClient,
  ListEventBusesCommand,
  ListRulesCommand,
  PutEventsCommand,
  PutRuleCommand,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AwsError } from '../aws-error.ts';
import type { AwsRequest } from '../service.ts';
import { buildEntry, buildRule, MESH_BUS, startEvents, type TestBus } from './fixtures.ts';

/** The SDK's own client in front of the service; signatures are the endpoint's business. */
async function connect(bus: TestBus): Promise<EventBridgeClient> {
  const server = createServer(async (incoming, outgoing) => {
    const request: AwsRequest = {
      method: incoming.method ?? '',
      path: '/',
      query: new URLSearchParams(),
      headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
      body: await buffer(incoming),
      accessKeyId: 'local',
      region: 'eu-central-1',
      service: 'events',
    };
    const response = await bus.events.handle(request).catch((error: unknown) => {
      if (!(error instanceof AwsError)) throw error;
      return bus.events.renderError(error);
    });
    outgoing.writeHead(response.status, response.headers).end(response.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = new EventBridgeClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  onTestFinished(async () => {
    client.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return client;
}

const TERMINATED = JSON.stringify({ source: ['aws.ec2'], detail: { state: ['terminated'] } });
const EVENT = {
  id: '1',
  account: '1',
  source: 'aws.ec2',
  time: '2017-12-22T18:43:48Z',
  region: 'x',
  resources: [],
  'detail-type': 'x',
};

describe('the SDK', () => {
  it('puts events, and reads which of them failed', async () => {
    const bus = startEvents();
    const client = await connect(bus);
    const time = new Date('2026-11-19T08:30:15Z');
    const { Time: _seconds, ...entry } = buildEntry();
    const answer = await client.send(
      new PutEventsCommand({
        Entries: [
          { ...entry, Time: time },
          { ...entry, Detail: 'x' },
        ],
      }),
    );
    expect(answer).toMatchObject({
      FailedEntryCount: 1,
      Entries: [
        { EventId: expect.any(String) },
        { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' },
      ],
    });
    await bus.events.idle();
    expect(bus.eventsOf('budget')).toMatchObject([{ id: answer.Entries?.[0]?.EventId, time: '2026-11-19T08:30:15Z' }]);
  });

  it('gets a named error for what is refused as a whole', async () => {
    const client = await connect(startEvents());
    const send = (Entries: object[]) => client.send(new PutEventsCommand({ Entries }));
    await expect(send([])).rejects.toMatchObject({ name: 'ValidationException', $metadata: { httpStatusCode: 400 } });
    await expect(send([buildEntry({ EventBusName: '' })])).rejects.toMatchObject({ name: 'SerializationException' });
  });

  it('is told which operations there are when it asks for another', async () => {
    const client = await connect(startEvents());
    await expect(client.send(new PutRuleCommand({ Name: 'x' }))).rejects.toMatchObject({
      name: 'NotImplemented',
      message:
        'The embedded AWS has no events:PutRule. It has: PutEvents, TestEventPattern, ListEventBuses, ListRules.',
    });
  });

  it.each([
    { state: 'terminated', Result: true },
    { state: 'running', Result: false },
  ])('tests a pattern against an event: $state', async ({ state, Result }) => {
    const client = await connect(startEvents());
    const Event = JSON.stringify({ ...EVENT, detail: { state } });
    expect(await client.send(new TestEventPatternCommand({ EventPattern: TERMINATED, Event }))).toMatchObject({
      Result,
    });
  });

  it.each([
    {
      name: 'a pattern that is not valid',
      EventPattern: '{"source":"x"}',
      Event: JSON.stringify(EVENT),
      error: 'InvalidEventPatternException',
      message: 'source: It must be an object or an array',
    },
    {
      name: 'an event that is not JSON',
      EventPattern: TERMINATED,
      Event: 'x',
      error: 'ValidationException',
      message: 'Parameter Event is not valid.',
    },
    {
      name: 'an event without its members',
      EventPattern: TERMINATED,
      Event: '{"id":"1"}',
      error: 'ValidationException',
      message: 'Mandatory fields missing: account, source, time, region, resources, detail-type.',
    },
  ])('is refused the test of $name', async ({ EventPattern, Event, error, message }) => {
    const client = await connect(startEvents());
    await expect(client.send(new TestEventPatternCommand({ EventPattern, Event }))).rejects.toMatchObject({
      name: error,
      message: expect.stringContaining(message),
    });
  });

  it('lists the buses and the rules', async () => {
    const nightly = {
      name: 'nightly',
      schedule: 'rate(1 day)',
      description: 'Once a day.',
      enabled: false,
      targets: [],
    };
    const client = await connect(startEvents({ rules: [buildRule(), nightly] }));
    const { EventBuses } = await client.send(new ListEventBusesCommand({}));
    expect(EventBuses).toEqual([
      { Name: 'default', Arn: 'arn:aws:events:eu-central-1:123456789012:event-bus/default' },
      { Name: MESH_BUS, Arn: `arn:aws:events:eu-central-1:123456789012:event-bus/${MESH_BUS}` },
    ]);
    const onMesh = await client.send(new ListRulesCommand({ EventBusName: MESH_BUS }));
    expect(onMesh.Rules).toEqual([
      {
        Name: 'everything',
        Arn: 'arn:aws:events:eu-central-1:123456789012:rule/finops-mesh/everything',
        EventBusName: MESH_BUS,
        State: 'ENABLED',
        EventPattern: '{"account":[{"exists":true}]}',
      },
    ]);
    const onDefault = await client.send(new ListRulesCommand({}));
    expect(onDefault.Rules).toMatchObject([
      { Name: 'nightly', State: 'DISABLED', Description: 'Once a day.', ScheduleExpression: 'rate(1 day)' },
    ]);
    await expect(client.send(new ListRulesCommand({ EventBusName: 'x' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('pages through a long list', async () => {
    const rules = ['a', 'b', 'c'].map((name) => buildRule({ name }));
    const client = await connect(startEvents({ rules }));
    const first = await client.send(new ListRulesCommand({ EventBusName: MESH_BUS, Limit: 2 }));
    expect(first).toMatchObject({ Rules: [{ Name: 'a' }, { Name: 'b' }], NextToken: expect.any(String) });
    const second = await client.send(
      new ListRulesCommand({ EventBusName: MESH_BUS, Limit: 2, NextToken: first.NextToken }),
    );
    expect(second.Rules).toMatchObject([{ Name: 'c' }]);
    expect(second.NextToken).toBeUndefined();
  });
});
