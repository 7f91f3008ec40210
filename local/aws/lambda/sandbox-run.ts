import { LogTail } from './function-log.ts';
import type { Invocation, InvocationResult } from './invocation.ts';
import type { RuntimeAnswer } from './runtime-api.ts';
import type { SandboxOutcome } from './sandbox-outcome.ts';

/** How often a working sandbox is measured; outside Linux that is a process of its own each time. */
const WATCH_INTERVAL_MS = process.platform === 'linux' ? 100 : 500;

/** One invocation while a sandbox works on it: its timers, its log and its answer. */
export class SandboxRun {
  readonly invocation: Invocation;
  readonly result: Promise<InvocationResult>;
  readonly tail = new LogTail();
  /** What the handler answered; it counts once the process asks for more work. */
  answer: RuntimeAnswer | undefined;
  readonly #resolve: (result: InvocationResult) => void;
  readonly #watch: NodeJS.Timeout;
  readonly #waitingSince = performance.now();
  #timeout: NodeJS.Timeout | undefined;
  #startedAt: number | undefined;
  #settling = false;

  constructor(invocation: Invocation, watch: () => void) {
    const { promise, resolve } = Promise.withResolvers<InvocationResult>();
    this.invocation = invocation;
    this.result = promise;
    this.#resolve = resolve;
    this.#watch = setInterval(watch, WATCH_INTERVAL_MS);
  }

  get started(): boolean {
    return this.#startedAt !== undefined;
  }

  /** Since the handler got it, or, where it never did, since the sandbox was given it. */
  get durationMs(): number {
    return performance.now() - (this.#startedAt ?? this.#waitingSince);
  }

  markStarted(): void {
    this.#startedAt = performance.now();
  }

  /** One limit at a time: first of the start, then of the handler. */
  limit(timeoutMs: number, onTimeout: () => void): void {
    clearTimeout(this.#timeout);
    this.#timeout = setTimeout(onTimeout, timeoutMs);
  }

  /** True for the first caller, who then settles it. */
  beginToSettle(): boolean {
    if (this.#settling) return false;
    this.#settling = true;
    clearTimeout(this.#timeout);
    clearInterval(this.#watch);
    return true;
  }

  settle(outcome: SandboxOutcome): void {
    const logTail = this.tail.bytes();
    this.#resolve('payload' in outcome ? { kind: outcome.kind, payload: outcome.payload, logTail } : outcome);
  }

  /** Lambda's own lines at the end of an invocation. */
  reportLines(outcome: SandboxOutcome, memoryMb: number, peakMemoryMb: number): string[] {
    const { requestId } = this.invocation;
    const parts = [
      `REPORT RequestId: ${requestId}`,
      `Duration: ${this.durationMs.toFixed(2)} ms`,
      `Billed Duration: ${Math.ceil(this.durationMs)} ms`,
      `Memory Size: ${memoryMb} MB`,
      `Max Memory Used: ${Math.ceil(peakMemoryMb)} MB`,
    ];
    const remarks = outcome.kind === 'failed' && outcome.remark !== undefined ? [outcome.remark] : [];
    return [...remarks, `END RequestId: ${requestId}`, parts.join('\t')];
  }
}
