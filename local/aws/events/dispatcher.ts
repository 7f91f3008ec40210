import { setTimeout } from 'node:timers/promises';
import type { Clock } from './clock.ts';
import { type DeadLetters, TargetGone, writeLetter } from './dead-letters.ts';
import type { DeliveryQueue, NewDelivery, QueueChange, StoredDelivery } from './delivery-queue.ts';
import { type ExhaustedRetryCondition, judgeFailure, type RetryPolicy } from './retry-policy.ts';
import type { CompiledTarget } from './rule.ts';

/** Makes one delivery; it has failed if this rejects. */
export type Send = (target: CompiledTarget, delivery: NewDelivery) => Promise<void>;

export interface DispatcherOptions {
  readonly queue: DeliveryQueue;
  readonly deadLetters: DeadLetters;
  readonly targets: readonly CompiledTarget[];
  readonly retry: RetryPolicy;
  readonly clock: Clock;
  readonly send: Send;
  readonly warn: (message: string) => void;
}

/** A target's deliveries in this process. What is on disk and not `taken` waits. */
interface Lane {
  readonly key: string;
  readonly target: CompiledTarget | undefined;
  readonly ready: StoredDelivery[];
  readonly taken: Set<number>;
  inFlight: number;
  cancelTimer: () => void;
}

/** Deliveries to one target at the same time; a slow target holds up no other. */
const IN_FLIGHT_PER_TARGET = 16;

/** Deliveries read from disk at once. */
const READ_AHEAD = 64;

/** How long `close` waits for deliveries on the way; what is not over by then is made again after the next start. */
const CLOSE_GRACE_MS = 1_000;

/** Makes the stored deliveries: each at least once, retried with growing waits, in the end a dead letter. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #lanes = new Map<string, Lane>();
  readonly #awake = new Set<Lane>();
  readonly #inFlight = new Set<Promise<void>>();
  readonly #over: { lane: Lane; seq: number }[] = [];
  #idleWaiters: (() => void)[] = [];
  #open = 0;
  #flush: NodeJS.Immediate | undefined;
  #stopped = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    for (const target of options.targets) this.#addLane(target.lane, target);
  }

  /** Takes up what an earlier process has left. Deliveries to a target that is gone become dead letters. */
  start(): void {
    for (const [key, count] of this.#options.queue.countByLane()) {
      this.#open += count;
      const lane = this.#lanes.get(key) ?? this.#addLane(key, undefined);
      this.#awake.add(lane);
      this.#arm(lane);
    }
    this.#schedule();
  }

  /** Stores deliveries, with whatever else belongs into the same transaction, and then begins to make them. */
  store(change: QueueChange & { readonly add: readonly NewDelivery[] }): void {
    this.#options.queue.commit(change);
    this.#open += change.add.length;
    for (const { lane: key } of change.add) {
      const lane = this.#lanes.get(key);
      if (lane) this.#awake.add(lane);
    }
    this.#schedule();
  }

  /** Resolves once every stored delivery has been made or has become a dead letter. */
  idle(): Promise<void> {
    if (this.#open === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idleWaiters.push(resolve));
  }

  /** Begins no further delivery, and waits a little for those on the way. */
  async close(): Promise<void> {
    this.#stopped = true;
    for (const lane of this.#lanes.values()) lane.cancelTimer();
    const grace = new AbortController();
    const elapsed = setTimeout(CLOSE_GRACE_MS, undefined, { signal: grace.signal }).catch(() => undefined);
    await Promise.race([Promise.allSettled(this.#inFlight), elapsed]);
    grace.abort();
    clearImmediate(this.#flush);
    this.#write();
  }

  #addLane(key: string, target: CompiledTarget | undefined): Lane {
    const lane: Lane = { key, target, ready: [], taken: new Set(), inFlight: 0, cancelTimer: () => {} };
    this.#lanes.set(key, lane);
    return lane;
  }

  /** Finished deliveries are written, and new ones begun, together at the end of this turn of the event loop. */
  #schedule(): void {
    if (this.#stopped || this.#flush) return;
    this.#flush = setImmediate(() => {
      this.#flush = undefined;
      this.#write();
      const lanes = [...this.#awake];
      this.#awake.clear();
      for (const lane of lanes) this.#pump(lane);
    });
  }

  #write(): void {
    if (this.#over.length === 0) return;
    const over = this.#over.splice(0);
    this.#options.queue.commit({ done: over.map(({ seq }) => seq) });
    for (const { lane, seq } of over) lane.taken.delete(seq);
    this.#open -= over.length;
    if (this.#open > 0) return;
    for (const resolve of this.#idleWaiters.splice(0)) resolve();
  }

  #pump(lane: Lane): void {
    while (!this.#stopped && lane.inFlight < IN_FLIGHT_PER_TARGET) {
      if (lane.ready.length === 0) this.#read(lane);
      const delivery = lane.ready.shift();
      if (!delivery) return;
      lane.inFlight += 1;
      const attempt = this.#attempt(lane, delivery).finally(() => {
        lane.inFlight -= 1;
        this.#inFlight.delete(attempt);
        this.#awake.add(lane);
        this.#schedule();
      });
      this.#inFlight.add(attempt);
    }
  }

  #read(lane: Lane): void {
    const nowMs = this.#options.clock.now().getTime();
    for (const delivery of this.#options.queue.due(lane.key, nowMs, lane.taken.size + READ_AHEAD)) {
      if (lane.taken.has(delivery.seq)) continue;
      lane.taken.add(delivery.seq);
      lane.ready.push(delivery);
    }
  }

  async #attempt(lane: Lane, delivery: StoredDelivery): Promise<void> {
    try {
      if (!lane.target) throw new TargetGone(lane.key);
      await this.#options.send(lane.target, delivery);
      this.#over.push({ lane, seq: delivery.seq });
    } catch (error) {
      if (!this.#stopped) this.#fail(lane, delivery, error);
    }
  }

  #fail(lane: Lane, delivery: StoredDelivery, error: unknown): void {
    const { queue, retry, clock } = this.#options;
    const nowMs = clock.now().getTime();
    const attempts = delivery.attempts + 1;
    const { storedAtMs } = delivery;
    let verdict = judgeFailure(retry, lane.target?.target.retry, { error, attempts, storedAtMs, nowMs });
    if (verdict.kind === 'dead' && !this.#bury(lane, delivery, error, verdict.exhausted)) {
      verdict = { kind: 'retry', dueMs: nowMs + retry.longestDelayMs };
    }
    if (verdict.kind === 'dead') {
      this.#over.push({ lane, seq: delivery.seq });
      return;
    }
    queue.commit({ retry: { seq: delivery.seq, attempts, dueMs: verdict.dueMs } });
    lane.taken.delete(delivery.seq);
    this.#arm(lane);
  }

  /** Whether the dead letter is on disk; a full disk must not lose the delivery. */
  #bury(lane: Lane, delivery: StoredDelivery, error: unknown, exhausted: ExhaustedRetryCondition | undefined): boolean {
    const { deadLetters, clock, warn } = this.#options;
    const letter = writeLetter(lane.key, delivery, error, exhausted, clock.now());
    try {
      deadLetters.write(letter);
      warn(
        `Event ${letter.eventId} for ${lane.key} is a dead letter after ${letter.attempts} attempts: ${letter.errorMessage}`,
      );
      return true;
    } catch (failure) {
      warn(
        `The dead letter of event ${letter.eventId} for ${lane.key} could not be written: ${(failure as Error).message}`,
      );
      return false;
    }
  }

  #arm(lane: Lane): void {
    lane.cancelTimer();
    const { queue, clock } = this.#options;
    const dueMs = queue.nextDueMs(lane.key, clock.now().getTime());
    if (dueMs === undefined) return;
    lane.cancelTimer = clock.setTimer(new Date(dueMs), () => {
      if (this.#stopped) return;
      this.#pump(lane);
      this.#arm(lane);
    });
  }
}
