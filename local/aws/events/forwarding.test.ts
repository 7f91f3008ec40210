import { describe, expect, it } from 'vitest';
import type { BusEvent } from './event.ts';
import { buildEntry, buildRule, MESH_BUS, readLetters, startEvents } from './fixtures.ts';
import type { Rule } from './rule.ts';

describe('forwarding to another bus', () => {
  const forward: Rule = {
    name: 'forward-aws',
    pattern: { source: [{ prefix: 'aws.' }] },
    targets: [{ kind: 'bus', id: 'mesh', bus: MESH_BUS }],
  };
  const anomaly = { source: 'aws.ce', detailType: 'Anomaly Detected', detail: { impact: 12.5 } };

  it("brings AWS's own events to the mesh's bus, the same event with the same id", async () => {
    const bus = startEvents({ rules: [forward, buildRule()] });
    const id = bus.events.putServiceEvent(anomaly);
    bus.events.putEvents([buildEntry({ EventBusName: 'default' })]);
    await bus.events.idle();
    expect(bus.eventsOf('budget')).toMatchObject([
      { id, source: 'aws.ce', 'detail-type': 'Anomaly Detected', detail: { impact: 12.5 } },
    ]);
  });

  it('goes no further than one bus, so that two buses cannot send in a circle', async () => {
    const back: Rule = {
      ...forward,
      name: 'back',
      bus: MESH_BUS,
      targets: [{ kind: 'bus', id: 'default', bus: 'default' }],
    };
    const bus = startEvents({ rules: [forward, back, buildRule()] });
    bus.events.putServiceEvent(anomaly);
    await bus.events.idle();
    expect(bus.eventsOf('budget')).toHaveLength(1);
  });

  it('is retried while that bus refuses, and a redrive brings what became a dead letter', async () => {
    const bus = startEvents({ rules: [forward, buildRule()] });
    bus.events.setBusFault(MESH_BUS, 'ThrottlingException');
    const late = bus.events.putServiceEvent(anomaly);
    await bus.clock.skip(900);
    expect(readLetters(bus, 'forward-aws')).toMatchObject([
      { eventId: late, errorCode: 'ThrottlingException', attempts: 9 },
    ]);
    const soon = bus.events.putServiceEvent(anomaly);
    await bus.clock.skip(10);
    bus.events.setBusFault(MESH_BUS, undefined);
    await bus.clock.skip(10);
    const ids = (): BusEvent['id'][] => bus.eventsOf('budget').map(({ id }) => id);
    expect(ids()).toEqual([soon]);
    expect(await bus.events.redrive()).toEqual({ delivered: 1, kept: [] });
    await bus.events.idle();
    expect(ids()).toEqual([soon, late]);
  });
});
