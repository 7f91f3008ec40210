import type { ThrottleReason } from './lambda-error.ts';
import type { LambdaFunction } from './lambda-function.ts';

/** Why there is no place: a limit, or the end of the service. */
export type Refusal = ThrottleReason | 'stopped';

interface Waiter {
  readonly fn: LambdaFunction;
  readonly resolve: (refusal: Refusal | undefined) => void;
  readonly timer: NodeJS.Timeout;
}

/** The places for invocations at once: so many for all functions together, and for each no more than it has reserved. */
export class ConcurrencyLimit {
  readonly #total: number;
  readonly #onRoom: () => void;
  readonly #busy = new Map<string, number>();
  #busyTotal = 0;
  #waiters: Waiter[] = [];
  #closed = false;

  /** `onRoom` is called when a place is given back and nobody waits for it. */
  constructor(total: number, onRoom: () => void) {
    this.#total = total;
    this.#onRoom = onRoom;
  }

  get busy(): number {
    return this.#busyTotal;
  }

  hasRoom(fn: LambdaFunction): boolean {
    return this.#refusal(fn) === undefined;
  }

  /** Takes a place, waiting for up to `waitMs` in the order of arrival; or says why there is none. */
  async acquire(fn: LambdaFunction, waitMs: number): Promise<Refusal | undefined> {
    const refusal = this.#refusal(fn);
    if (refusal === undefined) this.#take(fn);
    // Nothing ever gives back a place that does not exist.
    if (refusal === undefined || refusal === 'stopped' || waitMs <= 0 || fn.concurrency === 0) return refusal;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#dismiss(waiter, refusal), waitMs);
      const waiter: Waiter = { fn, resolve, timer };
      this.#waiters.push(waiter);
    });
  }

  release(fn: LambdaFunction): void {
    this.#busy.set(fn.name, (this.#busy.get(fn.name) ?? 1) - 1);
    this.#busyTotal -= 1;
    const waiter = this.#waiters.find((candidate) => this.hasRoom(candidate.fn));
    if (waiter === undefined) {
      this.#onRoom();
      return;
    }
    this.#take(waiter.fn);
    this.#dismiss(waiter, undefined);
  }

  close(): void {
    this.#closed = true;
    for (const waiter of [...this.#waiters]) this.#dismiss(waiter, 'stopped');
  }

  #refusal(fn: LambdaFunction): Refusal | undefined {
    if (this.#closed) return 'stopped';
    const reserved = fn.concurrency ?? Number.POSITIVE_INFINITY;
    if ((this.#busy.get(fn.name) ?? 0) >= reserved) return 'ReservedFunctionConcurrentInvocationLimitExceeded';
    return this.#busyTotal >= this.#total ? 'ConcurrentInvocationLimitExceeded' : undefined;
  }

  #take(fn: LambdaFunction): void {
    this.#busy.set(fn.name, (this.#busy.get(fn.name) ?? 0) + 1);
    this.#busyTotal += 1;
  }

  #dismiss(waiter: Waiter, refusal: Refusal | undefined): void {
    clearTimeout(waiter.timer);
    this.#waiters = this.#waiters.filter((other) => other !== waiter);
    waiter.resolve(refusal);
  }
}
