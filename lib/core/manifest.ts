import * as z from 'zod/mini';
import { AgentName, TaskKind } from './task.ts';

/** The kinds of room; `test/architecture` holds each to its files. */
export const RoomKind = z.enum(['agent', 'supervisor', 'front-door']);
export type RoomKind = z.infer<typeof RoomKind>;

/** An event that wakes the function: an EventBridge pattern on one bus. */
export const Subscription = z.strictObject({
  name: AgentName,
  /** `mesh`: the mesh's own bus. `default`: AWS's own events, forwarded. */
  bus: z.enum(['mesh', 'default']),
  pattern: z.record(z.string(), z.json()),
});
export type Subscription = z.infer<typeof Subscription>;

/** Work started by the clock. */
export const Schedule = z.strictObject({
  name: AgentName,
  /** `rate(1 day)` or `cron(0 6 * * ? *)`, UTC. */
  expression: z.string(),
});
export type Schedule = z.infer<typeof Schedule>;

/**
 * A room as data. The handler, the laptop and the stacks read the same object, so what runs locally has the timeout,
 * memory, events and permissions that are deployed.
 */
export const Manifest = z.strictObject({
  name: AgentName,
  kind: RoomKind,
  version: z.string(),
  /** The one question that this room answers, as a reader would ask it. */
  question: z.string().check(z.minLength(1)),
  taskKinds: z.array(TaskKind),
  /** Source and detail types of the events that it publishes. */
  publishes: z.strictObject({ source: z.string().check(z.regex(/^finops\./)), detailTypes: z.array(z.string()) }),
  subscribes: z.array(Subscription),
  schedules: z.array(Schedule),
  /** Names of the environment variables that it reads beyond the mesh's own. */
  environment: z.array(z.string()),
  /** IAM actions on AWS's cost APIs. The channels' own grants follow from the room's name. */
  actions: z.array(z.string().check(z.regex(/^[a-z0-9-]+:[A-Za-z0-9]+$/, 'an IAM action without wildcard'))),
  timeoutSeconds: z.int().check(z.minimum(1), z.maximum(900)),
  memoryMb: z.int().check(z.minimum(128), z.maximum(10_240)),
  ephemeralStorageMb: z.int().check(z.minimum(512), z.maximum(10_240)),
  /** Packages that cannot be bundled, such as native libraries: they lie beside the code with all that they need. */
  nativePackages: z.optional(z.array(z.string())),
});
export type Manifest = z.infer<typeof Manifest>;
