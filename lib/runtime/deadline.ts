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

/** Work that listens to its signal has this long to bring home what it has, before it is cut off. */
const graceMs = 2_000;
const largestGraceShare = 0.2;

/**
 * Runs work that is cut off at a moment: its signal is aborted a little before, and at the moment the caller gets
 * `timeout`, also where the work does not listen.
 *
 * @throws MeshError `timeout`
 */
export async function withDeadline<Answer>(
  until: Date,
  now: Date,
  work: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const remainingMs = Math.max(0, until.getTime() - now.getTime());
  const { promise: cutOff, reject } = Promise.withResolvers<never>();
  const error = new MeshError('timeout', `no result by ${until.toISOString()}`);
  const controller = new AbortController();
  const abort = setTimeout(
    () => controller.abort(error),
    remainingMs - Math.min(graceMs, remainingMs * largestGraceShare),
  );
  const end = setTimeout(() => reject(error), remainingMs);
  try {
    return await Promise.race([work(controller.signal), cutOff]);
  } catch (cause) {
    // Work that listens ends by throwing, under any name: its time was up all the same.
    if (!controller.signal.aborted || cause instanceof MeshError) throw cause;
    throw new MeshError('timeout', error.message, { cause });
  } finally {
    clearTimeout(abort);
    clearTimeout(end);
  }
}
