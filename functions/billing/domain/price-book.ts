import type { PriceList } from '../../../lib/prices/price-list.ts';
import type { Group, Question } from './question.ts';

/** A price of one unit, and who states it. */
export interface Price {
  readonly amount: string;
  readonly unit: string;
  /** "the export" or the page of a price list. */
  readonly source: string;
}

/** The prices that rules may take: those of the export itself first, then AWS's public ones. */
export interface PriceBook {
  /**
   * The export's own list price of a usage type in a region; where it has none, that of the list, if it is for the
   * region and the currency.
   *
   * @param usageType without the prefix of its region
   */
  price(of: {
    readonly usageType: string;
    readonly region: string | null | undefined;
    readonly operation?: string | null | undefined;
    readonly listed?: { readonly list: PriceList; readonly name: string; readonly unit: string } | undefined;
  }): Price | undefined;
}

/** us-east-1 has prices that these regions share for EC2 and EBS: AWS's price pages. */
const sameAsVirginia: ReadonlySet<string> = new Set(['us-east-1', 'us-east-2', 'us-west-2']);
const listCurrency = 'USD';
/** `USE2-`, `EUC1-`, `EU-`: what a usage type of another region than us-east-1 begins with. */
const regionPrefix = /^(?:EU|[A-Z]{3}\d)-/;

/** The export's own prices of units, in one currency. */
export function ownPricesQuestion(currency: string): Question {
  return {
    where: [
      { column: 'BillingCurrency', in: [currency] },
      { column: 'ChargeCategory', in: ['Usage'] },
      { column: 'UsageType', matches: pricedUsage },
    ],
    groupBy: ['RegionId', 'UsageType', 'Operation', 'PricingUnit'],
    sums: [],
    highest: 'ListUnitPrice',
  };
}

/** What rules ask prices of. */
const pricedUsage =
  '(^|-)(EBS:Volume|BoxUsage:|InstanceUsage:db|Multi-AZUsage:db|TimedStorage-|(Read|Write)CapacityUnit-Hrs|.*LogGroupsIA|DataProcessingIA)';

export function priceBookOf(groups: readonly Group[], currency: string): PriceBook {
  const prices = new Map<string, Price>();
  for (const { keys, highest } of groups) {
    const usageType = keys.UsageType?.replace(regionPrefix, '');
    if (usageType === undefined || highest === undefined || Number(highest) <= 0) continue;
    const price = { amount: highest, unit: keys.PricingUnit ?? '', source: 'the export' };
    prices.set(nameOf(keys.RegionId, usageType, keys.Operation), price);
    prices.set(nameOf(keys.RegionId, usageType, undefined), price);
  }
  return {
    price: ({ usageType, region, operation, listed }) => {
      const own = prices.get(nameOf(region, usageType, operation));
      if (own !== undefined) return own;
      const amount = listed?.list.usd[listed.name];
      if (listed === undefined || amount === undefined || currency !== listCurrency) return undefined;
      if (!isPricedAs(listed.list, region)) return undefined;
      return { amount, unit: listed.unit, source: `${listed.list.source} (${listed.list.asOf})` };
    },
  };
}

function isPricedAs(list: PriceList, region: string | null | undefined): boolean {
  return list.region === 'global' || (region !== null && region !== undefined && sameAsVirginia.has(region));
}

function nameOf(region: string | null | undefined, usageType: string, operation: string | null | undefined): string {
  return JSON.stringify([region ?? null, usageType, operation ?? null]);
}
