import type { LambdaFunction } from './lambda-function.ts';
import { listResidentMemoryMb, measureFolderMb, readPeakMemoryMb } from './measure.ts';
import { outOfMemory, outOfStorage, type SandboxOutcome } from './sandbox-outcome.ts';

/** Measures one sandbox against the memory and scratch space of its function. */
export class SandboxGauge {
  readonly #fn: LambdaFunction;
  readonly #pid: number;
  readonly #scratchDir: string;
  #peakMemoryMb = 0;

  constructor(fn: LambdaFunction, pid: number, scratchDir: string) {
    this.#fn = fn;
    this.#pid = pid;
    this.#scratchDir = scratchDir;
  }

  get peakMemoryMb(): number {
    return this.#peakMemoryMb;
  }

  /** The outcome that an invocation has by the peak of memory so far, where that can be read at once (Linux). */
  judgeMemory(requestId: string): SandboxOutcome | undefined {
    this.#note(readPeakMemoryMb(this.#pid));
    return this.#peakMemoryMb > this.#fn.memoryMb ? outOfMemory(requestId) : undefined;
  }

  /** The outcome that an invocation has by what is used now; undefined while it is within its limits. */
  async judge(requestId: string): Promise<SandboxOutcome | undefined> {
    const memoryOutcome = this.judgeMemory(requestId);
    if (memoryOutcome !== undefined) return memoryOutcome;
    if (process.platform !== 'linux') this.#note(await listResidentMemoryMb(this.#pid));
    if (this.#peakMemoryMb > this.#fn.memoryMb) return outOfMemory(requestId);
    const usedMb = await measureFolderMb(this.#scratchDir);
    const limitMb = this.#fn.ephemeralStorageMb;
    return usedMb > limitMb ? outOfStorage(requestId, usedMb, limitMb) : undefined;
  }

  #note(memoryMb: number | undefined): void {
    this.#peakMemoryMb = Math.max(this.#peakMemoryMb, memoryMb ?? 0);
  }
}
