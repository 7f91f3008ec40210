import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  answerOf,
  csvOf,
  focusRow,
  makeFolder,
  oldCurRow,
  openBill,
  type Row,
  refusalOf,
  writeParquet,
} from './exports.fixtures.ts';

let folder: string;
beforeEach(async () => {
  folder = await makeFolder();
});

const write = async (name: string, content: readonly Row[] | object) => {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), Array.isArray(content) ? csvOf(content) : JSON.stringify(content));
};

const billed = async () => {
  const { ask, facts } = await openBill(folder);
  const [group] = await ask({ groupBy: [], sums: ['BilledCost'] });
  const counted = facts.files.filter((file) => file.counted).map(({ name }) => name);
  return { billed: group?.sums.BilledCost, counted, facts };
};

/** A delivery of CUR 1 as AWS lays it out. */
const period = 'daily/20260901-20261001';
const manifestOf = (assemblyId: string, files: readonly string[]) => ({
  assemblyId,
  reportName: 'daily',
  billingPeriod: { start: '20260901T000000.000Z', end: '20261001T000000.000Z' },
  bucket: 'exports',
  reportKeys: files.map((file) => `cur/${period}/${assemblyId}/${file}`),
});

describe('CUR 1 with its manifests', () => {
  test('an older assembly is never added', async () => {
    await write(`${period}/old/daily-1.csv`, [oldCurRow({ 'lineItem/UnblendedCost': '7' })]);
    await write(`${period}/old/daily-Manifest.json`, manifestOf('old', ['daily-1.csv']));
    await write(`${period}/new/daily-1.csv`, [oldCurRow({ 'lineItem/UnblendedCost': '5' })]);
    await write(`${period}/new/daily-2.csv`, [oldCurRow({ 'lineItem/UnblendedCost': '3' })]);
    await write(`${period}/new/daily-Manifest.json`, manifestOf('new', ['daily-1.csv', 'daily-2.csv']));
    await write(`${period}/daily-Manifest.json`, manifestOf('new', ['daily-1.csv', 'daily-2.csv']));
    const told = await billed();
    expect(told.billed).toBe('8');
    expect(told.facts.files).toEqual([
      { name: `${period}/new/daily-1.csv`, counted: true },
      { name: `${period}/new/daily-2.csv`, counted: true },
      { name: `${period}/old/daily-1.csv`, counted: false, why: 'an older delivery of the month' },
    ]);
    expect(told.facts.problems).toEqual([]);
  });

  test('a file that is listed and not here is a gap that names it', async () => {
    await write(`${period}/new/daily-1.csv`, [oldCurRow()]);
    await write(`${period}/daily-Manifest.json`, manifestOf('new', ['daily-1.csv', 'daily-2.csv']));
    const { gaps, status } = await answerOf(folder);
    expect(status).toBe('partial');
    expect(gaps).toMatchObject([
      {
        code: 'no-data',
        effect: `${period}/daily-Manifest.json lists daily-2.csv, which is not here: its rows are missing in every figure.`,
        remedy: 'Copy the missing file beside the others, or export the month again.',
      },
    ]);
  });

  test('a file that is here and not listed is a gap that names it', async () => {
    await write(`${period}/new/daily-1.csv`, [oldCurRow({ 'lineItem/UnblendedCost': '5' })]);
    await write(`${period}/new/copy.csv`, [oldCurRow({ 'lineItem/UnblendedCost': '5' })]);
    await write(`${period}/daily-Manifest.json`, manifestOf('new', ['daily-1.csv']));
    const { billed: sum, facts } = await billed();
    expect(sum).toBe('5');
    expect(facts.problems).toEqual([
      {
        kind: 'surplus',
        text: `${period}/new/copy.csv is not listed in ${period}/daily-Manifest.json: its rows are in no figure`,
      },
    ]);
  });

  test('a manifest of which nothing is here is told, and nothing is read', async () => {
    await write(`${period}/daily-Manifest.json`, manifestOf('new', ['daily-1.csv']));
    expect(await refusalOf(folder)).toMatch(/lists daily-1\.csv, which is not here/);
  });

  test('a manifest that is no JSON is refused by its name', async () => {
    await write(`${period}/new/daily-1.csv`, [oldCurRow()]);
    await writeFile(join(folder, period, 'daily-Manifest.json'), '{"reportKeys": [');
    expect(await refusalOf(folder)).toMatch(/^daily\/20260901-20261001\/daily-Manifest\.json: .*not JSON/);
  });
});

describe('Data Exports with their manifests', () => {
  const data = 'data/BILLING_PERIOD=2026-09';
  const metadata = 'metadata/BILLING_PERIOD=2026-09';
  const manifest = (files: readonly string[]) => ({
    executionId: 'e',
    dataFiles: files.map((file) => `s3://exports/focus/${data}/${file}`),
  });

  test('what is left of an earlier delivery in the same folder is not added', async () => {
    await write(`${data}/focus-00001.csv`, [focusRow({ BilledCost: '5' })]);
    await write(`${data}/focus-00002.csv`, [focusRow({ BilledCost: '9' })]);
    await write(`${metadata}/focus-Manifest.json`, manifest(['focus-00001.csv']));
    const { billed: sum, facts } = await billed();
    expect(sum).toBe('5');
    expect(facts.problems.map(({ kind }) => kind)).toEqual(['surplus']);
  });

  test('months beside it that have no manifest count as they lie', async () => {
    await write(`${data}/focus-00001.csv`, [focusRow({ BilledCost: '5' })]);
    await write(`${metadata}/focus-Manifest.json`, manifest(['focus-00001.csv']));
    await write('data/BILLING_PERIOD=2026-08/focus-00001.csv', [
      focusRow({
        BilledCost: '3',
        BillingPeriodStart: '2026-08-01T00:00:00Z',
        BillingPeriodEnd: '2026-09-01T00:00:00Z',
        ChargePeriodStart: '2026-08-10T00:00:00Z',
        ChargePeriodEnd: '2026-08-10T01:00:00Z',
      }),
    ]);
    const { billed: sum, facts } = await billed();
    expect([sum, facts.problems]).toEqual(['8', []]);
  });

  test('of deliveries that keep one another, the latest counts', async () => {
    const at = (time: string) => `data/BILLING_PERIOD=2026-09/${time}-e`;
    for (const [time, cost] of [
      ['2026-10-01T04:00:00.000Z', '5'],
      ['2026-10-02T04:00:00.000Z', '6'],
    ] as const) {
      await write(`${at(time)}/focus-00001.csv`, [focusRow({ BilledCost: cost })]);
      await write(`metadata/BILLING_PERIOD=2026-09/${time}-e/focus-Manifest.json`, {
        dataFiles: [`s3://exports/focus/${at(time)}/focus-00001.csv`],
      });
    }
    const { billed: sum, facts } = await billed();
    expect([sum, facts.problems]).toEqual(['6', []]);
  });
});

describe('files without a manifest', () => {
  const hours = (count: number, cost = '1') =>
    Array.from({ length: count }, (_, index) =>
      focusRow({
        BilledCost: cost,
        ResourceId: `i-${index}`,
        ChargePeriodStart: `2026-09-${String(1 + (index % 28)).padStart(2, '0')}T08:00:00Z`,
      }),
    );

  test('parts of one delivery are added', async () => {
    await write('focus-00001.csv', hours(20));
    await write('focus-00002.csv', hours(20, '2'));
    expect((await billed()).billed).toBe('60');
  });

  test('a second copy of a month is not added, and is a gap', async () => {
    await write('september.csv', hours(20));
    await write('september (1).csv', hours(20));
    const { billed: sum, counted, facts } = await billed();
    expect(sum).toBe('20');
    expect(counted).toHaveLength(1);
    expect(facts.problems).toMatchObject([
      { kind: 'second-copy', text: expect.stringMatching(/ repeats .* and was not added$/) },
    ]);
  });

  test('an earlier copy of a month that has grown since is not added', async () => {
    await write('a.csv', hours(15));
    await write('b.csv', hours(28));
    const { billed: sum, counted } = await billed();
    expect([sum, counted]).toEqual(['28', ['b.csv']]);
  });

  test('copies that lie in folders are found too', async () => {
    await write('one/export-1.csv', hours(20));
    await write('two/export-1.csv', hours(20));
    expect((await billed()).billed).toBe('20');
  });

  test('two files that share some of their rows both count, and a gap says so', async () => {
    await write('a.csv', hours(20));
    await write('b.csv', [...hours(5), ...hours(20, '2')]);
    const { billed: sum, facts } = await billed();
    expect(sum).toBe('65');
    expect(facts.problems).toMatchObject([{ kind: 'undecided' }]);
  });

  test('two accounts of the same hours are no copies', async () => {
    await write('a.csv', hours(20));
    await write(
      'b.csv',
      hours(20).map((row) => ({ ...row, SubAccountId: '777788889999' })),
    );
    const { billed: sum, facts } = await billed();
    expect([sum, facts.problems]).toEqual(['40', []]);
  });

  test('copies of Parquet are found too', async () => {
    await writeParquet(join(folder, 'a.parquet'), focusRow(), { ResourceId: "'i-' || i" }, 20);
    await writeParquet(join(folder, 'b.parquet'), focusRow(), { ResourceId: "'i-' || (19 - i)" }, 20);
    const { billed: sum, facts } = await billed();
    expect([sum, facts.problems.map(({ kind }) => kind)]).toEqual(['2', ['second-copy']]);
  });
});
