import type { UnitPrice } from '../../../lib/core/spend.ts';
import type { CostKind } from '../../../lib/core/spend-view.ts';
import { compare, dividedBy, rounded } from './decimal.ts';
import type { Group, Question } from './question.ts';
import type { LedgerContext } from './totals.ts';
import { allCosts, costsOf } from './usable-costs.ts';

/** Prices that are told: those of what costs most. */
const mostPrices = 100;
/** AWS states prices with up to ten decimals. */
const priceDecimals = 10;

/** What usage costs by item, region and unit. */
export function unitPriceQuestion(currency: string): Question {
  return {
    where: [
      { column: 'BillingCurrency', in: [currency] },
      { column: 'ChargeCategory', in: ['Usage'] },
    ],
    groupBy: ['ProviderName', 'ServiceName', 'Item', 'RegionId', 'PricingUnit'],
    sums: [...allCosts, 'PricingQuantity'],
  };
}

/** What a unit of the costliest things costs, in each kind of cost that can be told. */
export function unitPricesOf(groups: readonly Group[], { currency, unusable }: LedgerContext): UnitPrice[] {
  return groups
    .toSorted((left, right) => compare(right.sums.BilledCost ?? '0', left.sums.BilledCost ?? '0'))
    .flatMap(({ keys, sums }): UnitPrice[] => {
      const quantity = sums.PricingQuantity ?? '0';
      const unit = keys.PricingUnit;
      if (!unit || compare(quantity, '0') <= 0) return [];
      const provider = keys.ProviderName ?? null;
      const cost = costsOf(sums, currency, unusable, provider);
      const prices = Object.entries(cost).map(([kind, { amount }]) => {
        const price = rounded(dividedBy(amount, quantity) ?? '0', priceDecimals);
        return [kind as CostKind, { amount: price, currency }] as const;
      });
      const { ServiceName: service = null, Item: item = null, RegionId: region = null } = keys;
      return [{ provider, service, item, region, unit, quantity, cost, price: Object.fromEntries(prices) }];
    })
    .slice(0, mostPrices);
}
