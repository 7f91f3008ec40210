import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ReportHeader } from '../core/report.ts';
import { runCost } from '../core/run-cost.ts';
import { eventOf, eventOfDecision } from './entry.ts';
import { createEvents, type Undelivered } from './events.ts';

const source = 'finops.budget-agent';
const usd = (amount: string) => ({ amount, currency: 'USD' });

const header: ReportHeader = {
  version: 1,
  taskId: 't1',
  analysisId: 'a1',
  agent: 'budget',
  kind: 'analyse',
  asOf: '2026-11-20T09:00:00Z',
  status: 'complete',
  summary: { findings: 3, net: usd('101.88'), basis: 'list', unknown: 1, gaps: 0 },
  highImpact: [{ resource: 'i-1', action: 'stop', monthly: usd('70.08') }],
  announcements: [],
  facts: {},
  gaps: [],
  cost: runCost([], usd('1')),
  startedAt: '2026-11-20T09:00:00Z',
  completedAt: '2026-11-20T09:00:05Z',
  contextKey: 'agent-context/budget/analyse/x.json',
  parts: [],
};
const eventAbout = (subject: string) => eventOf(header, 1, source, { detailType: 'Budget At Risk', subject });
const events = (count: number) => Array.from({ length: count }, (_, index) => eventAbout(`budget-${index}`));

/** A bus that takes an entry or fails it, as told; and remembers what it took. */
const eventBridge = mockClient(EventBridgeClient);
let taken: string[];
let sizes: number[];
function busThat(fails: (subject: string, call: number) => boolean) {
  let call = 0;
  eventBridge.on(PutEventsCommand).callsFake(({ Entries }) => {
    call += 1;
    sizes.push(Entries.length);
    const results = Entries.map(({ Detail }: { Detail: string }) => {
      const { subject, eventId } = JSON.parse(Detail);
      if (fails(subject, call)) return { ErrorCode: 'InternalFailure', ErrorMessage: 'try again' };
      taken.push(subject);
      return { EventId: eventId };
    });
    return {
      FailedEntryCount: results.filter(({ ErrorCode }: { ErrorCode?: string }) => ErrorCode).length,
      Entries: results,
    };
  });
}

let kept: Map<string, string>;
const undelivered: Undelivered = {
  keep: async (name, text) => {
    kept.set(name, text);
  },
  async *names() {
    yield* [...kept.keys()];
  },
  read: async (name) => kept.get(name),
  remove: async (name) => {
    kept.delete(name);
  },
};
const channel = () => createEvents({ client: new EventBridgeClient({}), bus: 'finops-mesh', source, undelivered });

beforeEach(() => {
  eventBridge.reset();
  taken = [];
  sizes = [];
  kept = new Map();
});

describe('an event of a report', () => {
  test('is a notice with the agent’s own net, the largest savings and the key to the whole', () => {
    expect(eventAbout('team-a').detail).toEqual({
      version: 1,
      eventId: expect.stringMatching(/^[0-9a-f]{20}$/),
      analysisId: 'a1',
      hop: 1,
      subject: 'team-a',
      total_savings: 101.88,
      net: usd('101.88'),
      basis: 'list',
      recommendation_count: 3,
      high_impact_resources: [{ resource: 'i-1', action: 'stop', monthly: usd('70.08') }],
      timestamp: '2026-11-20T09:00:05Z',
      contextKey: 'agent-context/budget/analyse/x.json',
    });
  });

  test('has the same id however often it is made, and another for another subject', () => {
    expect(eventAbout('team-a').detail.eventId).toBe(eventAbout('team-a').detail.eventId);
    expect(eventAbout('team-a').detail.eventId).not.toBe(eventAbout('team-b').detail.eventId);
  });

  test('that is no notice any more is refused', () => {
    const resource = 'x'.repeat(2_000);
    const highImpact = Array.from({ length: 10 }, () => ({ resource, action: 'stop', monthly: usd('1') }));
    expect(() => eventOf({ ...header, highImpact }, 1, source, { detailType: 'Budget At Risk' })).toThrow(
      /has 2\d{4} bytes, at most 16000/,
    );
  });
});

describe('publishing', () => {
  test('puts at most ten at a time, in order', async () => {
    busThat(() => false);
    expect(await channel().publish(events(23))).toEqual({ published: 23, kept: [] });
    expect(sizes).toEqual([10, 10, 3]);
    expect(taken).toEqual(events(23).map(({ detail }) => detail.subject));
  });

  test('looks at each entry and sends those that failed again, and no other', async () => {
    busThat((subject, call) => call === 1 && ['budget-1', 'budget-4'].includes(subject));
    expect(await channel().publish(events(6))).toEqual({ published: 6, kept: [] });
    expect(sizes).toEqual([6, 2]);
    expect(taken.toSorted()).toEqual(events(6).map(({ detail }) => detail.subject));
  });

  test('keeps what fails after all attempts, with why, and publishes the rest', async () => {
    busThat((subject) => subject === 'budget-2');
    const [, , refused] = events(3);
    expect(await channel().publish(events(3))).toEqual({
      published: 2,
      kept: [{ eventId: refused?.detail.eventId, reason: 'InternalFailure: try again' }],
    });
    expect([...kept.keys()]).toEqual([refused?.detail.eventId]);
  });

  test('keeps all where the bus cannot be reached', async () => {
    eventBridge
      .on(PutEventsCommand)
      .rejects(Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' }));
    const result = await channel().publish(events(2));
    expect(result).toMatchObject({ published: 0, kept: [{ reason: expect.stringContaining('Rate exceeded') }, {}] });
    expect(kept.size).toBe(2);
  });

  test('refuses another room’s source', async () => {
    const foreign = { ...eventAbout('x'), source: 'finops.supervisor-agent' };
    await expect(channel().publish([foreign])).rejects.toMatchObject({ code: 'not-owner' });
  });
});

test('an event carries the trace along in which it was published, where there is one', async () => {
  const entries: object[] = [];
  eventBridge.on(PutEventsCommand).callsFake(({ Entries }) => {
    entries.push(...Entries);
    return { FailedEntryCount: 0, Entries: Entries.map(() => ({ EventId: '1' })) };
  });
  const traced = (trace: string | undefined) =>
    createEvents({ client: new EventBridgeClient({}), bus: 'finops-mesh', source, undelivered, trace: () => trace });
  await traced('Root=1-5;Sampled=1').publish(events(1));
  await traced(undefined).publish(events(1));
  expect(entries).toEqual([
    expect.objectContaining({ TraceHeader: 'Root=1-5;Sampled=1' }),
    expect.not.objectContaining({ TraceHeader: expect.anything() }),
  ]);
});

describe('sending again', () => {
  test('delivers what waits after the bus is repaired, once, as it was', async () => {
    busThat(() => true);
    await channel().publish(events(12));
    busThat(() => false);
    expect(await channel().resend()).toEqual({ published: 12, kept: [] });
    expect(taken.toSorted()).toEqual(
      events(12)
        .map(({ detail }) => detail.subject)
        .toSorted(),
    );
    expect(kept.size).toBe(0);
    expect(await channel().resend()).toEqual({ published: 0, kept: [] });
    expect(taken.length).toBe(12);
  });

  test('goes on keeping what is refused again', async () => {
    busThat(() => true);
    await channel().publish(events(2));
    busThat((subject) => subject === 'budget-1');
    expect(await channel().resend()).toMatchObject({ published: 1, kept: [{}] });
    expect(kept.size).toBe(1);
  });
});

test('the event of a decision leads to the decision by its key, says what was decided, and not why', () => {
  const decision = {
    opportunityId: 'a'.repeat(20),
    version: 2,
    status: 'approved' as const,
    by: 'maria',
    reason: 'for those who read the trail',
    at: '2026-11-20T10:00:00Z',
    contentHash: 'c'.repeat(20),
  };
  const analysis = { id: 'a1', contextKey: 'analyses/a1/analysis.json', receipts: [] };
  const about = { decision, analysis, resource: 'i-1', action: 'stop' };
  const { detail } = eventOfDecision(
    { ...about, counted: usd('70.08') },
    'finops.supervisor-agent',
    'Decision Recorded',
  );
  expect(detail).toMatchObject({
    analysisId: 'a1',
    subject: `${'a'.repeat(20)}#2`,
    net: usd('70.08'),
    high_impact_resources: [{ resource: 'i-1', action: 'stop', monthly: usd('70.08') }],
    digest: { opportunityId: 'a'.repeat(20), version: 2, status: 'approved', by: 'maria' },
  });
  expect(JSON.stringify(detail)).not.toContain('those who read');
  const unknown = eventOfDecision(about, 'finops.supervisor-agent', 'Decision Recorded').detail;
  expect([unknown.total_savings, unknown.net, unknown.high_impact_resources]).toEqual([undefined, undefined, []]);
});
