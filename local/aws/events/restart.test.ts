import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { BusEvent } from './event.ts';
import { createDataDir, startEvents } from './fixtures.ts';
import type { KillPlan } from './killed-process.ts';
import { ManualClock } from './manual-clock.ts';

const EVENTS = 500;

/** Deliveries on the way to one target at the same time: what a kill may cause to be delivered again. */
const IN_FLIGHT = 16;

const SCRIPT = fileURLToPath(new URL('./killed-process.ts', import.meta.url));

function readLines<T>(file: string): T[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as T);
}

async function runUntilKilled(plan: KillPlan): Promise<void> {
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify(plan)], { stdio: ['ignore', 'inherit', 'inherit'] });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
}

describe('after kill -9', () => {
  it.each<Pick<KillPlan, 'point' | 'at'>>([
    { point: 'putting', at: 250 },
    { point: 'acknowledged', at: EVENTS },
    { point: 'before-effect', at: 1 },
    { point: 'before-effect', at: 250 },
    { point: 'before-effect', at: EVENTS },
    { point: 'after-effect', at: 1 },
    { point: 'after-effect', at: 250 },
    { point: 'after-effect', at: EVENTS },
    { point: 'waiting', at: 100 },
  ])(
    'at "$point" $at of 500, every acknowledged event is delivered, and only those on the way a second time',
    async ({ point, at }) => {
      const dataDir = createDataDir();
      await runUntilKilled({ dataDir, point, at, events: EVENTS });
      const acknowledged = readLines<{ EventId: string }>(join(dataDir, 'acknowledged')).map(({ EventId }) => EventId);
      const before = readLines<BusEvent>(join(dataDir, 'effects')).map(({ id }) => id);

      const rule = {
        name: 'all',
        pattern: { source: ['test'] },
        targets: [{ kind: 'function', id: 'f', function: 'f' }],
      } as const;
      const bus = startEvents({
        dataDir,
        rules: [rule],
        clock: new ManualClock(new Date(Date.now() + 60_000).toISOString()),
      });
      await bus.events.idle();
      const after = bus.eventsOf('f').map(({ id }) => id);

      expect(acknowledged).toHaveLength(point === 'putting' ? at : EVENTS);
      expect(new Set([...before, ...after])).toEqual(new Set(acknowledged));
      expect(new Set(after).size).toBe(after.length);
      const again = after.filter((id) => before.includes(id));
      expect(again.length).toBeLessThanOrEqual(IN_FLIGHT);
    },
  );
});
