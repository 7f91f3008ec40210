import type { Dimension } from '../domain/columns.ts';
import type { Sum } from '../domain/question.ts';
import type { Database } from './database.ts';

/** What the daily summary is grouped by: all that questions about spend ask for. */
export const dailyDimensions: ReadonlySet<Dimension> = new Set<Dimension>([
  'Day',
  'Month',
  'BillingCurrency',
  'ProviderName',
  'PublisherName',
  'ServiceName',
  'SubAccountId',
  'RegionId',
  'ChargeCategory',
  'ChargeClass',
  'PricingCategory',
  'PricingUnit',
  'CommitmentDiscountId',
  'CommitmentDiscountType',
  'CommitmentDiscountStatus',
  'UsageType',
  'Item',
  'Owner',
]);

/** What it adds up. */
export const dailySums: ReadonlySet<Sum> = new Set<Sum>([
  'BilledCost',
  'EffectiveCost',
  'ContractedCost',
  'ListCost',
  'charges',
  'PricingQuantity',
  'CommitmentDiscountQuantity',
]);

/** What is billed before credits, refunds and tax paid back: discounts lower it, as rows of their own or within rows. */
const isCharge = "BilledCost > 0 OR (ChargeCategory = 'Usage' AND ChargeClass IS NULL)";

/** Each sum over rows of the bill. */
export const sumOfRows: Readonly<Record<Sum, string>> = {
  BilledCost: 'sum(BilledCost)',
  EffectiveCost: 'sum(EffectiveCost)',
  ContractedCost: 'sum(ContractedCost)',
  ListCost: 'sum(ListCost)',
  PricingQuantity: 'sum(PricingQuantity)',
  ConsumedQuantity: 'sum(ConsumedQuantity)',
  CommitmentDiscountQuantity: 'sum(CommitmentDiscountQuantity)',
  charges: `sum(BilledCost) FILTER (${isCharge})`,
};

const spans =
  'count(*) AS "rows", min(ChargePeriodStart) AS first_start, max(COALESCE(ChargePeriodEnd, ChargePeriodStart)) AS last_end';

const isUsage = "ChargeCategory = 'Usage'";
const seconds = "date_diff('second', ChargePeriodStart, ChargePeriodEnd)";
const isOutside = 'ChargePeriodStart < BillingPeriodStart OR ChargePeriodStart >= BillingPeriodEnd';

/** Rows that the quality of the data depends on, counted in the same pass as the sums. */
export const countOfRows = {
  usage: isUsage,
  not_invoiced: `${isUsage} AND InvoiceId IS NULL`,
  outside: isOutside,
  backwards: 'ChargePeriodEnd < ChargePeriodStart',
  hours: `${isUsage} AND ${seconds} <= 3600`,
  days: `${isUsage} AND ${seconds} > 3600 AND ${seconds} <= 86400`,
  without_EffectiveCost: 'EffectiveCost IS NULL',
  without_ContractedCost: 'ContractedCost IS NULL',
  without_ListCost: 'ListCost IS NULL',
} as const;

/** What tells whether a closer look at single rows is worth its time. */
const extremes = [
  // Support and subscriptions are usage of a whole month: they do not tell until when usage is complete.
  `max(ChargePeriodEnd) FILTER (${isUsage} AND ${seconds} <= 86400) AS usage_end`,
  `max(PricingQuantity) AS most_quantity`,
  `min(${seconds}) AS least_seconds`,
];

/**
 * Makes `daily`: every charge of a day in as few rows as spend needs, so that the export is read once for all of it.
 *
 * @param hasUsageTypes what tells one item from another is its usage type
 */
export async function createDaily(database: Database, hasUsageTypes: boolean): Promise<void> {
  const keys = [...dailyDimensions].filter((dimension) => dimension !== 'UsageType').join(', ');
  const counts = Object.entries(countOfRows).map(([name, sql]) => `count(*) FILTER (${sql}) AS ${name}`);
  const columns = [keys, sums(), spans, ...counts, ...extremes].join(', ');
  await database.query(`CREATE TABLE daily_rows AS SELECT ${columns} FROM bill GROUP BY ALL`);
  const usageType = hasUsageTypes ? 'Item' : 'NULL::VARCHAR';
  await database.query(`CREATE VIEW daily AS SELECT *, ${usageType} AS UsageType FROM daily_rows`);
}

/** Makes `tag_values`: what each value of each tag costs. */
export async function createTagValues(database: Database): Promise<void> {
  await database.query(`CREATE TABLE tag_values AS
    SELECT BillingCurrency, ProviderName, tag.key AS tag_key, tag.value AS TagValue, ${sums()}, ${spans}
    FROM (SELECT *, unnest(map_entries(Tags)) AS tag FROM charges) WHERE tag.value <> '' GROUP BY ALL`);
}

function sums(): string {
  return [...dailySums].map((sum) => `${sumOfRows[sum]} AS ${sum}`).join(', ');
}
