import type { EventQueue, LastRun, QueuedEvent } from './event-queue.ts';
import type { Invocation, InvocationResult } from './invocation.ts';
import { type GiveUpCondition, type InvocationRecord, makeInvocationRecord } from './invocation-record.ts';
import type { LambdaFunction } from './lambda-function.ts';

export interface DispatcherOptions {
  readonly queue: EventQueue;
  readonly functions: ReadonlyMap<string, LambdaFunction>;
  /** Events that run at once; below the service's limit, so that what they call synchronously finds a place. */
  readonly concurrency: number;
  /** The wait before the first retry after a function error, the second, and so on; the last one repeats. */
  readonly retryDelaysMs: readonly number[];
  /** The wait after a throttle or a failed start; it doubles each time. */
  readonly setbackDelayMs: number;
  readonly hasRoom: (fn: LambdaFunction) => boolean;
  readonly run: (fn: LambdaFunction, event: QueuedEvent) => Promise<InvocationResult>;
  /** Takes the record of an event that was given up; it is asked again until it resolves. `fn` is undefined where the function is gone. */
  readonly deliver: (record: InvocationRecord, functionName: string, fn: LambdaFunction | undefined) => Promise<void>;
  /** Hears of what went wrong otherwise than in a function, with one event or with the queue. */
  readonly warn: (message: string, event?: QueuedEvent) => void;
}

/** As AWS: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
const DEFAULT_RETRY_ATTEMPTS = 2;
const DEFAULT_EVENT_AGE_SECONDS = 21_600;
const LONGEST_SETBACK_DELAY_MS = 300_000;
/** More overflows to 1 ms, https://nodejs.org/api/timers.html */
const LONGEST_TIMEOUT_MS = 2_147_483_647;

/** Runs the queued events: each at least once, again after a function error, in the end for the destination. */
export class EventDispatcher {
  readonly #options: DispatcherOptions;
  readonly #underWay = new Set<Promise<void>>();
  #drained = Promise.withResolvers<void>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  /** Takes an event; it is on disk when this returns. */
  accept(fn: LambdaFunction, invocation: Invocation): void {
    const acceptedAtMs = Date.now();
    const expiresAtMs = acceptedAtMs + (fn.maximumEventAgeSeconds ?? DEFAULT_EVENT_AGE_SECONDS) * 1000;
    this.#options.queue.add({ ...invocation, functionName: fn.name, acceptedAtMs, expiresAtMs });
    this.pump();
  }

  /** Begins whatever is due and has room; called again whenever either may have changed. */
  pump(): void {
    if (this.#closed || this.#options.queue.waiting === 0) return;
    try {
      this.#beginDue();
    } catch (error) {
      this.#options.warn(`The queue of events failed and is tried again: ${error}`);
      this.#wakeIn(this.#options.setbackDelayMs);
    }
  }

  /** Resolves when no event waits or runs, retries included. */
  drain(): Promise<void> {
    return this.#options.queue.size === 0 ? Promise.resolve() : this.#drained.promise;
  }

  /** Begins nothing more; resolves when what is under way has been noted. Close the sandboxes first. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await Promise.all(this.#underWay);
  }

  #beginDue(): void {
    const { queue, concurrency } = this.#options;
    const nowMs = Date.now();
    for (let event = queue.takeExpired(nowMs); event !== undefined; event = queue.takeExpired(nowMs)) {
      this.#giveUp(event, 'EventAgeExceeded');
    }
    while (this.#underWay.size < concurrency) {
      const event = queue.take(nowMs, this.#functionsWithoutRoom());
      if (event === undefined) break;
      this.#begin(event);
    }
    const atMs = queue.nextAtMs(nowMs);
    if (atMs !== undefined) this.#wakeIn(atMs - nowMs);
  }

  #functionsWithoutRoom(): string[] {
    const { functions, hasRoom } = this.#options;
    return [...functions.values()].filter((fn) => !hasRoom(fn)).map((fn) => fn.name);
  }

  #begin(event: QueuedEvent): void {
    const { warn } = this.#options;
    const work = this.#handle(event)
      .catch((error) => warn(`The event stays as it is until the next start: ${error}`, event))
      .finally(() => {
        this.#underWay.delete(work);
        this.pump();
        if (!this.#closed) this.#announceDrained();
      });
    this.#underWay.add(work);
  }

  #announceDrained(): void {
    if (this.#options.queue.size > 0) return;
    this.#drained.resolve();
    this.#drained = Promise.withResolvers();
  }

  #handle(event: QueuedEvent): Promise<void> {
    return event.record === undefined ? this.#run(event) : this.#deliver(event, JSON.parse(event.record));
  }

  async #run(event: QueuedEvent): Promise<void> {
    const { queue, functions, run } = this.#options;
    const fn = functions.get(event.functionName);
    // It may come back with the next start; until then, the event ages.
    if (fn === undefined) return this.#postpone(event);
    const result = await run(fn, event);
    switch (result.kind) {
      case 'succeeded':
        return queue.remove(event.requestId);
      case 'failed':
        return this.#retry(event, fn, { payload: result.payload.toString(), functionError: 'Unhandled' });
      case 'throttled':
      case 'not-started':
        return this.#postpone(event);
      case 'stopped':
        // It stays taken, and the next start runs it again.
        return;
    }
  }

  #retry(event: QueuedEvent, fn: LambdaFunction, lastRun: LastRun): void {
    const { queue, retryDelaysMs } = this.#options;
    const runs = event.runs + 1;
    const changed = { ...event, runs, lastRun, setbacks: 0 };
    if (runs > (fn.maximumRetryAttempts ?? DEFAULT_RETRY_ATTEMPTS)) {
      this.#giveUp(changed, 'RetriesExhausted');
      return;
    }
    const delayMs = retryDelaysMs[Math.min(runs, retryDelaysMs.length) - 1] ?? 0;
    queue.putBack(event.requestId, { ...changed, dueAtMs: Date.now() + delayMs });
  }

  #postpone(event: QueuedEvent): void {
    const { queue, setbackDelayMs } = this.#options;
    const delayMs = Math.min(setbackDelayMs * 2 ** event.setbacks, LONGEST_SETBACK_DELAY_MS);
    queue.putBack(event.requestId, { ...event, setbacks: event.setbacks + 1, dueAtMs: Date.now() + delayMs });
  }

  /** Not before the record is on disk is the event out of the function's reach. */
  #giveUp(event: QueuedEvent, condition: GiveUpCondition): void {
    const record = JSON.stringify(makeInvocationRecord(event, condition, Date.now()));
    this.#options.queue.putBack(event.requestId, { ...event, setbacks: 0, record, dueAtMs: Date.now() });
  }

  async #deliver(event: QueuedEvent, record: InvocationRecord): Promise<void> {
    const { queue, functions, deliver, warn } = this.#options;
    try {
      await deliver(record, event.functionName, functions.get(event.functionName));
      queue.remove(event.requestId);
    } catch (error) {
      warn(`Its record (${record.requestContext.condition}) was not delivered and will be again: ${error}`, event);
      this.#postpone(event);
    }
  }

  #wakeIn(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.pump(), Math.min(delayMs, LONGEST_TIMEOUT_MS));
    this.#timer.unref();
  }
}
