import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildEntry, createFaultyFunction, lettersFolder, readLetters, startEvents } from './fixtures.ts';

describe('dead letters', () => {
  it('are delivered by a redrive after the repair, once and exactly as they were, and are then gone', async () => {
    const faulty = createFaultyFunction();
    const bus = startEvents(faulty);
    bus.events.putEvents([buildEntry(), buildEntry({ Detail: '{"amount": 1.10}' })]);
    await bus.clock.skip(900);
    const payloads = readLetters(bus).map(({ payload }) => payload);
    faulty.broken = false;
    expect(await bus.events.redrive()).toEqual({ delivered: 2, kept: [] });
    expect(bus.delivered.map(({ payload }) => payload)).toEqual(payloads);
    expect(readdirSync(lettersFolder(bus))).toEqual([]);
    expect(await bus.events.redrive()).toEqual({ delivered: 0, kept: [] });
  });

  it('stay, with the new reason, while the target still fails', async () => {
    const faulty = createFaultyFunction();
    const bus = startEvents(faulty);
    bus.events.putEvents([buildEntry()]);
    await bus.clock.skip(900);
    faulty.error = Object.assign(new Error('Still down.'), { code: 'ServiceException' });
    const [file = ''] = readdirSync(lettersFolder(bus));
    const path = join(lettersFolder(bus), file);
    expect(await bus.events.redrive()).toEqual({
      delivered: 0,
      kept: [{ path, reason: 'ServiceException: Still down.' }],
    });
    const [letter, ...others] = readLetters(bus);
    expect(letter).toMatchObject({ attempts: 10, errorMessage: 'Still down.', deadAt: '2026-11-20T13:15:00.000Z' });
    expect(letter).not.toHaveProperty('exhaustedRetryCondition');
    expect(others).toEqual([]);
  });

  it('are sent once when two redrives run at the same time', async () => {
    const faulty = createFaultyFunction();
    const bus = startEvents(faulty);
    bus.events.putEvents([buildEntry()]);
    await bus.clock.skip(900);
    faulty.broken = false;
    const [first, second] = await Promise.all([bus.events.redrive(), bus.events.redrive()]);
    expect(first).toEqual({ delivered: 1, kept: [] });
    expect(second).toBe(first);
    expect(bus.delivered).toHaveLength(1);
  });

  it('that cannot be read stay where they are and do not stop the others', async () => {
    const faulty = createFaultyFunction();
    const bus = startEvents(faulty);
    bus.events.putEvents([buildEntry()]);
    await bus.clock.skip(900);
    faulty.broken = false;
    const path = join(lettersFolder(bus), '0-damaged.json');
    writeFileSync(path, '{"version":');
    const { delivered, kept } = await bus.events.redrive();
    expect(delivered).toBe(1);
    expect(kept).toEqual([{ path, reason: expect.stringContaining(`${path} is not a dead letter`) }]);
    expect(readdirSync(lettersFolder(bus))).toEqual(['0-damaged.json']);
  });

  it('are tried again as deliveries while they cannot be written', async () => {
    const faulty = createFaultyFunction();
    const bus = startEvents({ ...faulty, retry: { maximumRetryAttempts: 0 } });
    mkdirSync(join(bus.dataDir, 'dead-letters', 'events'), { recursive: true });
    writeFileSync(lettersFolder(bus), 'a file where the folder should be');
    bus.events.putEvents([buildEntry()]);
    await bus.clock.skip(59);
    expect(bus.warnings).toEqual([expect.stringContaining('could not be written')]);
    rmSync(lettersFolder(bus));
    await bus.clock.skip(1);
    expect(faulty.attempts).toEqual([0, 60]);
    expect(readLetters(bus)).toMatchObject([{ attempts: 2 }]);
  });

  it('take in what is stored for a target that is no longer there', async () => {
    const before = startEvents({ deliver: () => new Promise(() => {}) });
    before.events.putEvents([buildEntry()]);
    await before.clock.skip(0);
    await before.events.close();
    const after = startEvents({ dataDir: before.dataDir, rules: [] });
    await after.events.idle();
    expect(readLetters(after)).toMatchObject([
      { errorCode: 'NO_RESOURCE', errorMessage: 'There is no target everything/budget.', attempts: 1 },
    ]);
    expect(await after.events.redrive()).toMatchObject({
      delivered: 0,
      kept: [{ reason: 'NO_RESOURCE: There is no target everything/budget.' }],
    });
  });
});
