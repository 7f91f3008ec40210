import * as z from 'zod/mini';
import { Basis } from './estimate.ts';
import { Money } from './money.ts';
import { hopLimit, Id } from './task.ts';
import { Instant } from './time.ts';

/** The mesh's own bus. */
export const meshBusName = 'finops-mesh';

/** One of the ten largest savings, named so that a chat message can show it. */
export const HighImpactResource = z.strictObject({
  resource: z.string(),
  action: z.string(),
  monthly: Money,
});
export type HighImpactResource = z.infer<typeof HighImpactResource>;

/**
 * The detail of every event that the mesh publishes: small, with a key to the whole. The snake_case names are fixed by
 * systems that already listen; `total_savings` is the agent's own net as a JSON number, for them only, and `net` is
 * the exact amount. Both are absent where nothing is known: 0 would be a figure.
 */
export const EventDetail = z.strictObject({
  version: z.literal(1),
  /** The same however often it is delivered or sent again: receivers act on it once. */
  eventId: Id,
  analysisId: Id,
  hop: z.int().check(z.minimum(0), z.maximum(hopLimit)),
  /** The budget, or the account, service and day, that the event is about. */
  subject: z.optional(z.string().check(z.maxLength(256))),
  total_savings: z.optional(z.number()),
  net: z.optional(Money),
  basis: Basis,
  recommendation_count: z.int().check(z.nonnegative()),
  high_impact_resources: z.array(HighImpactResource).check(z.maxLength(10)),
  timestamp: Instant,
  contextKey: z.string(),
  /** What a notice says: the digest of `Analysis Completed`, what was decided in `Decision Recorded`. */
  digest: z.optional(z.json()),
});
export type EventDetail = z.infer<typeof EventDetail>;

/** An event as EventBridge delivers it to a function. */
export const EventEnvelope = z.looseObject({
  id: z.string(),
  source: z.string(),
  'detail-type': z.string(),
  account: z.optional(z.string()),
  time: z.optional(z.string()),
  region: z.optional(z.string()),
  resources: z.optional(z.array(z.string())),
  detail: z.record(z.string(), z.unknown()),
});
export type EventEnvelope = z.infer<typeof EventEnvelope>;
