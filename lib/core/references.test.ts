import { describe, expect, test } from 'vitest';
import { type AnalysisHeader, AnalysisRef } from './analysis.ts';
import { analysisRefOf } from './analysis-ref.ts';
import { GroupLine } from './flip.ts';
import { money } from './money.ts';
import type { ReportHeader } from './report.ts';
import { ReportRef, refOf } from './report-ref.ts';
import { runCost } from './run-cost.ts';

const at = '2026-11-20T09:00:00.000Z';
const usd = (amount: string) => money(amount, 'USD');

const report: ReportHeader = {
  version: 1,
  agent: 'budget',
  kind: 'analyse',
  taskId: 'a-1.budget',
  analysisId: 'a-1',
  asOf: at,
  status: 'complete',
  summary: { findings: 0, net: usd('0'), basis: 'list', unknown: 0, gaps: 0 },
  highImpact: [],
  announcements: [],
  facts: { seed: 1 },
  gaps: [],
  cost: runCost([], usd('1')),
  startedAt: at,
  completedAt: at,
  contextKey: 'agent-context/budget/a-1.budget/report.json',
  parts: [],
};
const analysis: AnalysisHeader = {
  version: 1,
  id: 'a-1',
  type: 'comprehensive',
  status: 'completed',
  headline: 'Nothing to save was found.',
  plan: { type: 'comprehensive', steps: [] },
  reports: [],
  receipts: [],
  coverage: { spend: { kind: 'known', value: usd('5') }, examined: { kind: 'known', value: usd('5') }, blind: [] },
  gaps: [],
  cost: runCost([], usd('1')),
  asOf: at,
  startedAt: at,
  completedAt: at,
  contextKey: 'analyses/a-1/analysis.json',
  opportunityCount: 0,
  unknown: 0,
  highImpact: [],
  warnings: [],
  parts: [],
  receiptParts: [],
};

describe('what crosses a channel in place of a whole', () => {
  test('of a report is its summary and where it lies', () => {
    const { agent, taskId, status, contextKey, summary } = report;
    expect(refOf(report)).toStrictEqual({ agent, taskId, status, contextKey, summary });
    expect(ReportRef.parse(refOf(report))).toEqual(refOf(report));
  });

  test('of an analysis is its sums and where it lies', () => {
    const { id, type, status, contextKey, receipts, opportunityCount, unknown, gaps } = analysis;
    const expected = { id, type, status, contextKey, receipts, opportunityCount, unknown, gaps };
    expect(analysisRefOf(analysis)).toStrictEqual(expected);
    expect(AnalysisRef.parse(analysisRefOf(analysis))).toEqual(expected);
  });

  test('of an account group are lines of two kinds, and no other', () => {
    expect(GroupLine.safeParse({ kind: 'sums', sums: {} }).success).toBe(false);
    expect(GroupLine.safeParse({ kind: 'state' }).success).toBe(false);
  });
});
