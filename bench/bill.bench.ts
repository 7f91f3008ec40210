import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Measured } from './bill/measured.ts';
import { writeRows } from './bill/rows.ts';
import { type Bench, type Figure, median } from './frame.ts';

const run = promisify(execFile);

const small = 1_000_000;
const large = 10 * small;
/** In turn with the peer, so that a machine whose speed drifts slows both. */
const rounds = { [small]: 3, [large]: 2 };
const memoryMb = 1_536;
const mostTimesDuckDb = 1.5;
/** Ten times the rows may take this many times the time: as good as linear. */
const mostTimesForTen = 12.5;

export const bench: Bench = {
  name: 'bill',
  question: 'a billing export of 1 and 10 million rows on two cores, beside DuckDB alone computing the same aggregates',
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'finops-mesh-bench-'));
    try {
      const one = await measureRows(folder, small);
      const ten = await measureRows(folder, large);
      const target = { atMost: mostTimesForTen };
      const growth = { what: 'time of ten times the rows', value: ten.ms / one.ms, unit: 'times', target };
      return [...one.figures, ...ten.figures, growth];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function measureRows(folder: string, rows: keyof typeof rounds): Promise<{ ms: number; figures: Figure[] }> {
  const file = join(folder, `${rows}.parquet`);
  const statements = join(folder, 'statements.json');
  await writeRows(file, rows);
  const room: Measured[] = [];
  const alone: Measured[] = [];
  for (let round = 0; round < (rounds[rows] ?? 1); round += 1) {
    room.push(await inProcess('room.fixture.ts', file, statements));
    alone.push(await inProcess('duckdb-alone.fixture.ts', file, statements, await mkdtemp(join(folder, 'scratch-'))));
  }
  await rm(file);
  return figuresOf(rows, room, alone);
}

/** In a process of its own, on two cores where the machine has more. */
async function inProcess(script: string, ...args: readonly string[]): Promise<Measured> {
  const command = [process.execPath, join(import.meta.dirname, 'bill', script), ...args];
  const [program = '', ...rest] = process.platform === 'linux' ? ['taskset', '-c', '0,1', ...command] : command;
  const env = { ...process.env, AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb) };
  const { stdout } = await run(program, rest, { env });
  return JSON.parse(stdout);
}

function figuresOf(rows: number, room: readonly Measured[], alone: readonly Measured[]) {
  const size = `${rows / small} million rows`;
  const [ms, readMs, peerMs] = [
    median(room.map((each) => each.ms)),
    median(room.map((each) => each.readMs)),
    median(alone.map((each) => each.ms)),
  ];
  const cpu = (runs: readonly Measured[]) => median(runs.map(({ cpuMs }) => cpuMs)) / 1_000;
  const peak = (runs: readonly Measured[]) => Math.max(...runs.map(({ peakMb }) => peakMb));
  const wrong = [...room, ...alone].filter(({ billed }) => billed !== room[0]?.billed).length;
  const figures: Figure[] = [
    { what: `${size}: the billing room, from the file to its report`, value: ms / 1_000, unit: 's' },
    { what: `${size}: of it, reading and aggregating`, value: readMs / 1_000, unit: 's' },
    { what: `${size}: DuckDB alone, the same aggregates`, value: peerMs / 1_000, unit: 's' },
    {
      what: `${size}: aggregating against DuckDB`,
      value: readMs / peerMs,
      unit: 'times',
      target: { atMost: mostTimesDuckDb },
    },
    { what: `${size}: all of it against DuckDB`, value: ms / peerMs, unit: 'times' },
    { what: `${size}: CPU time of the room`, value: cpu(room), unit: 's' },
    { what: `${size}: CPU time of DuckDB alone`, value: cpu(alone), unit: 's' },
    { what: `${size}: peak memory of the room`, value: peak(room), unit: 'MB', target: { atMost: memoryMb } },
    { what: `${size}: peak memory of DuckDB alone`, value: peak(alone), unit: 'MB' },
    { what: `${size}: totals that differ`, value: wrong, unit: 'totals', target: { atMost: 0 } },
  ];
  return { ms, figures };
}
