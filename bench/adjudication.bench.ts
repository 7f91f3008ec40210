import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { adjudicateGroup } from '../lib/receipt/adjudicate-group.ts';
import { flipTotals } from '../lib/receipt/flip.ts';
import { totalReceipts } from '../lib/receipt/receipts.ts';
import { settleCommitments } from '../lib/receipt/settle-commitments.ts';
import { largeWorld, sharedOf } from './adjudication/large-world.ts';
import { type Bench, type Figure, median } from './frame.ts';

const run = promisify(execFile);
const rounds = 5;
const flips = 20;
/** About a hundred thousand findings, and ten times as many. */
const accounts = { some: 200, many: 2_000 };
const memoryLimitMb = 1_024;
/** What V8 may keep of it: code, stacks and buffers come on top. */
const heapLimitMb = 700;

export const bench: Bench = {
  name: 'adjudication',
  question: 'adjudicating against JSON.parse of the same lines; ten times as many; memory, one account group at a time',
  async measure() {
    const figures = againstParsing();
    return [...figures, ...(await tenTimes(figures))];
  },
};

function againstParsing(): Figure[] {
  const { groups, purchases, circumstances } = largeWorld(accounts.some);
  const lines = [...groups.flatMap(({ findings }) => findings), ...purchases].map((finding) => JSON.stringify(finding));
  const lengths = lines.map(({ length }) => length);
  const parsing: number[] = [];
  const adjudicating: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    parsing.push(timeOf(() => lines.map((line) => JSON.parse(line))));
    adjudicating.push(timeOf(() => adjudicateAll({ groups, purchases, circumstances })));
  }
  return [
    { what: 'findings', value: lines.length, unit: '' },
    { what: 'bytes of a line, median', value: median(lengths), unit: '', target: { atMost: 1_200 } },
    { what: 'JSON.parse of the lines, median of 5', value: median(parsing), unit: 'ms' },
    { what: 'adjudicating them, median of 5', value: median(adjudicating), unit: 'ms' },
    {
      what: 'adjudicating against parsing',
      value: median(adjudicating) / median(parsing),
      unit: 'times',
      target: { atMost: 1 },
    },
    flipFigure({ groups, purchases, circumstances }, median(adjudicating)),
  ];
}

type Large = ReturnType<typeof largeWorld>;

function adjudicateAll({ groups, purchases, circumstances }: Large) {
  const shared = sharedOf(circumstances);
  const sums = groups.map((group) => adjudicateGroup(group, shared).sums);
  const settlement = settleCommitments(sums, purchases, shared);
  return { sums, receipts: totalReceipts(sums, settlement, shared) };
}

/** One unit chosen otherwise: its group and the purchases anew, the sums of all others as they were stored. */
function flipFigure(large: Large, allMs: number): Figure {
  const { groups, purchases, circumstances } = large;
  const { sums } = adjudicateAll(large);
  const times = groups.slice(0, flips).map((group) => {
    const [chosen] = adjudicateGroup(group, sharedOf(circumstances)).decided;
    const { id = '', opinions = [] } = chosen?.opportunity ?? {};
    const shared = sharedOf({ ...circumstances, flips: new Map([[id, opinions.at(-1)?.id ?? '']]) });
    return timeOf(() => flipTotals({ group, sums, purchases, shared }));
  });
  return {
    what: 'a flip against adjudicating all',
    value: median(times) / allMs,
    unit: 'times',
    target: { atMost: 0.1 },
  };
}

/** In a process of its own, whose memory is limited: accounts are made, adjudicated and let go one at a time. */
async function tenTimes(figures: readonly Figure[]): Promise<Figure[]> {
  const script = join(import.meta.dirname, 'adjudication', 'stream.ts');
  const stream = async (count: number) => {
    const { stdout } = await run(process.execPath, [`--max-old-space-size=${heapLimitMb}`, script, String(count)], {
      maxBuffer: 1_000_000,
    });
    return JSON.parse(stdout) as { findings: number; adjudicatingMs: number; peakMb: number };
  };
  const some = await stream(accounts.some);
  const many = await stream(accounts.many);
  const perFinding = (each: typeof some) => each.adjudicatingMs / each.findings;
  return [
    { what: 'findings, streamed', value: many.findings, unit: '', target: { atLeast: 1_000_000 } },
    { what: 'adjudicating them, streamed', value: many.adjudicatingMs, unit: 'ms' },
    {
      what: 'time for ten times the findings',
      value: (10 * perFinding(many)) / perFinding(some),
      unit: 'times',
      target: { atMost: 12.5 },
    },
    { what: 'peak memory of that process', value: many.peakMb, unit: 'MB', target: { atMost: memoryLimitMb } },
    { what: 'findings of the smaller run', value: figures[0]?.value ?? 0, unit: '' },
  ];
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
