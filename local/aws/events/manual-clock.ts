import { setImmediate } from 'node:timers/promises';
import type { Clock } from './clock.ts';

interface Timer {
  readonly at: Date;
  readonly fire: () => void;
}

/** A clock for tests: it stands still until it is told to go on, and then skips from timer to timer. */
export class ManualClock implements Clock {
  #now: Date;
  readonly #timers = new Set<Timer>();

  constructor(start: string) {
    this.#now = new Date(start);
  }

  now(): Date {
    return new Date(this.#now);
  }

  setTimer(at: Date, fire: () => void): () => void {
    const timer = { at, fire };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Moves on to `time`: every timer until then fires at its own time, in order, and what it begins gets its turn. */
  async skipTo(time: Date | string): Promise<void> {
    const end = new Date(time);
    await settle();
    for (let next = this.#earliest(); next && next.at <= end; next = this.#earliest()) {
      this.#timers.delete(next);
      if (next.at > this.#now) this.#now = next.at;
      next.fire();
      await settle();
    }
    if (end > this.#now) this.#now = end;
  }

  /** Moves on by a number of seconds. */
  async skip(seconds: number): Promise<void> {
    await this.skipTo(new Date(this.#now.getTime() + seconds * 1_000));
  }

  /** Stops the clock as a sleeping machine does: time passes and no timer fires until the next skip. */
  sleepUntil(time: string): void {
    this.#now = new Date(time);
  }

  #earliest(): Timer | undefined {
    return [...this.#timers].sort((left, right) => left.at.getTime() - right.at.getTime())[0];
  }
}

/** Lets promises and immediates run: a delivery takes one turn to begin and one to be written down. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await setImmediate();
}
