import { writeSync } from 'node:fs';

/** What one run in a process of its own came to. */
export interface Measured {
  readonly ms: number;
  /** The part of it in which the export was read and aggregated. */
  readonly readMs: number;
  readonly cpuMs: number;
  readonly peakMb: number;
  /** All that was billed, as decimal text: both runs must agree. */
  readonly billed: string;
}

/** Measures work in this process and prints what it came to. */
export async function printMeasured(work: () => Promise<{ billed: string; readMs?: number }>): Promise<void> {
  const start = performance.now();
  const before = process.resourceUsage();
  const { billed, readMs } = await work();
  const ms = performance.now() - start;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cpuMs = (userCPUTime + systemCPUTime - before.userCPUTime - before.systemCPUTime) / 1_000;
  const measured: Measured = { ms, readMs: readMs ?? ms, cpuMs, peakMb: maxRSS / 1_024, billed };
  writeSync(1, JSON.stringify(measured));
}
