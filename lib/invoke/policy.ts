import * as z from 'zod/mini';
import { Instant } from '../core/time.ts';

const firstDelayMs = 100;
const longestDelayMs = 5_000;
/** A throttled call is sent this many times in all. */
export const attempts = 6;

/**
 * Full jitter (AWS Architecture Blog, "Exponential Backoff and Jitter"): anywhere between nothing and a ceiling that
 * doubles, so that callers which were throttled together do not come back together.
 *
 * @param attempt 1 after the first failure
 * @param random between 0 and 1
 */
export function retryDelayMs(attempt: number, random: number): number {
  return Math.round(random * Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1)));
}

/** Failures in a row after which an agent is not asked for a while. */
const failuresToOpen = 5;
const openForMs = 60_000;

/** Shared by all that ask an agent, so that one caller's bad experience spares the others the wait. */
export const Circuit = z.strictObject({ failures: z.int().check(z.nonnegative()), openUntil: z.optional(Instant) });
export type Circuit = z.infer<typeof Circuit>;

/** Whether the agent is left alone now. After the pause one caller may try. */
export function isOpen(circuit: Circuit | undefined, at: Date): boolean {
  return circuit?.openUntil !== undefined && Date.parse(circuit.openUntil) > at.getTime();
}

/** The circuit after a call: an answer closes it, the fifth failure in a row opens it for a minute. */
export function afterCall(circuit: Circuit | undefined, answered: boolean, at: Date): Circuit {
  if (answered) return { failures: 0 };
  const failures = (circuit?.failures ?? 0) + 1;
  if (failures < failuresToOpen) return { failures };
  return { failures, openUntil: new Date(at.getTime() + openForMs).toISOString() };
}
