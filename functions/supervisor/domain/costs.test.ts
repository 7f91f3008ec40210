import { expect, test } from 'vitest';
import { money } from '../../../lib/core/money.ts';
import { type RunCost, runCost } from '../../../lib/core/run-cost.ts';
import { addCosts } from './costs.ts';

const cap = money('2', 'USD');
const request = (operation: string, count: number, usd: string) => ({ service: 'ce', operation, count, usd });

test('the same operation of several agents is one line, and the total is exact', () => {
  const costs = [
    runCost([request('GetCostAndUsage', 3, '0.03'), request('GetAnomalies', 1, '0.01')], money('1', 'USD')),
    runCost([request('GetCostAndUsage', 7, '0.07')], money('1', 'USD')),
  ];
  expect(addCosts(costs, cap)).toEqual({
    requests: [request('GetCostAndUsage', 10, '0.1'), request('GetAnomalies', 1, '0.01')],
    model: { inputTokens: 0, outputTokens: 0, usd: '0' },
    total: money('0.11', 'USD'),
    cap,
  });
});

test('one operation name of two services stays two lines', () => {
  const costs = [
    runCost(
      [request('ListRecommendations', 1, '0'), { ...request('ListRecommendations', 2, '0'), service: 'hub' }],
      cap,
    ),
  ];
  expect(addCosts(costs, cap).requests).toHaveLength(2);
});

test('what models cost is in the total', () => {
  const asked = (usd: string): RunCost => {
    const requests = runCost([request('GetCostAndUsage', 1, '0.01')], cap);
    return { ...requests, model: { inputTokens: 100, outputTokens: 20, usd } };
  };
  expect(addCosts([asked('0.002'), asked('0.003')], cap)).toMatchObject({
    model: { inputTokens: 200, outputTokens: 40, usd: '0.005' },
    total: money('0.025', 'USD'),
  });
});

test('an analysis without any report costs nothing', () => {
  expect(addCosts([], cap)).toMatchObject({ requests: [], total: money('0', 'USD'), cap });
});
