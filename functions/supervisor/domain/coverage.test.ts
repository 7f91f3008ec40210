import { expect, test } from 'vitest';
import { Coverage } from '../../../lib/core/analysis.ts';
import { makeGap } from '../supervisor.fixtures.ts';
import { coverWithoutSpend } from './coverage.ts';

test('without a source of spend, neither side is known, and no share is stated', () => {
  expect(Coverage.parse(coverWithoutSpend([]))).toEqual({
    spend: { kind: 'unknown', reason: 'no source of spend took part in this analysis' },
    examined: { kind: 'unknown', reason: 'no source of spend took part in this analysis' },
    blind: [],
  });
});

test('each gap is a blind spot with the switch that opens it', () => {
  const gap = makeGap({ effect: 'No budgets are in it.', remedy: 'Allow budgets:ViewBudget.' });
  expect(coverWithoutSpend([gap]).blind).toEqual([
    { reason: 'No budgets are in it.', remedy: 'Allow budgets:ViewBudget.' },
  ]);
});
