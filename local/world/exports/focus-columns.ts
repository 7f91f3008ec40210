import type { LineItem } from '../bill/line-item.ts';
import type { Charge } from './charge.ts';
import { focusUnit, regionOf } from './services.ts';
import {
  amount,
  arnOf,
  type Cell,
  type Column,
  contractedRate,
  isCovered,
  operationOf,
  quantity,
  skuOf,
} from './value.ts';

/** A charge that has a price list: usage and purchases. */
const isPriced = ({ item: { category } }: Charge) =>
  category === 'usage' || category === 'purchase' || category === 'fee';
const isUnused = ({ item: { fee } }: Charge) => fee === 'unused';
const ifPriced = (of: (charge: Charge) => Cell) => (charge: Charge) => (isPriced(charge) ? of(charge) : null);
const ifCommitted = (of: (charge: Charge, held: NonNullable<Charge['commitment']>) => Cell) => (charge: Charge) =>
  charge.commitment === undefined ? null : of(charge, charge.commitment);
const ifResource = (of: (charge: Charge) => Cell) => (charge: Charge) =>
  charge.item.resourceId === undefined ? null : of(charge);

/** Support and subscriptions are usage by the month; corrections of earlier months are what FOCUS calls adjustments. */
const categories: Readonly<Record<LineItem['category'], string>> = {
  usage: 'Usage',
  fee: 'Usage',
  purchase: 'Purchase',
  tax: 'Tax',
  credit: 'Credit',
  refund: 'Adjustment',
};

/** FOCUS 1.2, column by column, in the order of AWS's export; then the columns that AWS adds. */
export const focusColumns: readonly Column[] = [
  { name: 'AvailabilityZone', of: () => null },
  { name: 'BilledCost', of: ({ item }) => amount(item.billed) },
  { name: 'BillingAccountId', of: ({ payer }) => payer.id },
  { name: 'BillingAccountName', of: ({ payer }) => payer.name },
  { name: 'BillingAccountType', of: () => 'Payer Account' },
  { name: 'BillingCurrency', of: () => 'USD' },
  { name: 'BillingPeriodEnd', of: ({ nextMonth }) => `${nextMonth}T00:00:00Z` },
  { name: 'BillingPeriodStart', of: ({ month }) => `${month}T00:00:00Z` },
  { name: 'CapacityReservationId', of: () => null },
  { name: 'CapacityReservationStatus', of: () => null },
  { name: 'ChargeCategory', of: ({ item }) => categories[item.category] },
  { name: 'ChargeClass', of: ({ item }) => (item.category === 'refund' ? 'Correction' : null) },
  { name: 'ChargeDescription', of: ({ item }) => item.description },
  { name: 'ChargeFrequency', of: frequencyOf },
  { name: 'ChargePeriodEnd', of: ({ end }) => end },
  { name: 'ChargePeriodStart', of: ({ start }) => start },
  {
    name: 'CommitmentDiscountCategory',
    of: ifCommitted((_, { instrument }) => (instrument === 'savings-plan' ? 'Spend' : 'Usage')),
  },
  { name: 'CommitmentDiscountId', of: ifCommitted((_, held) => arnOf(held)) },
  { name: 'CommitmentDiscountName', of: () => null },
  { name: 'CommitmentDiscountQuantity', of: ifCommitted(commitmentQuantity) },
  { name: 'CommitmentDiscountStatus', of: statusOf },
  {
    name: 'CommitmentDiscountType',
    of: ifCommitted((_, { instrument }) =>
      instrument === 'savings-plan' ? 'Compute Savings Plans' : 'Reserved Instance',
    ),
  },
  {
    name: 'CommitmentDiscountUnit',
    of: ifCommitted((_, { instrument }) => (instrument === 'savings-plan' ? 'USD' : 'Hours')),
  },
  { name: 'ConsumedQuantity', of: (charge) => (isConsumed(charge) ? quantity(charge.item.quantity) : null) },
  { name: 'ConsumedUnit', of: (charge) => (isConsumed(charge) ? focusUnit(charge.item.unit) : null) },
  { name: 'ContractedCost', of: ({ item }) => amount(item.contracted) },
  { name: 'ContractedUnitPrice', of: ifPriced(contractedPrice) },
  { name: 'EffectiveCost', of: ({ item }) => amount(item.effective) },
  { name: 'InvoiceId', of: ({ invoiceId }) => invoiceId ?? null },
  { name: 'InvoiceIssuerName', of: () => 'AWS' },
  { name: 'ListCost', of: ({ item }) => amount(item.list) },
  { name: 'ListUnitPrice', of: ifPriced(listPrice) },
  {
    name: 'PricingCategory',
    of: ifPriced(({ item }) => (isCovered(item) || item.fee === 'unused' ? 'Committed' : 'Standard')),
  },
  { name: 'PricingCurrency', of: () => 'USD' },
  { name: 'PricingCurrencyContractedUnitPrice', of: ifPriced(contractedPrice) },
  { name: 'PricingCurrencyEffectiveCost', of: ({ item }) => amount(item.effective) },
  { name: 'PricingCurrencyListUnitPrice', of: ifPriced(listPrice) },
  { name: 'PricingQuantity', of: ifPriced(({ item }) => pricingQuantity(item)) },
  { name: 'PricingUnit', of: ifPriced(({ item }) => (item.fee === undefined ? focusUnit(item.unit) : 'Units')) },
  { name: 'ProviderName', of: () => 'AWS' },
  { name: 'PublisherName', of: ({ item }) => (item.product === 'AWSMarketplace' ? 'Telemetry Works' : 'AWS') },
  { name: 'RegionId', of: ({ item }) => regionOf(item.region)?.id ?? null },
  { name: 'RegionName', of: ({ item }) => regionOf(item.region)?.name ?? null },
  { name: 'ResourceId', of: ({ item }) => item.resourceId ?? null },
  { name: 'ResourceName', of: ifResource(({ item }) => item.resourceName ?? null) },
  { name: 'ResourceType', of: ifResource(({ service }) => service.subcategory) },
  { name: 'ServiceCategory', of: ({ service }) => service.category },
  { name: 'ServiceName', of: ({ service }) => service.name },
  { name: 'ServiceSubcategory', of: ({ service }) => service.subcategory },
  { name: 'SkuId', of: ifPriced(({ item }) => skuOf(item)) },
  { name: 'SkuMeter', of: ifPriced(({ item }) => item.usageType) },
  { name: 'SkuPriceDetails', of: ifPriced(({ item }) => JSON.stringify({ x_UsageType: item.usageType })) },
  { name: 'SkuPriceId', of: ifPriced(({ item }) => `${skuOf(item)}.${isCovered(item) ? 'COMMITTED' : 'ONDEMAND'}`) },
  { name: 'SubAccountId', of: ({ account }) => account.id },
  { name: 'SubAccountName', of: ({ account }) => account.name },
  { name: 'SubAccountType', of: () => 'Linked Account' },
  { name: 'Tags', of: ({ item }) => (Object.keys(item.tags).length === 0 ? null : JSON.stringify(item.tags)) },
  { name: 'x_Operation', of: ({ item }) => operationOf(item) },
  { name: 'x_ServiceCode', of: ({ item }) => item.product },
  { name: 'x_UsageType', of: ({ item }) => item.usageType },
];

function frequencyOf({ item: { fee, category } }: Charge): Cell {
  if (fee === 'recurring') return 'Recurring';
  return fee === 'upfront' || category === 'tax' || category === 'credit' || category === 'refund'
    ? 'One-Time'
    : 'Usage-Based';
}

function statusOf({ item }: Charge): Cell {
  if (item.fee === 'unused') return 'Unused';
  return isCovered(item) ? 'Used' : null;
}

function isConsumed(charge: Charge): boolean {
  const { category } = charge.item;
  return (category === 'usage' || category === 'fee') && !isUnused(charge);
}

/** A fee is one unit at its price; what nothing used is one unit that nobody is asked to pay again. */
function pricingQuantity({ fee, quantity: millionths }: LineItem): string {
  return fee === undefined ? quantity(millionths) : '1';
}

function listPrice({ item: { rate, list } }: Charge): Cell {
  return amount(rate ?? list);
}

function contractedPrice({ item: { rate, contracted }, discountPercent }: Charge): Cell {
  return amount(rate === undefined ? contracted : contractedRate(rate, discountPercent));
}

/** Of plans in dollars, of reservations in hours. */
function commitmentQuantity(
  { item, start, end }: Charge,
  { instrument, unusedPercent }: NonNullable<Charge['commitment']>,
): Cell {
  if (instrument === 'savings-plan')
    return amount(item.fee === undefined || item.fee === 'unused' ? item.effective : item.billed);
  if (item.fee === undefined) return quantity(item.quantity);
  const hours = (Date.parse(end) - Date.parse(start)) / 3_600_000;
  return String(item.fee === 'unused' ? (hours * unusedPercent) / 100 : hours);
}
