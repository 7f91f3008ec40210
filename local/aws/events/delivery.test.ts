import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  buildEntry,
  buildRule,
  createDataDir,
  createFaultyFunction,
  lettersFolder,
  readLetters,
  startEvents,
} from './fixtures.ts';

describe('a target that fails', () => {
  it('once, has its event a second later', async () => {
    const faulty = createFaultyFunction();
    const bus = startEvents(faulty);
    bus.events.putEvents([buildEntry()]);
    await bus.clock.skip(0.999);
    faulty.broken = false;
    expect(faulty.attempts).toEqual([0]);
    await bus.clock.skip(0.001);
    expect(faulty.attempts).toEqual([0, 1]);
    expect(bus.eventsOf('budget')).toHaveLength(1);
    await bus.events.idle();
  });

  it('always, is tried with growing waits up to its limit, and the event is a dead letter', async () => {
    const faulty = createFaultyFunction();
    const bus = startEvents(faulty);
    const answer = bus.events.putEvents([buildEntry()]);
    await bus.clock.skip(900);
    await bus.events.idle();
    expect(faulty.attempts).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183]);
    const { EventId: eventId } = answer.Entries[0] as { EventId: string };
    const [letter] = readLetters(bus);
    expect(letter).toEqual({
      version: 1,
      rule: 'everything',
      targetId: 'budget',
      eventId,
      forwarded: false,
      errorCode: 'Error',
      errorMessage: 'The function is down.',
      exhaustedRetryCondition: 'MaximumRetryAttempts',
      attempts: 9,
      storedAt: '2026-11-20T13:00:00.000Z',
      deadAt: '2026-11-20T13:03:03.000Z',
      payload: expect.stringContaining('"detail":{"hop":1}'),
    });
    const file = `2026-11-20T13-00-00.000Z-${eventId}-budget.json`;
    expect(readdirSync(lettersFolder(bus))).toEqual([file]);
    expect(statSync(join(lettersFolder(bus), file)).mode & 0o777).toBe(0o600);
    expect(bus.warnings).toEqual([
      `Event ${eventId} for everything/budget is a dead letter after 9 attempts: The function is down.`,
    ]);
  });

  it.each([
    { name: 'no retry', retry: { maximumRetryAttempts: 0 }, attempts: [0], exhausted: 'MaximumRetryAttempts' },
    { name: 'two retries', retry: { maximumRetryAttempts: 2 }, attempts: [0, 1, 3], exhausted: 'MaximumRetryAttempts' },
    {
      name: 'no event older than 63 s',
      retry: { maximumEventAgeSeconds: 63 },
      attempts: [0, 1, 3, 7, 15, 31, 63],
      exhausted: 'MaximumEventAgeInSeconds',
    },
    {
      name: 'no event older than 62 s',
      retry: { maximumEventAgeSeconds: 62 },
      attempts: [0, 1, 3, 7, 15, 31],
      exhausted: 'MaximumEventAgeInSeconds',
    },
  ])('is tried within its own limits: $name', async ({ retry, attempts, exhausted }) => {
    const faulty = createFaultyFunction();
    const rule = buildRule({ targets: [{ kind: 'function', id: 'budget', function: 'budget', retry }] });
    const bus = startEvents({ ...faulty, rules: [rule] });
    bus.events.putEvents([buildEntry()]);
    await bus.clock.skip(900);
    expect(faulty.attempts).toEqual(attempts);
    expect(readLetters(bus)).toMatchObject([{ exhaustedRetryCondition: exhausted, attempts: attempts.length }]);
  });

  it.each([
    { name: 'says that it is not retryable', properties: { retryable: false, code: 'NO_PERMISSIONS' }, attempts: 1 },
    { name: 'is a 404', properties: { status: 404, code: 'ResourceNotFoundException' }, attempts: 1 },
    { name: 'is a 429', properties: { status: 429, code: 'TooManyRequestsException' }, attempts: 9 },
    { name: 'is a 500', properties: { status: 500, code: 'ServiceException' }, attempts: 9 },
    {
      name: 'is a 404 that says it is retryable',
      properties: { status: 404, retryable: true, code: 'X' },
      attempts: 9,
    },
  ])('with an error that $name is tried $attempts times', async ({ properties, attempts }) => {
    const faulty = createFaultyFunction();
    faulty.error = Object.assign(new Error('No.'), properties);
    const bus = startEvents(faulty);
    bus.events.putEvents([buildEntry()]);
    await bus.clock.skip(900);
    expect(faulty.attempts).toHaveLength(attempts);
    expect(readLetters(bus)).toMatchObject([{ errorCode: properties.code, errorMessage: 'No.', attempts }]);
  });

  it('does not hold up the other targets of the event', async () => {
    const healthy = buildRule({ name: 'healthy', targets: [{ kind: 'function', id: 'x', function: 'healthy' }] });
    const bus = startEvents({
      rules: [buildRule(), healthy],
      deliver: async (target) => {
        if (target.function === 'budget') throw new Error('down');
      },
    });
    bus.events.putEvents([buildEntry(), buildEntry()]);
    await bus.clock.skip(0);
    expect(bus.eventsOf('healthy')).toHaveLength(2);
  });
});

describe('a slow target', () => {
  it('gets a bounded number of deliveries at once, all in the end, and holds up no other', async () => {
    let atOnce = 0;
    let most = 0;
    const slow = Promise.withResolvers<void>();
    const fast = buildRule({ name: 'fast', targets: [{ kind: 'function', id: 'x', function: 'fast' }] });
    const bus = startEvents({
      rules: [buildRule(), fast],
      deliver: async (target) => {
        if (target.function !== 'budget') return;
        most = Math.max(most, ++atOnce);
        await slow.promise;
        atOnce -= 1;
      },
    });
    for (let request = 0; request < 30; request++) bus.events.putEvents(Array.from({ length: 10 }, () => buildEntry()));
    await expect.poll(() => bus.eventsOf('fast').length).toBe(300);
    expect(bus.eventsOf('budget')).toEqual([]);
    slow.resolve();
    await bus.events.idle();
    expect(new Set(bus.eventsOf('budget').map(({ id }) => id)).size).toBe(300);
    expect(bus.eventsOf('budget')).toHaveLength(300);
    expect(most).toBe(16);
  });
});

describe('the queue', () => {
  it('is idle when nothing is stored', async () => {
    await startEvents().events.idle();
  });

  it('refuses a second process on the same folder, and lets go when it is closed', async () => {
    const dataDir = createDataDir();
    const first = startEvents({ dataDir });
    expect(() => startEvents({ dataDir })).toThrow(/events\.sqlite is in use by another process\./);
    await first.events.close();
    startEvents({ dataDir });
  });

  it('does not wait for ever for a delivery when it is closed, and makes it again afterwards', async () => {
    const first = startEvents({ deliver: () => new Promise(() => {}) });
    first.events.putEvents([buildEntry()]);
    await first.clock.skip(0);
    await first.events.close();
    const second = startEvents({ dataDir: first.dataDir });
    await second.events.idle();
    expect(second.eventsOf('budget')).toHaveLength(1);
  });

  it('keeps the waits of its retries over a restart', async () => {
    const faulty = createFaultyFunction();
    const first = startEvents(faulty);
    first.events.putEvents([buildEntry()]);
    await first.clock.skip(7);
    await first.events.close();
    const again = startEvents({ ...faulty, dataDir: first.dataDir });
    await again.clock.skip(24);
    expect(faulty.attempts).toEqual([0, 1, 3, 7, 15, 31]);
  });
});
