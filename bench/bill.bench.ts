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
/** In turn with the peer and in turns of who is first, so that a machine whose speed drifts slows both. */
const rounds = 4;
const memoryMb = 1_536;
const mostTimesDuckDb = 1.5;
/** Ten times the rows may take this many times the time: as good as linear. */
const mostTimesForTen = 12.5;

interface Pair {
  readonly room: Measured;
  readonly alone: Measured;
}

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

async function measureRows(folder: string, rows: number): Promise<{ ms: number; figures: Figure[] }> {
  const file = join(folder, `${rows}.parquet`);
  const statements = join(folder, 'statements.json');
  await writeRows(file, rows);
  const measureRoom = () => inProcess('room.fixture.ts', file, statements);
  const measureAlone = async () =>
    inProcess('duckdb-alone.fixture.ts', file, statements, await mkdtemp(join(folder, 'scratch-')));
  // Notes the statements, and waits until the file that was just written is on disk.
  await measureRoom();
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0 ? await measureRoom() : undefined;
    const alone = await measureAlone();
    pairs.push({ room: first ?? (await measureRoom()), alone });
  }
  await rm(file);
  return figuresOf(rows, pairs);
}

/** In a process of its own, on two cores where the machine has more. */
async function inProcess(script: string, ...args: readonly string[]): Promise<Measured> {
  const command = [process.execPath, join(import.meta.dirname, 'bill', script), ...args];
  const [program = '', ...rest] = process.platform === 'linux' ? ['taskset', '-c', '0,1', ...command] : command;
  const env = { ...process.env, AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb) };
  const { stdout } = await run(program, rest, { env });
  return JSON.parse(stdout);
}

function figuresOf(rows: number, pairs: readonly Pair[]) {
  const [room, alone] = [pairs.map((pair) => pair.room), pairs.map((pair) => pair.alone)];
  const size = `${rows / small} million rows`;
  const ms = median(room.map((each) => each.ms));
  const readMs = median(room.map((each) => each.readMs));
  const peerMs = median(alone.map((each) => each.ms));
  // Each run against the one beside it.
  const against = (part: 'ms' | 'readMs') => median(pairs.map((pair) => pair.room[part] / pair.alone.ms));
  const cpu = (runs: readonly Measured[]) => median(runs.map(({ cpuMs }) => cpuMs)) / 1_000;
  const peak = (runs: readonly Measured[]) => Math.max(...runs.map(({ peakMb }) => peakMb));
  const wrong = [...room, ...alone].filter(({ billed }) => billed !== room[0]?.billed).length;
  const figures: Figure[] = [
    { what: `${size}: the billing room, from the file to its report`, value: ms / 1_000, unit: 's' },
    { what: `${size}: of it, reading and aggregating`, value: readMs / 1_000, unit: 's' },
    { what: `${size}: DuckDB alone, the same aggregates`, value: peerMs / 1_000, unit: 's' },
    {
      what: `${size}: aggregating against DuckDB`,
      value: against('readMs'),
      unit: 'times',
      target: { atMost: mostTimesDuckDb },
    },
    { what: `${size}: all of it against DuckDB`, value: against('ms'), unit: 'times' },
    { what: `${size}: CPU time of the room`, value: cpu(room), unit: 's' },
    { what: `${size}: CPU time of DuckDB alone`, value: cpu(alone), unit: 's' },
    { what: `${size}: peak memory of the room`, value: peak(room), unit: 'MB', target: { atMost: memoryMb } },
    { what: `${size}: peak memory of DuckDB alone`, value: peak(alone), unit: 'MB' },
    { what: `${size}: totals that differ`, value: wrong, unit: 'totals', target: { atMost: 0 } },
  ];
  return { ms, figures };
}
