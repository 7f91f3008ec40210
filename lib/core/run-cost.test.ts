import { describe, expect, test } from 'vitest';
import { money } from './money.ts';
import { runCost } from './run-cost.ts';

const request = (usd: string) => ({ service: 'ce', operation: 'GetCostAndUsage', count: 1, usd });

describe('what a run cost', () => {
  test('is what its requests cost together, and no model', () => {
    const requests = [request('0.01'), request('0.02')];
    expect(runCost(requests, money('5', 'USD'))).toEqual({
      requests,
      model: { inputTokens: 0, outputTokens: 0, usd: '0' },
      total: money('0.03', 'USD'),
      cap: money('5', 'USD'),
    });
  });

  test('is nothing where nothing was asked', () => {
    expect(runCost([], money('5', 'USD')).total).toEqual(money('0', 'USD'));
  });
});
