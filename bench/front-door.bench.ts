import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { money, sum } from '../lib/core/money.ts';
import { type Front, startFront } from '../local/front/front.ts';
import { type Mesh, startMesh } from '../local/mesh/mesh.ts';
import { type Bench, type Figure, percentile, timed } from './frame.ts';
import { storeLargeAnalysis } from './large-analysis.ts';

const opportunities = 100_000;
/** The reads of the issue: 40 a second for a minute. */
const readsPerSecond = 40;
const seconds = 60;
const comparedReads = 400;
const starts = 1_000;
const startsForMs = 60_000;

export const bench: Bench = {
  name: 'front-door',
  question: `how fast the interface answers over ${opportunities.toLocaleString('en-US')} opportunities, and whether a flood of starts loses any`,
  async measure() {
    const home = await mkdtemp(join(tmpdir(), 'finops-mesh-bench-'));
    const mesh = await startMesh({ home, functions: 'functions', accountId: '111122223333' });
    const front = await startFront({ home, lambda: mesh.clients.lambda });
    try {
      await storeLargeAnalysis(mesh.clients, opportunities);
      return await figures(mesh, front);
    } finally {
      await front.close();
      await mesh.close();
      await rm(home, { recursive: true, force: true });
    }
  },
};

async function figures(mesh: Mesh, front: Front): Promise<Figure[]> {
  const get = await signIn(front, 'reader');
  const coldMs = await timed(() => get('/opportunities?limit=50'));
  const ids = await someIds(get);
  await Promise.all(Array.from({ length: 4 }, () => get('/opportunities?limit=50')));
  for (const id of ids) await get(`/opportunities/${id}`);
  return [
    { what: 'first page from a cold function with the index', value: coldMs, unit: 'ms', target: { atMost: 1_500 } },
    ...(await compareWithBare(get, ids)),
    ...(await mixedReads(get, ids)),
    ...(await exported(get)),
    ...(await flood(mesh, front)),
  ];
}

type Get = (path: string, init?: RequestInit) => Promise<{ status: number; text: string; etag: string | null }>;

async function signIn(front: Front, name: string): Promise<Get> {
  const secret = front.link({ name, role: 'approver' }).split('#sign-in=')[1];
  const headers = { 'content-type': 'application/json' };
  const session = await fetch(`${front.url}/session`, { method: 'POST', headers, body: JSON.stringify({ secret }) });
  const { token } = (await session.json()) as { token: string };
  return async (path, init = {}) => {
    const answer = await fetch(`${front.url}${path}`, {
      ...init,
      headers: { ...headers, authorization: `Bearer ${token}`, ...init.headers },
    });
    return { status: answer.status, text: await answer.text(), etag: answer.headers.get('etag') };
  };
}

async function someIds(get: Get): Promise<string[]> {
  const { text } = await get('/opportunities?limit=500&sort=name');
  return (JSON.parse(text) as { items: { id: string }[] }).items.map(({ id }) => id);
}

/** By turns, so that what else the machine does meets both. */
async function compareWithBare(get: Get, ids: readonly string[]): Promise<Figure[]> {
  const bare: number[] = [];
  const byId: number[] = [];
  for (let index = 0; index < comparedReads; index += 1) {
    // An address that is not there passes the same front and its token check, and the function has nothing to do.
    bare.push(await timed(() => get('/nothing')));
    byId.push(await timed(() => get(`/opportunities/${ids[index % ids.length]}`)));
  }
  const [one, other] = [percentile(bare, 0.5), percentile(byId, 0.5)];
  return [
    { what: 'a bare handler behind the same front, median', value: one, unit: 'ms' },
    { what: 'a read by id, median', value: other, unit: 'ms' },
    { what: 'a read by id against the bare handler', value: other / one, unit: 'times', target: { atMost: 1.5 } },
  ];
}

/** Half by id or 304, 30 % the default page, 20 % a new filter; each sent at its time, whether or not others are done. */
async function mixedReads(get: Get, ids: readonly string[]): Promise<Figure[]> {
  const { etag } = await get('/opportunities?limit=50');
  const latencies: number[] = [];
  let errors = 0;
  const read = async (index: number) => {
    const { path, headers } = readAt(index, ids, etag ?? '');
    const startedAt = performance.now();
    const { status } = await get(path, { headers });
    latencies.push(performance.now() - startedAt);
    if (status !== 200 && status !== 304) errors += 1;
  };
  const pending: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let index = 0; index < readsPerSecond * seconds; index += 1) {
    await sleep(Math.max(0, startedAt + (index * 1_000) / readsPerSecond - performance.now()));
    pending.push(read(index));
  }
  await Promise.all(pending);
  return [
    {
      what: `errors among ${pending.length} reads at ${readsPerSecond} a second`,
      value: errors,
      unit: '',
      target: { atMost: 0 },
    },
    { what: 'mixed reads, median', value: percentile(latencies, 0.5), unit: 'ms', target: { atMost: 15 } },
    { what: 'mixed reads, 99th percentile', value: percentile(latencies, 0.99), unit: 'ms', target: { atMost: 250 } },
  ];
}

function readAt(
  index: number,
  ids: readonly string[],
  etag: string,
): { path: string; headers: Record<string, string> } {
  const turn = index % 10;
  if (turn < 3) return { path: `/opportunities/${ids[index % ids.length]}`, headers: {} };
  if (turn < 5) return { path: '/opportunities?limit=50', headers: { 'if-none-match': etag } };
  if (turn < 8) return { path: '/opportunities?limit=50', headers: {} };
  return { path: `/opportunities?minimumAmount=${index}&sort=-amount&text=checkout&groupBy=account`, headers: {} };
}

async function exported(get: Get): Promise<Figure[]> {
  const { text } = await get('/opportunities?limit=1');
  const [total] = (JSON.parse(text) as { total: { counted: { amount: string }[] } }).total.counted;
  const all = [];
  for (const [format, column] of [
    ['csv', 'MonthlyCounted'],
    ['focus', 'EstimatedMonthlyCostImpact'],
  ] as const) {
    let file = '';
    const madeMs = await timed(async () => {
      const { url } = JSON.parse((await get(`/export?format=${format}`)).text) as { url: string };
      file = await (await fetch(url)).text();
    });
    const isEqual = sumOf(file, column) === total?.amount;
    all.push({ what: `export as ${format}, made and fetched`, value: madeMs, unit: 'ms' });
    all.push({ what: `export as ${format} equals the list`, value: isEqual ? 1 : 0, unit: '', target: { atLeast: 1 } });
  }
  return all;
}

/** Columns before the amount hold no commas here. */
function sumOf(file: string, column: string): string {
  const [head = '', ...lines] = file.trimEnd().split('\r\n');
  const place = head.split(',').indexOf(column);
  const amounts = lines.map((line) => line.split(',')[place] ?? '').filter((cell) => cell !== '');
  return sum(
    amounts.map((amount) => money(amount.replace(/^-/, ''), 'USD')),
    'USD',
  ).amount;
}

/** Twenty people start analyses for a minute; each has a cap. */
async function flood({ lambda }: Mesh, front: Front): Promise<Figure[]> {
  const people = await Promise.all(Array.from({ length: 20 }, (_, index) => signIn(front, `person ${index}`)));
  const before = lambda.statistics().get('supervisor')?.invocations ?? 0;
  const [reader = await signIn(front, 'reader')] = people;
  const startedAt = performance.now();
  const answers = await Promise.all(
    Array.from({ length: starts }, async (_, index) => {
      await sleep(Math.max(0, startedAt + (index * startsForMs) / starts - performance.now()));
      const post = people[index % people.length] ?? reader;
      const { status, text } = await post('/analyses', { method: 'POST', body: '{"type":"emergency"}' });
      return { status, id: (JSON.parse(text) as { id?: string }).id };
    }),
  );
  const accepted = answers.filter(({ status }) => status === 202);
  const refused = answers.filter(({ status }) => status === 429);
  await lambda.drain();
  const ran = (lambda.statistics().get('supervisor')?.invocations ?? 0) - before;
  const ended = await Promise.all(
    accepted.map(async ({ id }) => (await reader(`/analyses/${id}`)).text.includes('"result"')),
  );
  return [
    { what: `of ${starts} starts in a minute: accepted`, value: accepted.length, unit: '' },
    { what: 'refused with 429', value: refused.length, unit: '' },
    { what: 'anything else', value: starts - accepted.length - refused.length, unit: '', target: { atMost: 0 } },
    {
      what: 'accepted and ended',
      value: ended.filter(Boolean).length / Math.max(1, accepted.length),
      unit: 'share',
      target: { atLeast: 1 },
    },
    {
      what: 'runs of the supervisor for each that was accepted',
      value: ran / Math.max(1, accepted.length),
      unit: '',
      target: { atMost: 1 },
    },
  ];
}
