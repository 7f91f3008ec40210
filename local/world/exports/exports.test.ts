import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { world } from '../world.ts';
import { chargesOf } from './charge.ts';
import { curLinesOf } from './cur-lines.ts';
import { writeCsv } from './write-csv.ts';
import { writeCur1 } from './write-cur1.ts';
import { writeFocus } from './write-focus.ts';

const small = world(7, { accounts: 6, density: 15 }, '2026-11-20T09:00:00.000Z');
const scope = { firstMonth: '2026-11-01' };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'world-exports-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const billedIn = (charges: Iterable<{ readonly item: { readonly billed: bigint } }>) =>
  [...charges].reduce((sum, { item }) => sum + item.billed, 0n);

test('the last days hour by hour are the same bill as day by day', () => {
  const [days, hours] = [[...chargesOf(small, scope)], [...chargesOf(small, { ...scope, lastDaysHourly: true })]];
  expect(hours.length).toBeGreaterThan(days.length * 5);
  expect(billedIn(hours)).toBe(billedIn(days));
  expect(hours.find(({ item }) => item.hour === 23)).toMatchObject({ end: expect.stringMatching(/T00:00:00Z$/) });
});

test('what a Savings Plan covers and what takes it back add up to nothing, and both styles to the invoice', () => {
  for (const style of ['net-columns', 'discount-lines'] as const) {
    const lines = [...curLinesOf(chargesOf(small, scope), style)];
    const negation = lines.filter(({ type }) => type === 'SavingsPlanCoveredUsage' || type === 'SavingsPlanNegation');
    const sum = (of: typeof lines) =>
      of.reduce((total, { unblended, net }) => total + (style === 'net-columns' ? net : unblended), 0n);
    expect(negation.length).toBeGreaterThan(0);
    expect([sum(negation), sum(lines)]).toEqual([0n, billedIn(chargesOf(small, scope))]);
  }
});

test('what of a reservation was not used stands in its fee, once', () => {
  const unused = [...chargesOf(small, scope)].filter(({ item }) => item.fee === 'unused');
  const fees = [...curLinesOf(chargesOf(small, scope), 'net-columns')];
  const of = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);
  expect(unused.length).toBeGreaterThan(0);
  expect(of(fees.map((line) => line.unused ?? 0n))).toBe(of(unused.map(({ item }) => item.effective)));
});

test('the same world and months are the same bytes', async () => {
  const paths = ['one.csv', 'two.csv'].map((name) => join(folder, name));
  for (const path of paths) await writeFocus(small, path, scope);
  const [one, two] = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
  expect(one).toBe(two);
});

test('a cell that holds quotes, commas or line ends is one cell', async () => {
  const path = join(folder, 'cells.csv.gz');
  await writeCsv(
    path,
    ['a', 'b'],
    [
      ['say "hi", you', 'two\nlines'],
      [null, 'plain'],
    ],
  );
  expect(gunzipSync(await readFile(path)).toString()).toBe('a,b\n"say ""hi"", you","two\nlines"\n,plain\n');
});

test('CUR 1 keeps an old assembly of the last month, and its manifest names the one that holds', async () => {
  await writeCur1(small, join(folder, 'cur1'), scope);
  const month = join(folder, 'cur1', 'monthly-bill', '20261101-20261201');
  const manifest = JSON.parse(await readFile(join(month, 'monthly-bill-Manifest.json'), 'utf8'));
  const folders = (await readdir(month, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  expect(folders).toHaveLength(2);
  expect(manifest.reportKeys).toEqual([
    `monthly-bill/20261101-20261201/${manifest.assemblyId}/monthly-bill-00001.csv.gz`,
  ]);
});
