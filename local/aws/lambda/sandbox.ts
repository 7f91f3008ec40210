import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type FunctionLog, readLines } from './function-log.ts';
import { EXECUTED_VERSION, type Invocation, type InvocationResult } from './invocation.ts';
import type { LambdaFunction } from './lambda-function.ts';
import type { Reaper } from './reaper.ts';
import type { RuntimeAnswer, RuntimeApi, TimedInvocation } from './runtime-api.ts';
import { SandboxGauge } from './sandbox-gauge.ts';
import { exited, type SandboxOutcome, timedOut, toOutcome } from './sandbox-outcome.ts';
import { killSandboxProcess, type SandboxProcess, spawnSandboxProcess } from './sandbox-process.ts';
import { SandboxRun } from './sandbox-run.ts';

interface SandboxOptions {
  readonly fn: LambdaFunction;
  readonly region: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly runtimeApi: RuntimeApi;
  /** A folder of this sandbox alone; made at the start, removed at the end. */
  readonly scratchDir: string;
  readonly log: FunctionLog;
  readonly reaper: Reaper;
  /** How long the start may take before the function's own timeout begins to count. */
  readonly initTimeoutMs: number;
}

/** One process that runs one invocation of one function after the other, until something ends it. */
export class Sandbox {
  readonly #options: SandboxOptions;
  readonly #admission: { readonly address: string; dismiss(): void };
  readonly #bornAt = performance.now();
  readonly #ended = Promise.withResolvers<void>();
  #child: SandboxProcess | undefined;
  #gauge: SandboxGauge | undefined;
  #alive = true;
  #startError: string | undefined;
  #initMs: number | undefined;
  #run: SandboxRun | undefined;
  /** Gives the waiting process its next invocation. */
  #deliver: ((invocation: TimedInvocation) => void) | undefined;

  constructor(options: SandboxOptions) {
    this.#options = options;
    this.#admission = options.runtimeApi.admit({
      next: () => this.#next(),
      answer: (requestId, answer) => this.#answer(requestId, answer),
      failInit: (body) => void this.#answer(this.#run?.invocation.requestId, { kind: 'error', body }),
    });
    this.#spawn();
  }

  /** False as soon as it is given up, before its process has ended. */
  get alive(): boolean {
    return this.#alive;
  }

  /** Resolves when its process and its scratch folder are gone. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  /** How long the start took, until the handler was loaded; undefined before that. */
  get initMs(): number | undefined {
    return this.#initMs;
  }

  get peakMemoryMb(): number {
    return this.#gauge?.peakMemoryMb ?? 0;
  }

  /** Runs one invocation; the caller waits for its result before it asks for the next one. */
  run(invocation: Invocation): Promise<InvocationResult> {
    if (!this.#alive) return Promise.resolve({ kind: 'not-started', reason: this.#startError ?? 'it has ended' });
    const run = new SandboxRun(invocation, () => void this.#watch(run));
    this.#run = run;
    // As in Lambda, a start that takes too long goes on within the function's own timeout.
    run.limit(this.#options.initTimeoutMs + this.#timeoutMs, () => this.#timeOut(run));
    if (this.#deliver !== undefined) this.#begin(run, this.#deliver);
    return run.result;
  }

  /** Ends it at once; what it worked on is answered as `stopped`. */
  stop(): void {
    this.#end({ kind: 'stopped' });
  }

  get #timeoutMs(): number {
    return this.#options.fn.timeoutSeconds * 1000;
  }

  #spawn(): void {
    const { fn, region, environment, scratchDir, reaper } = this.#options;
    try {
      mkdirSync(scratchDir, { recursive: true, mode: 0o700 });
      const runtimeApiAddress = this.#admission.address;
      const child = spawnSandboxProcess(fn, { region, environment, scratchDir, runtimeApiAddress });
      child.on('error', (error) => this.#failStart(error));
      child.on('exit', (code, signal) => this.#exit(code, signal));
      child.stdin.on('error', () => {});
      readLines(child.stdout, (line) => this.#log(line));
      readLines(child.stderr, (line) => this.#log(line));
      this.#child = child;
      if (child.pid === undefined) return;
      reaper.watch(child.pid);
      this.#gauge = new SandboxGauge(fn, child.pid, scratchDir);
    } catch (error) {
      this.#failStart(error);
    }
  }

  /** The process asks for work: it has started, or has finished what it was given before. */
  #next(): Promise<TimedInvocation> {
    this.#initMs ??= performance.now() - this.#bornAt;
    const { promise, resolve } = Promise.withResolvers<TimedInvocation>();
    this.#deliver = resolve;
    const run = this.#run;
    if (run?.answer !== undefined) void this.#settle(toOutcome(run.answer));
    else if (run?.started === false) this.#begin(run, resolve);
    return promise;
  }

  #begin(run: SandboxRun, deliver: (invocation: TimedInvocation) => void): void {
    run.markStarted();
    run.limit(this.#timeoutMs, () => this.#timeOut(run));
    this.#deliver = undefined;
    this.#log(`START RequestId: ${run.invocation.requestId} Version: ${EXECUTED_VERSION}`);
    deliver({ ...run.invocation, deadlineMs: Math.round(Date.now() + this.#timeoutMs) });
  }

  /** Kept until the process asks for more work, so that whoever gets the answer finds the sandbox free again. */
  #answer(requestId: string | undefined, answer: RuntimeAnswer): boolean {
    const run = this.#run;
    if (run === undefined || run.invocation.requestId !== requestId || run.answer !== undefined) return false;
    run.answer = answer;
    return true;
  }

  #timeOut(run: SandboxRun): void {
    const { requestId } = run.invocation;
    this.#end(run.answer === undefined ? timedOut(requestId, this.#options.fn.timeoutSeconds) : toOutcome(run.answer));
  }

  async #watch(run: SandboxRun): Promise<void> {
    const outcome = await this.#gauge?.judge(run.invocation.requestId);
    if (outcome !== undefined && this.#run === run) this.#end(outcome);
  }

  /** Gives the sandbox up at once: what its process still says is not heard any more. */
  #end(outcome: SandboxOutcome): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.#admission.dismiss();
    if (this.#child !== undefined) killSandboxProcess(this.#child);
    void this.#settle(outcome);
  }

  async #settle(given: SandboxOutcome): Promise<void> {
    const run = this.#run;
    if (run === undefined || !run.beginToSettle()) return;
    // What the handler printed before its answer lies in the pipe and is read within this turn.
    await nextTurn();
    const outcome = this.#judgePeak(run, given);
    const lines = run.reportLines(outcome, this.#options.fn.memoryMb, this.peakMemoryMb);
    for (const line of lines) this.#log(line);
    this.#run = undefined;
    run.settle(outcome);
  }

  /** A peak over the limit ends an invocation even if the peak has passed: in Lambda it would not have got so far. */
  #judgePeak(run: SandboxRun, given: SandboxOutcome): SandboxOutcome {
    if (!this.#alive) return given;
    const outcome = this.#gauge?.judgeMemory(run.invocation.requestId);
    if (outcome === undefined) return given;
    this.#end(outcome);
    return outcome;
  }

  #log(line: string): void {
    this.#run?.tail.add(line);
    this.#options.log.write(this.#run?.invocation.requestId, line);
  }

  #failStart(error: unknown): void {
    this.#startError = error instanceof Error ? error.message : String(error);
    this.#end({ kind: 'not-started', reason: this.#startError });
    void this.#clean();
  }

  #exit(code: number | null, signal: NodeJS.Signals | null): void {
    const run = this.#run;
    if (run?.answer === undefined) this.#end(exited(run?.invocation.requestId ?? '', code, signal));
    else this.#end(toOutcome(run.answer));
    void this.#clean();
  }

  async #clean(): Promise<void> {
    if (this.#child?.pid !== undefined) this.#options.reaper.forget(this.#child.pid);
    await rm(this.#options.scratchDir, { recursive: true, force: true }).catch(() => {});
    this.#ended.resolve();
  }
}
