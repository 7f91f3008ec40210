import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Big from 'big.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeFocus } from '../../local/world/exports/write-focus.ts';
import { world } from '../../local/world/world.ts';
import { runCli } from './processes.ts';
import { readAnalysis, writeRooms } from './vertical.ts';

const shared = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'focus');
const sample = join(shared, 'focus-1.0-sample.csv');
const oneLine = (text: string) => text.replace(/\s+/g, ' ');

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'finops-mesh-bill-cli-'));
  await writeRooms(join(cwd, 'rooms'), ['supervisor', 'billing', 'trusted-advisor']);
  const small = world(5, { accounts: 6, density: 20 }, `${new Date().toISOString().slice(0, 10)}T09:00:00.000Z`);
  await writeFocus(small, join(cwd, 'bill.csv.gz'), { firstMonth: small.calendar.currentMonth });
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const analyze = (...args: string[]) => runCli('analyze', ['--functions', 'rooms', ...args], cwd);

describe('npm run analyze -- --billing', () => {
  test('answers from an export of today with its receipt, and asks nobody else', async () => {
    const { code, stdout, stderr } = await analyze('--billing', 'bill.csv.gz', '--out', 'analysis.json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const headings = [...stdout.matchAll(/^\d\. [A-Z]+(,? [A-Z]+)*/gm)].map(([heading]) => heading);
    expect(headings).toEqual([
      '1. WHAT WAS READ, AND HOW GOOD IT IS',
      '2. WHAT WAS SPENT',
      '3. WHAT MOVED, AND WHY',
      '4. WHAT IS UNUSUAL',
      '5. WHAT IS WASTED',
      '6. WHAT THIS FILE CANNOT SAY',
    ]);
    expect(stdout).not.toContain('as of');
    const analysis = readAnalysis(await readFile(join(cwd, 'analysis.json'), 'utf8'));
    expect(analysis.plan.steps.map(({ agent }) => agent)).toEqual(['billing']);
    expect(analysis.spend?.quality.format).toBe('FOCUS 1.2');
  });

  test('answers the official sample as of its own time, every figure as in its golden file', async (context) => {
    if (!existsSync(sample)) context.skip('the sample of FOCUS is not beside the project (../shared/data/focus)');
    const golden = JSON.parse(await readFile(join(shared, 'focus-1.0-sample.golden.json'), 'utf8'));
    const { code, stdout } = await analyze('--billing', sample, '--out', 'sample.json');
    expect(code).toBe(3);
    const text = oneLine(stdout);
    expect(text).toContain('all is said as of 2024-10-08, and not as of today.');
    expect(text).toContain('EffectiveCost and ContractedCost of AWS cannot be used and are not used');
    expect(text).toContain('Unknown: no kind of waste could be looked for in this file.');
    const { spend } = readAnalysis(await readFile(join(cwd, 'sample.json'), 'utf8'));
    const services = spend?.ledgers[0]?.breakdowns.find(({ dimension }) => dimension === 'service')?.entries ?? [];
    const ofAws = services.filter(({ provider }) => provider === 'AWS');
    const plain = (amount: string) => new Big(amount).toFixed();
    expect(Object.fromEntries(ofAws.map(({ key, costs }) => [key, plain(costs.billed?.amount ?? 'NaN')]))).toEqual(
      Object.fromEntries(
        golden.aws_by_service.map(({ ServiceName, billed }: Record<string, string>) => [
          ServiceName,
          plain(billed ?? ''),
        ]),
      ),
    );
  });

  test('a file that is no bill is told with what is wrong and what to do, without a figure', async () => {
    await writeFile(join(cwd, 'other.csv'), 'name,colour\napple,red\n');
    const { code, stdout } = await analyze('--billing', 'other.csv');
    expect(code).toBe(1);
    expect(oneLine(stdout)).toMatch(/The bill could not be read.*other\.csv.*of no format that is known.*What to do:/);
    expect(stdout).not.toMatch(/\d+\.\d\d/);
  });

  test.each([
    [['--billing', 'nowhere.csv'], /^--billing is "nowhere\.csv": there is no such file or folder$/],
    [['--billing', 'no*.csv'], /^--billing is "no\*\.csv": no file matches this pattern$/],
    [['--billing', 'bill.csv.gz', '--aws'], /'--billing <export>' cannot be used with option '--aws'/],
    [['--billing', 'bill.csv.gz', '--recording', 'x'], /cannot be used with option '--recording <folder>'/],
    [['--billing', 'bill.csv.gz', '--profile', 'x'], /^--profile goes with --aws, or with --billing s3:\/\/\.\.\.$/],
  ])('%s is wrong use: one line, exit code 2', async (args, message) => {
    const { code, stdout, stderr } = await analyze(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd()).toMatch(message);
  });
});
