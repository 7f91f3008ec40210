import { MeshError } from '../core/errors.ts';

/** What storing, state and the reply need after the work: the work is cut off this long before Lambda would kill it. */
const reserveMs = 1_500;
/** A function with a very short timeout still gets most of it. */
const largestReserveShare = 0.25;

/** The moment until which the work may go on: the task's own deadline, or what Lambda leaves, whichever is sooner. */
export function workUntil(task: { deadline: string }, remainingMs: number, now: Date): Date {
  const reserve = Math.min(reserveMs, remainingMs * largestReserveShare);
  return new Date(Math.min(Date.parse(task.deadline), now.getTime() + remainingMs - reserve));
}

/**
 * Runs work that is cut off at a moment: its signal is aborted, and the caller gets `timeout` at once, also where the
 * work does not listen.
 *
 * @throws MeshError `timeout`
 */
export async function withDeadline<Answer>(
  until: Date,
  now: Date,
  work: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const controller = new AbortController();
  const { promise: cutOff, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => {
      const error = new MeshError('timeout', `no result by ${until.toISOString()}`);
      controller.abort(error);
      reject(error);
    },
    Math.max(0, until.getTime() - now.getTime()),
  );
  try {
    return await Promise.race([work(controller.signal), cutOff]);
  } finally {
    clearTimeout(timer);
  }
}
