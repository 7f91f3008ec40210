import type { FinalizeRequestMiddleware, MiddlewareStack } from '@smithy/types';
import { MeshError } from '../core/errors.ts';
import { add, formatMoney, type Money, money, signOf, zero } from '../core/money.ts';
import { type RunCost, runCost } from '../core/run-cost.ts';
import { requestPrices } from '../prices/requests.ts';
import { operationOf, type Remembering, rememberCalls } from './remember.ts';

/** What all agents of one analysis may spend on AWS requests together. */
export interface CostCounter {
  readonly cap: Money;
  /** Adds a price to what is reserved, unless that would pass the cap. What is reserved is never given back. */
  reserve(price: Money): Promise<'reserved' | 'over-cap'>;
}

export interface MeterOptions extends Remembering {
  readonly counter: CostCounter;
}

/** What calls of cost APIs pass through in one run. */
export interface Meter {
  /** Lets every further call of an SDK client pass through this meter, and through no earlier one. */
  measure<Input extends object, Output extends object>(client: CostClient<Input, Output>): void;
  /** The requests sent so far, each attempt counted. */
  cost(): RunCost;
}

/** The part of an SDK client that is measured. */
interface CostClient<Input extends object, Output extends object> {
  readonly config: { readonly defaultSigningName: string; readonly region: () => Promise<string> };
  readonly middlewareStack: MiddlewareStack<Input, Output>;
}

/**
 * A meter for one run. It reserves the price of each request before it is sent, and counts it.
 *
 * Prices belong to the step `finalizeRequest`, inside the retries and before the signature: AWS bills each request that
 * arrives, so every attempt is reserved and counted, and one over the cap is not even signed. Whether a failed attempt
 * arrived cannot be known, so it stays counted. Recordings belong to the step `initialize`, outside the retries: a
 * replay gives the answer that the run went on with, without its waits.
 */
export function createMeter({ counter, ...remembering }: MeterOptions): Meter {
  const sent = new Map<string, { service: string; operation: string; count: number; price: Money }>();

  const admit = async (service: string, operation: string): Promise<void> => {
    const key = `${service}:${operation}`;
    const price = priceOf(service);
    if (signOf(price) > 0 && (await counter.reserve(price)) === 'over-cap') {
      throw costCapReached(key, price, counter.cap);
    }
    const entry = sent.get(key) ?? { service, operation, count: 0, price: zero('USD') };
    sent.set(key, { ...entry, count: entry.count + 1, price: add(entry.price, price) });
  };

  return {
    measure({ config, middlewareStack }) {
      const service = config.defaultSigningName;
      middlewareStack.addRelativeTo(
        admitAttempts((operation) => admit(service, operation)),
        attemptLocation,
      );
      middlewareStack.add(rememberCalls(config, remembering), callLocation);
    },
    cost() {
      const requests = [...sent.values()].map(({ price, ...request }) => ({ ...request, usd: price.amount }));
      return runCost(requests, counter.cap);
    },
  };
}

/** A client lives longer than a run: the same names let the next run's meter take the place of this one. */
const attemptLocation = {
  name: 'admitCostAttempt',
  relation: 'before',
  toMiddleware: 'httpSigningMiddleware',
  override: true,
} as const;
const callLocation = { name: 'rememberCostCall', step: 'initialize', override: true } as const;

/** Its code is that of the gap which it becomes. */
function costCapReached(call: string, price: Money, cap: Money): MeshError {
  const sentence = `with its ${formatMoney(price)} the analysis would pass its cap of ${formatMoney(cap)}`;
  return new MeshError('cost-cap', `${call} was not sent: ${sentence}`);
}

function priceOf(service: string): Money {
  const prices: Readonly<Record<string, string>> = requestPrices.usd;
  return money(prices[service] ?? '0', 'USD');
}

function admitAttempts<Input extends object, Output extends object>(
  admit: (operation: string) => Promise<void>,
): FinalizeRequestMiddleware<Input, Output> {
  return (next, context) => async (args) => {
    await admit(operationOf(context));
    return next(args);
  };
}
