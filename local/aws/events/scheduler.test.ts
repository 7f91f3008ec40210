import { describe, expect, it, vi } from 'vitest';
import { systemClock } from './clock.ts';
import { createDataDir, startEvents, type TestBus } from './fixtures.ts';
import { ManualClock } from './manual-clock.ts';
import type { Rule } from './rule.ts';

const DAY_MS = 86_400_000;

const scheduled = (name: string, schedule: string, overrides: Partial<Rule> = {}): Rule => ({
  name,
  schedule,
  targets: [{ kind: 'function', id: 'daily', function: name }],
  ...overrides,
});

const timesOf = (bus: TestBus, name: string): string[] => bus.eventsOf(name).map(({ time }) => time);

/** Every day of the leap year 2028. */
const DAYS_OF_2028 = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(2028, 0, 1) + day * DAY_MS));

const at = (day: Date, time: string): string => `${day.toISOString().slice(0, 10)}T${time}:00Z`;

describe('a schedule over a leap year', () => {
  it('fires every time it should, and at no other', async () => {
    const bus = startEvents({
      clock: new ManualClock('2028-01-01T00:00:00Z'),
      rules: [
        scheduled('every-day', 'cron(0 6 * * ? *)'),
        scheduled('every-two-hours', 'rate(2 hours)'),
        scheduled('working-days', 'cron(30 18 ? * MON-FRI *)'),
        scheduled('first-of-month', 'cron(0 8 1 * ? *)'),
        scheduled('last-of-month', 'cron(0 0 L * ? *)'),
        scheduled('leap-day', 'cron(0 12 29 2 ? *)'),
        scheduled('thirty-first', 'cron(0 12 31 * ? *)'),
        scheduled('every-five-days', 'rate(5 days)'),
        scheduled('over', 'cron(0 12 * * ? 2027)'),
      ],
    });
    await bus.clock.skipTo('2028-12-31T23:59:59Z');

    const isLast = (day: Date) => new Date(day.getTime() + DAY_MS).getUTCDate() === 1;
    const everyTwoHours = Array.from(
      { length: 366 * 12 - 1 },
      (_, index) => new Date(Date.UTC(2028, 0, 1, 2 * (index + 1))),
    );
    const everyFiveDays = Array.from({ length: 73 }, (_, index) => new Date(Date.UTC(2028, 0, 1 + 5 * (index + 1))));
    expect(timesOf(bus, 'every-day')).toEqual(DAYS_OF_2028.map((day) => at(day, '06:00')));
    expect(timesOf(bus, 'every-two-hours')).toEqual(
      everyTwoHours.map((time) => at(time, time.toISOString().slice(11, 16))),
    );
    expect(timesOf(bus, 'working-days')).toEqual(
      DAYS_OF_2028.filter((day) => day.getUTCDay() % 6 > 0).map((day) => at(day, '18:30')),
    );
    expect(timesOf(bus, 'first-of-month')).toEqual(
      DAYS_OF_2028.filter((day) => day.getUTCDate() === 1).map((day) => at(day, '08:00')),
    );
    expect(timesOf(bus, 'last-of-month')).toEqual(DAYS_OF_2028.filter(isLast).map((day) => at(day, '00:00')));
    expect(timesOf(bus, 'leap-day')).toEqual(['2028-02-29T12:00:00Z']);
    expect(timesOf(bus, 'thirty-first')).toHaveLength(7);
    expect(timesOf(bus, 'every-five-days')).toEqual(everyFiveDays.map((day) => at(day, '00:00')));
    expect(timesOf(bus, 'over')).toEqual([]);
    expect(timesOf(bus, 'every-day')).toContain('2028-02-29T06:00:00Z');
  });
});

describe('a scheduled rule', () => {
  it("sends AWS's scheduled event to its targets alone", async () => {
    const listener: Rule = {
      name: 'listener',
      pattern: { source: ['aws.events'] },
      targets: [{ kind: 'function', id: 'x', function: 'listener' }],
    };
    const bus = startEvents({ rules: [scheduled('nightly', 'cron(0 2 * * ? *)'), listener] });
    await bus.clock.skipTo('2026-11-21T12:00:00Z');
    expect(bus.eventsOf('nightly')).toEqual([
      {
        version: '0',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        'detail-type': 'Scheduled Event',
        source: 'aws.events',
        account: '123456789012',
        time: '2026-11-21T02:00:00Z',
        region: 'eu-central-1',
        resources: ['arn:aws:events:eu-central-1:123456789012:rule/nightly'],
        detail: {},
      },
    ]);
    expect(bus.eventsOf('listener')).toEqual([]);
  });

  it('does not fire while it is disabled', async () => {
    const bus = startEvents({ rules: [scheduled('nightly', 'rate(1 hour)', { enabled: false })] });
    await bus.clock.skip(86_400);
    expect(bus.delivered).toEqual([]);
  });

  it('fires once, late, when the machine wakes from a sleep over several times, and then in step again', async () => {
    const bus = startEvents({ rules: [scheduled('hourly', 'cron(0 * * * ? *)')] });
    bus.clock.sleepUntil('2026-11-20T18:30:00Z');
    await bus.clock.skipTo('2026-11-20T20:10:00Z');
    expect(timesOf(bus, 'hourly')).toEqual(['2026-11-20T14:00:00Z', '2026-11-20T19:00:00Z', '2026-11-20T20:00:00Z']);
  });
});

describe('after a restart', () => {
  const restart = async (before: TestBus, clock: ManualClock, rules: readonly Rule[]): Promise<TestBus> => {
    await before.events.close();
    return startEvents({ dataDir: before.dataDir, clock, rules });
  };

  it('a schedule neither fires twice nor makes up for the times it missed', async () => {
    const rules = [scheduled('hourly', 'cron(0 * * * ? *)')];
    const first = startEvents({ rules });
    await first.clock.skipTo('2026-11-20T15:00:00Z');
    const same = await restart(first, new ManualClock('2026-11-20T15:00:00Z'), rules);
    await same.clock.skip(1);
    expect(timesOf(first, 'hourly')).toEqual(['2026-11-20T14:00:00Z', '2026-11-20T15:00:00Z']);
    expect(same.delivered).toEqual([]);
    const later = await restart(same, new ManualClock('2026-11-22T09:30:00Z'), rules);
    await later.clock.skip(3_600);
    expect(timesOf(later, 'hourly')).toEqual(['2026-11-22T10:00:00Z']);
  });

  it('does not fire a time again when the clock has been set back', async () => {
    const rules = [scheduled('hourly', 'cron(0 * * * ? *)')];
    const first = startEvents({ rules });
    await first.clock.skipTo('2026-11-20T15:00:00Z');
    const again = await restart(first, new ManualClock('2026-11-20T14:30:00Z'), rules);
    await again.clock.skipTo('2026-11-20T16:00:00Z');
    expect(timesOf(again, 'hourly')).toEqual(['2026-11-20T16:00:00Z']);
  });

  it('a rate still counts from the creation of its rule, and a changed one from the change', async () => {
    const clock = new ManualClock('2026-11-20T13:07:00Z');
    const first = startEvents({ clock, rules: [scheduled('a', 'rate(1 hour)'), scheduled('b', 'rate(1 hour)')] });
    await first.clock.skipTo('2026-11-20T13:30:00Z');
    const rules = [scheduled('a', 'rate(1 hour)'), scheduled('b', 'rate(2 hours)')];
    const second = await restart(first, new ManualClock('2026-11-20T13:30:00Z'), rules);
    await second.clock.skipTo('2026-11-20T15:40:00Z');
    expect(timesOf(second, 'a')).toEqual(['2026-11-20T14:07:00Z', '2026-11-20T15:07:00Z']);
    expect(timesOf(second, 'b')).toEqual(['2026-11-20T15:30:00Z']);
  });

  it('a rule that was taken away and comes back is a new one', async () => {
    const rules = [scheduled('a', 'rate(1 hour)')];
    const first = startEvents({ rules, clock: new ManualClock('2026-11-20T13:07:00Z') });
    const without = await restart(first, new ManualClock('2026-11-20T13:10:00Z'), []);
    const again = await restart(without, new ManualClock('2026-11-20T13:20:00Z'), rules);
    await again.clock.skip(3_600);
    expect(timesOf(again, 'a')).toEqual(['2026-11-20T14:20:00Z']);
  });
});

describe('the clock of the machine', () => {
  it('waits longer than setTimeout can', () => {
    vi.useFakeTimers({ now: new Date('2026-11-20T13:00:00Z') });
    try {
      const fire = vi.fn();
      systemClock.setTimer(new Date('2027-11-20T13:00:00Z'), fire);
      vi.advanceTimersByTime(365 * DAY_MS - 1);
      expect(fire).not.toHaveBeenCalled();
      vi.advanceTimersByTime(1);
      expect(fire).toHaveBeenCalledTimes(1);
    } finally {
      vi.useRealTimers();
    }
  });

  it('forgets a timer that is taken back, in whichever stretch of the wait', () => {
    vi.useFakeTimers({ now: new Date('2026-11-20T13:00:00Z') });
    try {
      const fire = vi.fn();
      const cancel = systemClock.setTimer(new Date('2027-11-20T13:00:00Z'), fire);
      vi.advanceTimersByTime(100 * DAY_MS);
      cancel();
      vi.advanceTimersByTime(400 * DAY_MS);
      expect(fire).not.toHaveBeenCalled();
    } finally {
      vi.useRealTimers();
    }
  });
});

it('keeps the times of its schedules in a file that only its owner can read', async () => {
  const { statSync } = await import('node:fs');
  const dataDir = createDataDir();
  startEvents({ dataDir, rules: [scheduled('nightly', 'cron(0 2 * * ? *)')] });
  for (const file of ['events.sqlite', 'events.sqlite-wal'])
    expect(statSync(`${dataDir}/${file}`).mode & 0o777).toBe(0o600);
});
