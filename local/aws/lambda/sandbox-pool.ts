import { ConcurrencyLimit } from './concurrency-limit.ts';
import type { Invocation, InvocationResult } from './invocation.ts';
import type { LambdaFunction } from './lambda-function.ts';
import type { Sandbox } from './sandbox.ts';

/** What is known of one function since the service started. */
export interface FunctionStatistics {
  /** Ended invocations; throttled ones and those whose sandbox did not start are not among them. */
  readonly invocations: number;
  /** Of those, the ones with a `FunctionError`. */
  readonly errors: number;
  readonly throttles: number;
  readonly coldStarts: number;
  /** The most resident memory that any of its sandboxes held; 0 before the first invocation has ended. */
  readonly maxMemoryMb: number;
  /** How long the latest cold start took until the handler was loaded; undefined before the first. */
  readonly lastInitMs: number | undefined;
}

interface PoolOptions {
  /** Invocations at once, and sandboxes at once, of all functions together. */
  readonly concurrency: number;
  /** How long a sandbox without work is kept. */
  readonly idleMs: number;
  readonly startSandbox: (fn: LambdaFunction) => Promise<Sandbox>;
  /** Called when an invocation has ended and none waits for its place. */
  readonly onRoom: () => void;
}

interface IdleSandbox {
  readonly fn: LambdaFunction;
  readonly sandbox: Sandbox;
  readonly timer: NodeJS.Timeout;
}

type MutableStatistics = { -readonly [Key in keyof FunctionStatistics]: FunctionStatistics[Key] };

/** The sandboxes of all functions: reuses warm ones, starts new ones, ends idle ones. */
export class SandboxPool {
  readonly #options: PoolOptions;
  readonly #limit: ConcurrencyLimit;
  readonly #sandboxes = new Set<Sandbox>();
  readonly #statistics = new Map<string, MutableStatistics>();
  /** The latest used last. */
  #idle: IdleSandbox[] = [];
  readonly #closing = Promise.withResolvers<undefined>();
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#limit = new ConcurrencyLimit(options.concurrency, options.onRoom);
  }

  /** Runs one invocation. Where there is no room it waits for up to `waitMs`, and is then throttled. */
  async invoke(fn: LambdaFunction, invocation: Invocation, waitMs: number): Promise<InvocationResult> {
    const refusal = await this.#limit.acquire(fn, waitMs);
    if (refusal === 'stopped') return { kind: 'stopped' };
    if (refusal !== undefined) {
      this.#statisticsOf(fn).throttles += 1;
      return { kind: 'throttled', reason: refusal };
    }
    try {
      return await this.#run(fn, invocation);
    } finally {
      this.#limit.release(fn);
    }
  }

  hasRoom(fn: LambdaFunction): boolean {
    return this.#limit.hasRoom(fn);
  }

  statistics(): ReadonlyMap<string, FunctionStatistics> {
    return new Map([...this.#statistics].map(([name, statistics]) => [name, { ...statistics }]));
  }

  /** Ends every sandbox; what they work on ends as `stopped`. Resolves when their processes are gone. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#closing.resolve(undefined);
    this.#limit.close();
    for (const { timer } of this.#idle.splice(0)) clearTimeout(timer);
    const sandboxes = [...this.#sandboxes];
    for (const sandbox of sandboxes) sandbox.stop();
    await Promise.all(sandboxes.map((sandbox) => sandbox.ended));
  }

  async #run(fn: LambdaFunction, invocation: Invocation): Promise<InvocationResult> {
    const warm = this.#takeIdle(fn);
    const started = warm ?? (await this.#start(fn).catch((error: unknown) => ({ reason: String(error) })));
    if (started === undefined) return { kind: 'stopped' };
    if ('reason' in started) return { kind: 'not-started', reason: started.reason };
    const sandbox = started;
    const result = await sandbox.run(invocation);
    const statistics = this.#statisticsOf(fn);
    statistics.maxMemoryMb = Math.max(statistics.maxMemoryMb, sandbox.peakMemoryMb);
    if (warm === undefined) statistics.lastInitMs = sandbox.initMs ?? statistics.lastInitMs;
    if (result.kind === 'succeeded' || result.kind === 'failed') statistics.invocations += 1;
    if (result.kind === 'failed') statistics.errors += 1;
    this.#keep(fn, sandbox);
    return result;
  }

  #takeIdle(fn: LambdaFunction): Sandbox | undefined {
    const entry = this.#idle.findLast((candidate) => candidate.fn === fn && candidate.sandbox.alive);
    if (entry !== undefined) this.#forgetIdle(entry);
    return entry?.sandbox;
  }

  /** Undefined where the pool is closed meanwhile: what a start waits for may never come. */
  #start(fn: LambdaFunction): Promise<Sandbox | undefined> {
    // Never more processes than places: the one idle for the longest time makes room for the new one.
    const [oldest] = this.#idle;
    if (oldest !== undefined && this.#limit.busy + this.#idle.length > this.#options.concurrency) {
      this.#endIdle(oldest);
    }
    const starting = this.#options.startSandbox(fn).then((sandbox) => this.#adopt(fn, sandbox));
    return Promise.race([starting, this.#closing.promise]);
  }

  #adopt(fn: LambdaFunction, sandbox: Sandbox): Sandbox | undefined {
    if (this.#closed) {
      sandbox.stop();
      return undefined;
    }
    this.#sandboxes.add(sandbox);
    void sandbox.ended.then(() => this.#sandboxes.delete(sandbox));
    this.#statisticsOf(fn).coldStarts += 1;
    return sandbox;
  }

  #keep(fn: LambdaFunction, sandbox: Sandbox): void {
    if (!sandbox.alive || this.#closed) return;
    const timer = setTimeout(() => this.#endIdle(entry), this.#options.idleMs);
    const entry: IdleSandbox = { fn, sandbox, timer };
    timer.unref();
    this.#idle.push(entry);
    // A handler may have left a timer that ends the process later.
    void sandbox.ended.then(() => this.#forgetIdle(entry));
  }

  #endIdle(entry: IdleSandbox): void {
    this.#forgetIdle(entry);
    entry.sandbox.stop();
  }

  #forgetIdle(entry: IdleSandbox): void {
    clearTimeout(entry.timer);
    this.#idle = this.#idle.filter((other) => other !== entry);
  }

  #statisticsOf(fn: LambdaFunction): MutableStatistics {
    const empty = { invocations: 0, errors: 0, throttles: 0, coldStarts: 0, maxMemoryMb: 0, lastInitMs: undefined };
    const statistics = this.#statistics.get(fn.name) ?? empty;
    this.#statistics.set(fn.name, statistics);
    return statistics;
  }
}
