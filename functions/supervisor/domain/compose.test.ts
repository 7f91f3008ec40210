import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { AnalysisHeader, Opportunity, ReceiptEntry } from '../../../lib/core/analysis.ts';
import type { Finding } from '../../../lib/core/finding.ts';
import { IndexRow, unpackRow } from '../../../lib/core/index-row.ts';
import { money } from '../../../lib/core/money.ts';
import { runCost } from '../../../lib/core/run-cost.ts';
import { defaultSettings } from '../../../lib/core/settings.ts';
import { asOf, makeFinding, makeGap, makeReport, makeStep, makeTask, saves } from '../supervisor.fixtures.ts';
import { type CollectedReport, composeAnalysis } from './compose.ts';

const plan = { type: 'comprehensive' as const, steps: [makeStep('budget')] };
const circumstances = { startedAt: asOf, completedAt: '2026-11-01T00:01:00.000Z', settings: defaultSettings };
const unknownSaving = { list: { kind: 'unknown', reason: 'not stated' } } as const;

/** What reports come to, held against the schemas that it is stored by. */
function compose(
  reports: readonly CollectedReport[],
  gaps = reports.flatMap(({ header }) => header.gaps),
  task = makeTask(),
) {
  const composed = composeAnalysis(task, plan, { reports, gaps }, circumstances);
  const { header, opportunities, receiptEntries, readModel } = composed;
  const stored = AnalysisHeader.parse({ ...header, contextKey: 'key', parts: [], receiptParts: [] });
  return {
    header: stored,
    opportunities: z.array(Opportunity).parse(opportunities),
    entries: z.array(ReceiptEntry).parse([...receiptEntries]),
    rows: [...readModel.index].map((row) => IndexRow.parse(unpackRow(JSON.stringify(row)))),
  };
}

describe('an analysis', () => {
  test('is one decision a unit and one receipt, from what all agents brought', () => {
    const { header, opportunities, entries } = compose([
      makeReport('budget', [makeFinding('vol-1'), makeFinding('vol-2', { savings: saves('5') })]),
      makeReport('rightsizing', [makeFinding('vol-3', { savings: saves('2.50') })]),
    ]);
    expect(header).toMatchObject({
      id: 'analysis-1',
      type: 'comprehensive',
      status: 'completed',
      headline: 'USD 17.50 a month (at list prices) can be saved.',
      plan,
      opportunityCount: 3,
      unknown: 0,
      receipts: [{ currency: 'USD', naive: money('17.5', 'USD'), net: money('17.5', 'USD'), bound: 'exact' }],
      startedAt: circumstances.startedAt,
      completedAt: circumstances.completedAt,
      asOf,
    });
    expect(header.reports.map(({ agent }) => agent)).toEqual(['budget', 'rightsizing']);
    expect(header.highImpact.map(({ resource }) => resource)).toEqual(['vol-1', 'vol-2', 'vol-3']);
    expect(opportunities.map(({ order }) => order)).toEqual([1, 2, 3]);
    expect(entries.map(({ kind }) => kind)).toEqual(['line', 'line', 'line']);
  });

  test('has a receipt for each of two currencies, whose lines say which is theirs', () => {
    const findings = [makeFinding('vol-1'), makeFinding('vol-2', { savings: saves('5', 'EUR') })];
    const { header, entries } = compose([makeReport('budget', findings)]);
    expect(header.receipts.map(({ currency, net }) => [currency, net])).toEqual([
      ['EUR', money('5', 'EUR')],
      ['USD', money('10', 'USD')],
    ]);
    expect(header.headline).toMatch(/^EUR 5\.00 a month .* and USD 10\.00 a month .* can be saved\.$/);
    expect(entries.map(({ currency }) => currency)).toEqual(['EUR', 'USD']);
  });

  test('counts one of two currencies in which two sources speak of one resource', () => {
    const findings: Finding[] = [
      { ...makeFinding('vol-1'), id: 'in-dollars' },
      {
        ...makeFinding('vol-1', { savings: saves('5', 'EUR'), grade: { value: 'A', why: 'measured' } }),
        id: 'in-euros',
      },
    ];
    const { entries, rows } = compose([makeReport('budget', findings)]);
    expect(entries).toHaveLength(2);
    expect(rows).toMatchObject([{ resource: 'vol-1', counted: money('5', 'EUR') }]);
  });

  test('counts as unknown what nobody knows, and not what would not count anyway', () => {
    const findings: Finding[] = [
      makeFinding('vol-1', { savings: unknownSaving }),
      makeFinding('vol-2', { savings: unknownSaving, excluded: 'excluded by hand' }),
      makeFinding('vol-3'),
      { ...makeFinding('vol-3', { savings: unknownSaving, grade: { value: 'C', why: 'a guess' } }), id: 'guess' },
    ];
    const { header } = compose([makeReport('budget', findings)]);
    expect(header).toMatchObject({ unknown: 1, headline: expect.stringContaining('for 1 opportunity') });
  });

  test('is partial with a gap, and its sum is of what answered', () => {
    const gap = makeGap({ source: 'rightsizing' });
    const { header } = compose([makeReport('budget', [makeFinding('vol-1')])], [gap]);
    expect(header).toMatchObject({
      status: 'partial',
      gaps: [gap],
      receipts: [{ bound: 'open' }],
      headline: 'USD 10.00 a month (at list prices, of what answered) can be saved.',
      coverage: { blind: [{ reason: gap.effect, remedy: gap.remedy }] },
    });
  });

  test('states no exact 0 where nothing counts and somebody did not answer', () => {
    const { header } = compose([makeReport('budget')], [makeGap({ source: 'rightsizing' })]);
    expect(header).toMatchObject({ receipts: [{ bound: 'lower' }], headline: 'What answered states no saving.' });
  });

  test('states an exact 0 where everybody answered that there is nothing', () => {
    const { header } = compose([makeReport('budget')]);
    expect(header).toMatchObject({ receipts: [{ bound: 'exact' }], headline: 'No source states a saving.' });
  });

  test('has no receipt where nothing could be read: there is no 0 to show', () => {
    const failed = makeReport('budget', [], { status: 'failed', gaps: [makeGap()] });
    const { header, entries } = compose([failed]);
    expect(header).toMatchObject({
      status: 'failed',
      receipts: [],
      highImpact: [],
      headline: 'Nothing could be read, so no saving is known.',
      reports: [{ status: 'failed' }],
    });
    expect(entries).toEqual([]);
  });

  test('costs what its own reports cost, and nothing of one that another analysis has asked for', () => {
    const cost = runCost([{ service: 'ce', operation: 'GetCostAndUsage', count: 2, usd: '0.02' }], money('9', 'USD'));
    const reports = [
      makeReport('budget', [], { cost }),
      makeReport('cost-explorer', [], { cost, analysisId: 'earlier' }),
    ];
    expect(compose(reports).header.cost).toMatchObject({
      requests: [{ count: 2 }],
      total: money('0.02', 'USD'),
      cap: money(defaultSettings.costCap, 'USD'),
    });
  });

  test('keeps to the scope of its task, also where a report that was brought speaks of more', () => {
    const scope = { resources: ['vol-2'] as [string] };
    const report = makeReport('budget', [makeFinding('vol-1'), makeFinding('vol-2')]);
    const { opportunities } = compose([report], [], makeTask({ scope }));
    expect(opportunities.map(({ unit }) => unit.resource)).toMatchObject([{ id: 'vol-2' }]);
  });

  test('repeats the question that it answers', () => {
    expect(compose([], [], makeTask({ query: 'What is idle?' })).header.question).toBe('What is idle?');
    expect(compose([]).header).not.toHaveProperty('question');
  });
});
