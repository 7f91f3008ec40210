import { describe, expect, test } from 'vitest';
import { DataQuality } from '../../../lib/core/data-quality.ts';
import { columnsWith, factsOf } from './bill.fixtures.ts';
import type { BillFacts, ProviderFact } from './bill.ts';
import { gapsOf, noExportGap, refusalGap } from './gaps.ts';
import { qualityOf } from './quality.ts';
import { timelineOf } from './timeline.ts';
import { unusableCosts } from './usable-costs.ts';

const asOf = '2026-10-10T00:00:00Z';
const aws: ProviderFact = {
  provider: 'AWS',
  rows: 318,
  fractionalBilled: 300,
  fractional: { EffectiveCost: 300, ContractedCost: 300, ListCost: 300 },
  without: { EffectiveCost: 0, ContractedCost: 0, ListCost: 0 },
};
const rounded: ProviderFact = { ...aws, fractional: { ...aws.fractional, EffectiveCost: 0 } };

function read(overrides: Partial<BillFacts> = {}, moment = asOf): DataQuality {
  const facts = factsOf(overrides);
  return DataQuality.parse(qualityOf(facts, timelineOf(facts, moment), unusableCosts(facts)));
}
const codesOf = (overrides: Partial<BillFacts>, moment = asOf) => read(overrides, moment).notes.map(({ code }) => code);

describe('how good a bill is', () => {
  test('a bill with nothing wrong has no notes', () => {
    expect(read()).toMatchObject({
      format: 'FOCUS 1.2',
      rows: 100,
      period: { start: '2026-08-01', end: '2026-10-01' },
      completeUntil: '2026-10-01',
      currencies: ['USD'],
      notes: [],
    });
  });

  test('a rounded cost is unusable, and the note names it and what is told in its place', () => {
    const { notes, columns } = read({ providers: [rounded] });
    expect(columns.find(({ column }) => column === 'EffectiveCost')?.state).toBe('unusable');
    expect(notes).toEqual([
      {
        code: 'effective-cost-unusable',
        text: 'Effective cost of AWS: EffectiveCost holds whole units of currency only, also in the 300 rows whose BilledCost has fractions: it was rounded before it was exported.',
        effect: 'Effective cost is not told; headlines are billed cost.',
        column: 'EffectiveCost',
      },
    ]);
  });

  test('a cost that the export does not have is missing and not wrong', () => {
    const { notes, columns } = read({ providers: [aws], columns: columnsWith('ContractedCost', 'missing') });
    expect(columns.find(({ column }) => column === 'ContractedCost')?.state).toBe('missing');
    expect(notes).toMatchObject([{ code: 'column-missing', column: 'ContractedCost' }]);
  });

  test('a column that is missing is told with what cannot be said without it', () => {
    expect(read({ columns: columnsWith('CommitmentEnd', 'missing', []) }).notes).toEqual([
      {
        code: 'column-missing',
        text: 'FOCUS 1.2 has no column for CommitmentEnd.',
        effect: 'When commitments end cannot be said.',
        column: 'CommitmentEnd',
      },
    ]);
    expect(read({ columns: columnsWith('Tags', 'empty') }).notes).toMatchObject([
      { code: 'column-empty', text: 'The column x_Tags is empty.' },
    ]);
  });

  test('a column that nothing depends on is not missed', () => {
    expect(codesOf({ columns: columnsWith('PricingUnit', 'missing') })).toEqual([]);
  });

  test('an open month is told with the days that make neither trend nor alarm', () => {
    const months = [
      { month: '2026-08-01', rows: 50, firstDay: '2026-08-01', lastDay: '2026-08-31', invoiced: true },
      { month: '2026-09-01', rows: 30, firstDay: '2026-09-01', lastDay: '2026-09-19', invoiced: false },
    ];
    expect(read({ months }, '2026-09-20T00:00:00Z').notes).toMatchObject([
      {
        code: 'month-open',
        text: 'The month 2026-09 is not final: its last charges are of 2026-09-19.',
        effect: expect.stringContaining('The days from 2026-09-17 to 2026-09-19 may not be whole yet'),
      },
    ]);
  });

  test('words for nothing are told as read', () => {
    const nullWords = [
      { column: 'ResourceId', word: 'NULL', cells: 3 },
      { column: 'RegionId', word: 'NULL', cells: 2 },
    ];
    expect(read({ nullWords }).notes).toMatchObject([
      {
        text: 'The word "NULL" stands for an empty cell in 2 columns (ResourceId, RegionId).',
        effect: 'These cells are read as empty.',
      },
    ]);
    const others = ['a', 'b', 'c', 'd', 'e', 'f'].map((column) => ({ column, word: 'null', cells: 1 }));
    expect(read({ nullWords: [...nullWords, ...others] }).notes[0]?.text).toBe(
      'The words "NULL" and "null" stand for an empty cell in 8 columns (ResourceId, RegionId, a, b, c, …).',
    );
  });

  test('rows that cannot be are counted all the same, and told', () => {
    const notes = read({ outsidePeriod: 1, endsBeforeStart: 2, impossibleHours: 3 }).notes;
    expect(notes.map(({ code, rows }) => [code, rows])).toEqual([
      ['outside-period', 1],
      ['ends-before-start', 2],
      ['impossible-hours', 3],
    ]);
    for (const { effect } of notes) expect(effect).toContain('They count in');
  });

  test('digits beyond the scale, several currencies and an open negation are told', () => {
    expect(codesOf({ beyondScale: [{ column: 'ListCost', cells: 4, decimals: 12 }] })).toEqual(['digits-beyond-scale']);
    expect(codesOf({ currencies: ['USD', 'EUR'] })).toEqual(['several-currencies']);
    expect(codesOf({ negation: { covered: '100.00', negated: '-99.99' } })).toEqual(['negation-open']);
    expect(codesOf({ negation: { covered: '100.004', negated: '-100' } })).toEqual([]);
  });
});

describe('what is a gap', () => {
  test('a cost that is wrong, and not one that is missing', () => {
    const facts = factsOf({ providers: [rounded], columns: columnsWith('ContractedCost', 'missing') });
    expect(gapsOf(facts, unusableCosts(facts), asOf)).toMatchObject([
      {
        source: 'billing:export',
        code: 'unusable-data',
        effect: expect.stringContaining('Of AWS, EffectiveCost holds'),
      },
    ]);
  });

  test('a file that is missing, too many, twice, outside or undecided', () => {
    const problems = (['missing', 'surplus', 'second-copy', 'outside', 'undecided'] as const).map((kind) => ({
      kind,
      text: `part-2.csv.gz is ${kind}`,
    }));
    expect(gapsOf(factsOf({ problems }), [], asOf).map(({ code, effect }) => [code, effect])).toEqual([
      ['no-data', 'part-2.csv.gz is missing.'],
      ['no-data', 'part-2.csv.gz is surplus.'],
      ['unusable-data', 'part-2.csv.gz is second-copy.'],
      ['access-denied', 'part-2.csv.gz is outside.'],
      ['unusable-data', 'part-2.csv.gz is undecided.'],
    ]);
  });

  test('no answer at all, unless it is a defect of ours', () => {
    expect(refusalGap('bad-input', 'bill.csv is empty', asOf)).toMatchObject({
      code: 'unusable-data',
      effect: 'bill.csv is empty.',
    });
    expect(refusalGap('timeout', 'the time is up', asOf)?.code).toBe('timeout');
    expect(refusalGap(undefined, 'undefined is not a function', asOf)).toBeUndefined();
    expect(noExportGap(asOf)).toMatchObject({
      code: 'not-enabled',
      remedy: expect.stringContaining('BILLING_EXPORT_URI'),
    });
  });
});
