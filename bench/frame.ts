import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One figure of a measurement. A target is a limit or a ratio against a peer in the same run, never a bare time. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: { readonly atMost: number } | { readonly atLeast: number };
}

export interface Bench {
  readonly name: string;
  /** One sentence: what is measured, against what. */
  readonly question: string;
  measure(): Promise<Figure[]>;
}

const resultsFolder = join(import.meta.dirname, 'results');

/** Runs one measurement, prints its table, keeps its figures, and answers whether every stated target was met. */
export async function runBench(bench: Bench): Promise<boolean> {
  console.log(`\n${bench.name}: ${bench.question}`);
  const figures = await bench.measure();
  printTable(figures);
  await mkdir(resultsFolder, { recursive: true });
  const result = { name: bench.name, at: new Date().toISOString(), node: process.version, figures };
  await writeFile(join(resultsFolder, `${bench.name}.json`), `${JSON.stringify(result, null, 2)}\n`);
  return figures.every(isMet);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The value that a share of all values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Calls a second of `work`, `concurrency` at a time. */
export async function perSecond(
  calls: number,
  concurrency: number,
  work: (index: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < calls; index = next++) await work(index);
  };
  const elapsedMs = await timed(() => Promise.all(Array.from({ length: concurrency }, worker)));
  return (calls * 1_000) / elapsedMs;
}

function isMet({ value, target }: Figure): boolean {
  if (target === undefined) return true;
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
}

function printTable(figures: readonly Figure[]): void {
  const width = Math.max(...figures.map(({ what }) => what.length));
  for (const figure of figures) {
    const value = figure.value.toLocaleString('en-US', { maximumFractionDigits: 2 });
    console.log(`  ${figure.what.padEnd(width)}  ${value.padStart(12)} ${figure.unit.padEnd(10)} ${verdict(figure)}`);
  }
}

function verdict(figure: Figure): string {
  const { target } = figure;
  if (target === undefined) return '';
  const limit = 'atMost' in target ? `at most ${target.atMost}` : `at least ${target.atLeast}`;
  return isMet(figure) ? `ok, ${limit}` : `MISSED, ${limit}`;
}
