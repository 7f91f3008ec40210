import { add, type Money, money, sum } from '../../../lib/core/money.ts';
import { type RequestCost, type RunCost, runCost } from '../../../lib/core/run-cost.ts';

/** What the agents' runs cost together, a line an operation, and what models were asked beside. */
export function addCosts(costs: readonly RunCost[], cap: Money): RunCost {
  const requests = runCost(addRequests(costs), cap);
  const models = costs.map(({ model }) => model);
  const usd = sum(
    models.map((model) => money(model.usd, 'USD')),
    'USD',
  );
  return {
    ...requests,
    model: {
      inputTokens: models.reduce((total, { inputTokens }) => total + inputTokens, 0),
      outputTokens: models.reduce((total, { outputTokens }) => total + outputTokens, 0),
      usd: usd.amount,
    },
    total: add(requests.total, usd),
  };
}

function addRequests(costs: readonly RunCost[]): RequestCost[] {
  const byOperation = new Map<string, RequestCost>();
  for (const request of costs.flatMap(({ requests }) => requests)) {
    const key = `${request.service}:${request.operation}`;
    const known = byOperation.get(key);
    byOperation.set(key, known === undefined ? request : addRequest(known, request));
  }
  return [...byOperation.values()];
}

function addRequest(left: RequestCost, right: RequestCost): RequestCost {
  const usd = add(money(left.usd, 'USD'), money(right.usd, 'USD')).amount;
  return { ...left, count: left.count + right.count, usd };
}
