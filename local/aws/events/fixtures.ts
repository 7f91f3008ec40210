import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { DeadLetter } from './dead-letters.ts';
import type { BusEvent } from './event.ts';
import { ManualClock } from './manual-clock.ts';
import type { PutEventsEntry } from './put-events.ts';
import type { Rule } from './rule.ts';
import { createEvents, type EventsOptions, type EventsService } from './service.ts';

export const MESH_BUS = 'finops-mesh';

/** A folder that is gone after the test. */
export function createDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'events-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  return dataDir;
}

/** A rule on the mesh's bus that tells the function `budget` of everything. */
export function buildRule(overrides: Partial<Rule> = {}): Rule {
  return {
    name: 'everything',
    bus: MESH_BUS,
    pattern: { account: [{ exists: true }] },
    targets: [{ kind: 'function', id: 'budget', function: 'budget' }],
    ...overrides,
  };
}

/** An entry that passes, for the mesh's bus. */
export function buildEntry(overrides: Partial<PutEventsEntry> = {}): PutEventsEntry {
  return {
    Source: 'finops.budget-agent',
    DetailType: 'Budget At Risk',
    Detail: '{"hop":1}',
    EventBusName: MESH_BUS,
    ...overrides,
  };
}

interface Delivered {
  readonly function: string;
  readonly payload: string;
  readonly at: Date;
}

export interface TestBus {
  readonly events: EventsService;
  readonly clock: ManualClock;
  readonly dataDir: string;
  /** What the functions have received, in order. */
  readonly delivered: Delivered[];
  readonly warnings: string[];
  /** The payloads that a function has received, read as events. */
  eventsOf(name: string): BusEvent[];
}

/** Starts on a manual clock; `deliver` may throw before the delivery is noted. Closed after the test. */
export function startEvents(overrides: Partial<EventsOptions> = {}): TestBus {
  const clock = overrides.clock instanceof ManualClock ? overrides.clock : new ManualClock('2026-11-20T13:00:00Z');
  const dataDir = overrides.dataDir ?? createDataDir();
  const delivered: Delivered[] = [];
  const warnings: string[] = [];
  const events = createEvents({
    region: 'eu-central-1',
    accountId: '123456789012',
    buses: [MESH_BUS],
    rules: [buildRule()],
    warn: (message) => warnings.push(message),
    ...overrides,
    dataDir,
    clock,
    deliver: async (target, payload) => {
      await overrides.deliver?.(target, payload);
      delivered.push({ function: target.function, payload, at: clock.now() });
    },
  });
  onTestFinished(() => events.close());
  const eventsOf = (name: string) =>
    delivered.filter((delivery) => delivery.function === name).map(({ payload }) => JSON.parse(payload) as BusEvent);
  return { events, clock, dataDir, delivered, warnings, eventsOf };
}

/** A function that fails as long as `broken` is set. */
export function createFaultyFunction() {
  const faulty = {
    broken: true,
    attempts: [] as number[],
    clock: new ManualClock('2026-11-20T13:00:00Z'),
    error: new Error('The function is down.') as Error,
    deliver: async () => {
      faulty.attempts.push((faulty.clock.now().getTime() - Date.parse('2026-11-20T13:00:00Z')) / 1_000);
      if (faulty.broken) throw faulty.error;
    },
  };
  return faulty;
}

/** Where a rule's dead letters lie. */
export const lettersFolder = ({ dataDir }: TestBus, rule = 'everything') =>
  join(dataDir, 'dead-letters', 'events', rule);

/** The dead letters of a rule. */
export function readLetters(bus: TestBus, rule?: string): DeadLetter[] {
  const folder = lettersFolder(bus, rule);
  return readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as DeadLetter);
}
