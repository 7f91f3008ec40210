import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { answerOf, csvOf, focusRow, makeFolder, openBill, refusalOf } from './exports.fixtures.ts';

/** What would end a text or a name in SQL and go on with a statement. */
const attacks = [
  `'); DROP TABLE daily_rows; --`,
  `"; ATTACH '/etc/passwd' AS stolen; --`,
  `${'`'}$(id)${'`'} ' " \\ ]`,
];

let folder: string;
beforeEach(async () => {
  folder = await makeFolder();
});

test.each(attacks)('SQL in the names of columns, in tags, in values and in file names is text: %s', async (attack) => {
  const name = `${attack.replaceAll('/', '_')}.csv`;
  const row = focusRow({
    [attack]: attack,
    ServiceName: attack,
    SkuId: attack,
    SubAccountId: attack,
    Tags: JSON.stringify({ [attack]: attack }),
  });
  await mkdir(join(folder, name.slice(0, -4)));
  const path = join(folder, name.slice(0, -4), name);
  await writeFile(path, csvOf([row, focusRow()]));
  const { spend, gaps } = await answerOf(path);
  const [ledger] = spend.ledgers;
  const entries = (dimension: string) =>
    ledger?.breakdowns.find((each) => each.dimension === dimension)?.entries.map(({ key }) => key);
  expect(gaps).toEqual([]);
  expect(spend.quality.files).toEqual([{ name, counted: true }]);
  expect(entries('service')).toContain(attack);
  expect(entries('account')).toContain(attack);
  expect(ledger?.tags.find(({ key }) => key === attack)?.values.map(({ value }) => value)).toEqual([attack, null]);
  expect(ledger?.net.billed?.amount).toBe('0.2');
});

test('SQL in a condition of a question is text', async () => {
  const path = join(folder, 'bill.csv');
  await writeFile(path, csvOf([focusRow()]));
  const { ask } = await openBill(path);
  for (const attack of attacks) {
    const base = { groupBy: ['ServiceName'], sums: ['BilledCost'] } as const;
    expect(await ask({ ...base, where: [{ column: 'ServiceName', in: [attack] }] })).toEqual([]);
    expect(await ask({ ...base, where: [{ tag: 'owner', is: attack }] })).toEqual([]);
    expect(await ask({ groupBy: ['TagValue'], sums: ['BilledCost'], tag: attack })).toEqual([]);
  }
  expect(await ask({ groupBy: [], sums: ['BilledCost'] })).toMatchObject([{ sums: { BilledCost: '0.1' } }]);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)'])('a text that a spreadsheet would compute is a text: %s', async (text) => {
  const path = join(folder, 'bill.csv');
  await writeFile(path, csvOf([focusRow({ ServiceName: text, Tags: JSON.stringify({ owner: text }) })]));
  const { spend } = await answerOf(path);
  const [ledger] = spend.ledgers;
  expect(ledger?.breakdowns.find(({ dimension }) => dimension === 'service')?.entries[0]?.key).toBe(text);
  expect(ledger?.breakdowns.find(({ dimension }) => dimension === 'owner')?.entries[0]?.key).toBe(text);
});

test('a message about a hostile cell is one short line', async () => {
  const path = join(folder, 'bill.csv');
  await writeFile(path, csvOf([focusRow({ BilledCost: `\u001b[31m12\n${'x'.repeat(10_000)}` })]));
  const message = await refusalOf(path);
  expect(message).toMatch(/^bill\.csv, row 1, column BilledCost: " ?\[31m12 x+…" is not a number such as 12\.50$/);
  expect(message.length).toBeLessThan(200);
});
