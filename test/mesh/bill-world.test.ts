import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCur1 } from '../../local/world/exports/write-cur1.ts';
import { writeCur2 } from '../../local/world/exports/write-cur2.ts';
import { writeFocus } from '../../local/world/exports/write-focus.ts';
import { world } from '../../local/world/world.ts';
import { type BillAnswer, factsIn, readExport, totalsIn, truthOf } from './bill-world.fixtures.ts';

const asOf = '2026-11-20T09:00:00.000Z';
const scope = { firstMonth: '2026-09-01' };
/** Of sums of doubles; shares are told with six decimals. */
const near = 0.01;
const small = world(3, { accounts: 6, density: 40 }, asOf);

let folder: string;
const answers: Record<string, BillAnswer> = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'finops-mesh-bill-'));
  await writeFocus(small, join(folder, 'focus.csv'), scope);
  await writeCur2(small, join(folder, 'cur2'), scope);
  await writeCur1(small, join(folder, 'cur1'), scope);
  for (const name of ['focus.csv', 'cur2', 'cur1']) answers[name] = await readExport(join(folder, name), asOf);
}, 240_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const answerOf = (name: string): BillAnswer => {
  const answer = answers[name];
  if (answer === undefined) throw new Error(`${name} was not read`);
  return answer;
};

describe('the bill of the world, read by the billing room', () => {
  test.each(['focus.csv', 'cur1'])('%s, in text, has every total by service, account and day exactly', (name) => {
    const texts = (sums: ReadonlyMap<string, { toFixed(): string }>) =>
      Object.fromEntries([...sums].map(([key, sum]) => [key, sum.toFixed()]).toSorted());
    expect(texts(totalsIn(answerOf(name)))).toEqual(texts(truthOf(small, scope)));
  });

  test('cur2, in doubles, has every total by service, account and day within a cent', () => {
    const truth = truthOf(small, scope);
    const totals = totalsIn(answerOf('cur2'));
    expect([...totals.keys()].toSorted()).toEqual([...truth.keys()].toSorted());
    const wrong = [...truth].filter(
      ([key, sum]) =>
        !(
          sum
            .minus(totals.get(key) ?? 0)
            .abs()
            .toNumber() <= near
        ),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test('cur2 and focus.csv say the same of all that both have columns for', () => {
    expect(differences('focus.csv', 'cur2', [unusedByMonth])).toEqual([]);
  });

  test('cur1 says the same, but for what it has discounts in lines of their own for', () => {
    expect(differences('focus.csv', 'cur1', [unusedByMonth, discountLines])).toEqual([]);
  });

  test('an old assembly is told and not counted', () => {
    const left = answerOf('cur1').spend.quality.files.filter(({ counted }) => !counted);
    expect(left.map(({ why }) => why)).toEqual(['an older delivery of the month']);
  });
});

/**
 * CUR states what of a reservation was not used with the fee of its month, FOCUS day by day: effective cost is the same
 * by month, and another by day and in parts of a month.
 */
const unusedByMonth = /^\/days\/[^/]+\/costs\/effective\/|^\/comparisons\/same-days\//;
/** Lines of discounts have no quantity, so price cannot be told from quantity. */
const discountLines = /\/drivers?\//;

/** Facts that are in one answer only, or differ by more than a cent. */
function differences(one: string, other: string, except: readonly RegExp[]): string[] {
  const [left, right] = [factsIn(answerOf(one)), factsIn(answerOf(other))];
  const paths = [...new Set([...left.keys(), ...right.keys()])].filter(
    (path) => !except.some((each) => each.test(path)),
  );
  return paths.flatMap((path) => {
    const [first, second] = [left.get(path), right.get(path)];
    const isSame =
      typeof first === 'number' && typeof second === 'number' ? Math.abs(first - second) <= near : first === second;
    return isSame ? [] : [`${path}: ${first} and ${second}`];
  });
}
