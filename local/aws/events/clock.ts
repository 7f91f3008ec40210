/** The time, and being called at a time; a test hands in one that can skip ahead. */
export interface Clock {
  now(): Date;
  /** Calls `fire` once at `at`, or soon if that has passed. The answer takes the timer back. */
  setTimer(at: Date, fire: () => void): () => void;
}

/** Milliseconds that setTimeout can wait; more overflows to 1 ms (Node.js documentation: setTimeout). */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** The machine's clock. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => new Date(),
  setTimer(at, fire) {
    let timeout: NodeJS.Timeout;
    const wait = (): void => {
      const remainingMs = at.getTime() - Date.now();
      const elapsed = remainingMs <= LONGEST_TIMEOUT_MS ? fire : wait;
      timeout = setTimeout(elapsed, Math.min(Math.max(remainingMs, 0), LONGEST_TIMEOUT_MS));
      timeout.unref();
    };
    wait();
    return () => clearTimeout(timeout);
  },
};
