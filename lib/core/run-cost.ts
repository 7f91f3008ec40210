import * as z from 'zod/mini';
import { Money, sum } from './money.ts';

/** Calls of one operation of a cost API, and what AWS charges for them. */
export const RequestCost = z.strictObject({
  service: z.string(),
  operation: z.string(),
  count: z.int().check(z.nonnegative()),
  usd: z.string(),
});
export type RequestCost = z.infer<typeof RequestCost>;

/** What a run itself cost: requests to priced APIs, and the model where one was asked. */
export const RunCost = z.strictObject({
  requests: z.array(RequestCost),
  model: z.strictObject({ inputTokens: z.int(), outputTokens: z.int(), usd: z.string() }),
  total: Money,
  cap: Money,
});
export type RunCost = z.infer<typeof RunCost>;

/** What these requests cost together, without a model's part. */
export function runCost(requests: RequestCost[], cap: Money): RunCost {
  const total = sum(
    requests.map(({ usd }) => ({ amount: usd, currency: 'USD' })),
    'USD',
  );
  return { requests, model: { inputTokens: 0, outputTokens: 0, usd: '0' }, total, cap };
}
