import { add, type Money, money } from '../../../lib/core/money.ts';
import { type RequestCost, type RunCost, runCost } from '../../../lib/core/run-cost.ts';

/** What the agents' runs cost together, a line an operation. */
export function addCosts(costs: readonly RunCost[], cap: Money): RunCost {
  const byOperation = new Map<string, RequestCost>();
  for (const request of costs.flatMap(({ requests }) => requests)) {
    const key = `${request.service}:${request.operation}`;
    const known = byOperation.get(key);
    byOperation.set(key, known === undefined ? request : addRequests(known, request));
  }
  return runCost([...byOperation.values()], cap);
}

function addRequests(left: RequestCost, right: RequestCost): RequestCost {
  const usd = add(money(left.usd, 'USD'), money(right.usd, 'USD')).amount;
  return { ...left, count: left.count + right.count, usd };
}
