import { describe, expect, it } from 'vitest';
import { buildEntry, buildRule, MESH_BUS, startEvents } from './fixtures.ts';
import type { PutEventsEntry } from './put-events.ts';

const MEBIBYTE = 1024 * 1024;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An entry whose size, by AWS's formula, is this many bytes. */
function entryOfSize(bytes: number): PutEventsEntry {
  const rest = Buffer.byteLength('finops.budget-agent' + 'Budget At Risk' + '{"x":""}');
  return buildEntry({ Detail: `{"x":"${'a'.repeat(bytes - rest)}"}` });
}

function without(name: keyof PutEventsEntry): PutEventsEntry {
  const { [name]: _left, ...entry } = buildEntry();
  return entry;
}

describe('an entry', () => {
  const required = (name: string) => ({
    ErrorCode: 'InvalidArgument',
    ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
  });
  const malformed = { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };

  it.each([
    { name: 'without a source', entry: without('Source'), result: required('Source') },
    { name: 'without a detail type', entry: without('DetailType'), result: required('DetailType') },
    { name: 'without a detail', entry: without('Detail'), result: required('Detail') },
    { name: 'with an empty source', entry: buildEntry({ Source: '' }), result: required('Source') },
    { name: 'whose detail is cut off', entry: buildEntry({ Detail: '{"hop":1' }), result: malformed },
    { name: 'whose detail is plain text', entry: buildEntry({ Detail: 'hop' }), result: malformed },
    { name: 'whose detail is a string', entry: buildEntry({ Detail: '"hop"' }), result: malformed },
    { name: 'whose detail is a list', entry: buildEntry({ Detail: '[1]' }), result: malformed },
    { name: 'whose detail is null', entry: buildEntry({ Detail: 'null' }), result: malformed },
    {
      name: 'that claims to come from AWS',
      entry: buildEntry({ Source: 'aws.ce' }),
      result: { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' },
    },
  ])('$name fails alone, in its place', async ({ entry, result }) => {
    const { events, delivered } = startEvents();
    const answer = events.putEvents([buildEntry(), entry, buildEntry()]);
    const taken = { EventId: expect.stringMatching(UUID) };
    expect(answer).toEqual({ FailedEntryCount: 1, Entries: [taken, result, taken] });
    await events.idle();
    expect(delivered).toHaveLength(2);
  });

  it("becomes AWS's envelope", async () => {
    const { events, eventsOf } = startEvents();
    const time = Date.UTC(2026, 10, 19, 8, 30, 15) / 1000;
    const answer = events.putEvents([
      buildEntry({ Time: time + 0.999, Resources: ['arn:aws:s3:::bucket'] }),
      buildEntry(),
    ]);
    await events.idle();
    const [timed, untimed] = eventsOf('budget');
    expect(timed).toEqual({
      version: '0',
      id: (answer.Entries[0] as { EventId: string }).EventId,
      'detail-type': 'Budget At Risk',
      source: 'finops.budget-agent',
      account: '123456789012',
      time: '2026-11-19T08:30:15Z',
      region: 'eu-central-1',
      resources: ['arn:aws:s3:::bucket'],
      detail: { hop: 1 },
    });
    expect(untimed).toMatchObject({ time: '2026-11-20T13:00:00Z', resources: [] });
  });

  it('keeps its detail as it was written: no number loses a digit', async () => {
    const { events, delivered } = startEvents();
    events.putEvents([buildEntry({ Detail: '{ "total_savings": 247.970, "id": 12345678901234567890 }' })]);
    await events.idle();
    expect(delivered[0]?.payload).toContain('"detail":{ "total_savings": 247.970, "id": 12345678901234567890 }}');
  });
});

describe('a request', () => {
  it('may have ten entries, and no more', () => {
    const { events } = startEvents();
    const entries = (count: number) => Array.from({ length: count }, () => buildEntry());
    expect(events.putEvents(entries(10)).FailedEntryCount).toBe(0);
    expect(() => events.putEvents(entries(11))).toThrow('Member must have length less than or equal to 10');
    expect(() => events.putEvents([])).toThrow('Member must have length greater than or equal to 1');
  });

  it.each([
    { name: 'one entry', entries: [entryOfSize(MEBIBYTE - 1)], tooLarge: [entryOfSize(MEBIBYTE)] },
    {
      name: 'several entries together',
      entries: [entryOfSize(MEBIBYTE / 2), entryOfSize(MEBIBYTE / 2 - 1)],
      tooLarge: [entryOfSize(MEBIBYTE / 2), entryOfSize(MEBIBYTE / 2)],
    },
    {
      name: 'a time, which counts 14 bytes',
      entries: [{ ...entryOfSize(MEBIBYTE - 15), Time: 0 }],
      tooLarge: [{ ...entryOfSize(MEBIBYTE - 14), Time: 0 }],
    },
    {
      name: 'resources, in UTF-8',
      entries: [{ ...entryOfSize(MEBIBYTE - 5), Resources: ['ä', 'ß'] }],
      tooLarge: [{ ...entryOfSize(MEBIBYTE - 5), Resources: ['ä', 'ßx'] }],
    },
  ])('must be smaller than 1 MB: $name', async ({ entries, tooLarge }) => {
    const { events, delivered } = startEvents();
    expect(events.putEvents(entries).FailedEntryCount).toBe(0);
    expect(() => events.putEvents(tooLarge)).toThrow(
      expect.objectContaining({
        code: 'ValidationException',
        message: 'Total size of the entries in the request is over the limit.',
      }),
    );
    await events.idle();
    expect(delivered).toHaveLength(entries.length);
  });
});

describe('a bus', () => {
  const rules = [
    buildRule(),
    buildRule({ name: 'default', bus: 'default', targets: [{ kind: 'function', id: 'x', function: 'on-default' }] }),
  ];

  it.each([
    { name: 'its name', EventBusName: MESH_BUS, receiver: 'budget' },
    {
      name: 'its ARN',
      EventBusName: `arn:aws:events:eu-central-1:123456789012:event-bus/${MESH_BUS}`,
      receiver: 'budget',
    },
    { name: 'the name of the default bus', EventBusName: 'default', receiver: 'on-default' },
    { name: 'no name, which means the default bus', EventBusName: undefined, receiver: 'on-default' },
  ])('is known by $name', async ({ EventBusName, receiver }) => {
    const { events, delivered } = startEvents({ rules });
    const { EventBusName: _bus, ...entry } = buildEntry();
    events.putEvents([EventBusName === undefined ? entry : { ...entry, EventBusName }]);
    await events.idle();
    expect(delivered.map((delivery) => delivery.function)).toEqual([receiver]);
  });

  it.each(['finops-mehs', 'arn:aws:events:us-east-1:123456789012:event-bus/finops-mesh'])(
    'that does not exist takes the event and loses it, as at AWS, but here with a warning: %s',
    async (EventBusName) => {
      const { events, delivered, warnings } = startEvents({ rules });
      expect(events.putEvents([buildEntry({ EventBusName })])).toMatchObject({ FailedEntryCount: 0 });
      await events.idle();
      expect(delivered).toEqual([]);
      expect(warnings).toEqual([expect.stringContaining(`went to a bus that does not exist: ${EventBusName}.`)]);
    },
  );

  it.each(['InternalFailure', 'ThrottlingException'] as const)(
    'that has been set to refuse answers %s entry by entry, until it is set right',
    async (fault) => {
      const { events, delivered } = startEvents({ rules });
      events.setBusFault(MESH_BUS, fault);
      const onDefault = buildEntry({ EventBusName: 'default' });
      expect(events.putEvents([buildEntry(), onDefault])).toEqual({
        FailedEntryCount: 1,
        Entries: [
          { ErrorCode: fault, ErrorMessage: 'The event bus finops-mesh has been set to refuse events.' },
          { EventId: expect.stringMatching(UUID) },
        ],
      });
      events.setBusFault(MESH_BUS, undefined);
      expect(events.putEvents([buildEntry()]).FailedEntryCount).toBe(0);
      await events.idle();
      expect(delivered.map((delivery) => delivery.function).sort()).toEqual(['budget', 'on-default']);
    },
  );
});

describe('an event', () => {
  it('reaches every target of every enabled rule that matches, each with its own input', async () => {
    const target = (id: string) => ({ kind: 'function', id, function: id }) as const;
    const { events, delivered } = startEvents({
      rules: [
        buildRule({
          name: 'two',
          targets: [target('a'), { ...target('b'), input: { kind: 'path', path: '$.detail' } }],
        }),
        buildRule({ name: 'one', pattern: { detail: { hop: [{ numeric: ['<=', 1] }] } }, targets: [target('c')] }),
        buildRule({ name: 'other', pattern: { detail: { hop: [2] } }, targets: [target('d')] }),
        buildRule({ name: 'off', enabled: false, targets: [target('e')] }),
        buildRule({ name: 'elsewhere', bus: 'default', targets: [target('f')] }),
      ],
    });
    events.putEvents([buildEntry()]);
    await events.idle();
    expect(delivered.map((delivery) => delivery.function).sort()).toEqual(['a', 'b', 'c']);
    expect(delivered.find((delivery) => delivery.function === 'b')?.payload).toBe('{"hop":1}');
  });

  it('of an AWS service comes in on the default bus', async () => {
    const rule = buildRule({ bus: 'default', pattern: { source: ['aws.ce'] } });
    const { events, eventsOf } = startEvents({ rules: [rule] });
    const id = events.putServiceEvent({ source: 'aws.ce', detailType: 'Anomaly Detected', detail: { impact: 12.5 } });
    await events.idle();
    expect(eventsOf('budget')).toMatchObject([{ id, source: 'aws.ce', detail: { impact: 12.5 }, resources: [] }]);
  });
});
