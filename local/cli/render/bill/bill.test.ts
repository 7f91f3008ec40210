import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { shiftDays } from '../../../../lib/core/period.ts';
import type { Comparison, Mover } from '../../../../lib/core/spend.ts';
import { makeAnalysis, makeFinding } from '../analysis.fixtures.ts';
import { columnsOf, width } from '../layout.ts';
import { makeBill, makeLedger, makeRule, usd } from './bill.fixtures.ts';
import { renderBill } from './bill.ts';
import type { BillFacts } from './read-facts.ts';

const asOf = '2026-10-08T00:00:00.000Z';
const now = new Date(asOf);
const render = (facts: BillFacts, findings: readonly ReturnType<typeof makeFinding>[] = []) =>
  stripVTControlCharacters(renderBill(makeAnalysis(findings, { asOf }), facts, 'a bill', now));
/** As one line, since sentences wrap. */
const flat = (facts: BillFacts, findings: readonly ReturnType<typeof makeFinding>[] = []) =>
  render(facts, findings).replace(/\s+/g, ' ');

const wholeDollars =
  'holds whole units of currency only, also in the 9 rows whose BilledCost has fractions: it was rounded before it was exported';

describe('what is printed of a bill', () => {
  test('says how good it is before the first figure of spend', () => {
    const text = render(makeBill());
    expect(text.indexOf('HOW GOOD IT IS')).toBeLessThan(text.indexOf('WHAT WAS SPENT'));
    expect(flat(makeBill())).toContain(
      '1 file in the format FOCUS 1.2, 12 rows: charges of AWS from 2026-09-01 to 2026-09-30, in USD.',
    );
    expect(text).toContain('Nothing is wrong with it.');
  });

  test('names columns that were spoilt in the same way once, and what the figures are instead', () => {
    const note = (column: string) => ({
      code: `${column}-cost-unusable`.toLowerCase(),
      text: `Some cost of AWS: ${column} ${wholeDollars}.`,
      effect: 'It is not told.',
      column,
    });
    const text = flat(makeBill({ quality: { notes: [note('EffectiveCost'), note('ContractedCost')] } }));
    expect(text).toContain(
      'EffectiveCost and ContractedCost of AWS cannot be used and are not used: each holds whole units',
    );
    expect(text).toContain('Figures below are what was billed (BilledCost).');
  });

  test('an old export is read as of then, and the reader is told', () => {
    const text = stripVTControlCharacters(
      renderBill(makeAnalysis([], { asOf }), makeBill(), 'a bill', new Date('2026-11-20')),
    );
    expect(text.replace(/\s+/g, ' ')).toContain(
      'The last charge is of 2026-09-30: all is said as of 2026-10-08, and not as of today.',
    );
  });

  test('waste that nobody could look for is unknown, and no receipt of 0.00', () => {
    const text = flat(
      makeBill({ rules: [makeRule({ state: 'cannot-say', reason: 'cannot say: column x_UsageType is missing' })] }),
    );
    expect(text).toContain('Unknown: no kind of waste could be looked for in this file.');
    expect(text).not.toContain('SAVINGS RECEIPT');
  });

  test('waste that was looked for and not found is told as that', () => {
    expect(flat(makeBill())).toContain('1 of 1 kinds of waste were looked for. None was found.');
  });

  test('what is wasted has its receipt', () => {
    expect(render(makeBill(), [makeFinding('vol-1')])).toMatch(/5\. WHAT IS WASTED[\s\S]*SAVINGS RECEIPT[\s\S]*vol-1/);
  });

  test('all that is unknown for one cause is told together', () => {
    const rules = ['one', 'two', 'three', 'four'].map((title) =>
      makeRule({ title, state: 'cannot-say', reason: 'cannot say: column x_UsageType is missing' }),
    );
    const text = flat(makeBill({ rules: [...rules, makeRule()] }));
    const causes = text.match(/The column x_UsageType is missing/g);
    expect(causes).toHaveLength(1);
    expect(text).toContain('effective savings rate); 4 of 5 kinds of waste.');
  });

  test('an amount that two decimals cannot show is not shown as nothing', () => {
    const tiny = { billed: usd('0.0004'), list: usd('0') };
    const usage = {
      provider: null,
      key: 'usage',
      rows: 1,
      costs: tiny,
      shareOfCharges: { kind: 'known', value: '1' },
    } as const;
    const breakdowns = [{ dimension: 'part' as const, entries: [usage] }];
    const text = render(makeBill({ ledgers: [makeLedger({ net: tiny, gross: tiny, breakdowns })] }));
    expect(text).toMatch(/Billed .* <0\.01/);
    expect(text).toMatch(/public list prices .* 0\.00/);
  });

  test('what was looked for and not found is good news, and told apart from what was found', () => {
    const found = makeRule({ rule: 'gp2-to-gp3', title: 'gp2 volumes', state: 'judged', findings: 1 });
    const clear = makeRule({ rule: 'snapshots', title: 'Snapshots that only grow', state: 'judged', findings: 0 });
    const finding = makeFinding('vol-1');
    const findings = [{ ...finding, source: { ...finding.source, check: 'gp2-to-gp3' } }];
    const text = flat(makeBill({ rules: [found, clear] }), findings);
    expect(text).toContain('Looked for and not found: Snapshots that only grow.');
    expect(text).toMatch(/By kind, how many USD a month gp2 volumes: 1 10\.00/);
  });

  test('a kind of which all is struck is not told as of unknown amount', () => {
    const finding = makeFinding('vol-1', { excluded: 'protected by hand' });
    const findings = [{ ...finding, source: { ...finding.source, check: 'gp2-to-gp3' } }];
    const text = flat(makeBill({ rules: [makeRule({ findings: 1 })] }), findings);
    expect(text).not.toContain('amount unknown');
    expect(text).not.toContain('By kind');
  });

  test('a kind without any amount is told as that', () => {
    const savings = { list: { kind: 'unknown', reason: 'no price' } } as const;
    const finding = makeFinding('vol-1', { savings });
    const findings = [{ ...finding, source: { ...finding.source, check: 'gp2-to-gp3' } }];
    expect(flat(makeBill({ rules: [makeRule({ findings: 1 })] }), findings)).toMatch(/gp2 volumes: 1 amount unknown/);
  });

  test('several currencies have a section each, and no sum', () => {
    const euros = { billed: { amount: '50', currency: 'EUR' } };
    const text = render(
      makeBill({ ledgers: [makeLedger(), makeLedger({ currency: 'EUR', net: euros, gross: euros })] }),
    );
    expect(text.match(/WHAT WAS SPENT/g)).toHaveLength(2);
    expect(text).toContain('USD 100.00 and EUR 50.00 was billed');
    expect(text).not.toContain('150.00');
  });

  test('a mover says what drives it, in words', () => {
    const mover: Mover = {
      provider: 'AWS',
      service: 'Amazon S3',
      accountId: '111122223333',
      baseline: usd('10'),
      current: usd('25'),
      change: usd('15'),
      drivers: [{ kind: 'quantity', item: 'TimedStorage-ByteHrs', region: 'us-east-1', amount: usd('15') }],
    };
    const comparison: Comparison = {
      kind: 'full-month',
      costKind: 'billed',
      baselinePeriod: { start: '2026-08-01', end: '2026-09-01' },
      currentPeriod: { start: '2026-09-01', end: '2026-10-01' },
      baseline: usd('10'),
      current: usd('25'),
      change: usd('15'),
      movers: [mover],
      others: usd('0'),
    };
    const text = flat(makeBill({ ledgers: [makeLedger({ comparisons: [comparison] })] }));
    expect(text).toContain(
      'September 2026 against August 2026: 10.00 became 25.00 (+15.00, 150.0 %), in usage and purchases, as billed.',
    );
    expect(text).toContain('Amazon S3 in 111122223333: more of TimedStorage-ByteHrs in us-east-1 (+15.00)');
  });

  test.each([
    ['2026-09-29', '1', /Nothing from 2026-09-29 on; a day is judged by the four weeks before it/],
    ['2026-09-29', '0.99', /Cannot be said: .* on no day from 2026-09-29 on did anything cost USD 1\./],
    ['2026-09-28', '1', /Cannot be said: .* and the file has no later complete day/],
  ])('no unusual day is told as that only where one was judged: last %s, for USD %s', (last, cost, words) => {
    const completeUntil = shiftDays(last, 1);
    const day = { provider: null, day: '2026-09-29', rows: 1, costs: { billed: usd(cost) }, complete: true };
    const facts = makeBill({ quality: { completeUntil }, ledgers: [makeLedger({ days: [day] })] });
    expect(flat(facts)).toMatch(words);
  });

  test('keeps to 100 columns, also where names are long or hold control characters', () => {
    const entry = {
      provider: 'AWS',
      key: `${'long '.repeat(30)}\u0007`,
      rows: 1,
      costs: { billed: usd('1') },
      shareOfCharges: { kind: 'known', value: '1' },
    } as const;
    const text = render(
      makeBill({ ledgers: [makeLedger({ breakdowns: [{ dimension: 'service', entries: [entry] }] })] }),
    );
    expect(Math.max(...text.split('\n').map(columnsOf))).toBe(width);
    expect(text).not.toContain('\u0007');
  });
});
