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

const seconds = "date_diff('second', ChargePeriodStart, ChargePeriodEnd)";

/**
 * What the quality of the data depends on, counted in the same pass as the sums. Those of usage are looked at for groups
 * of usage only: the category is a key of each group, and need not be compared row by row.
 */
export const countsOfUsage = {
  not_invoiced: 'count(*) - count(InvoiceId)',
  hours: `count(*) FILTER (${seconds} <= 3600)`,
  days: `count(*) FILTER (${seconds} > 3600 AND ${seconds} <= 86400)`,
} as const;
export const countsOfAll = {
  outside: 'count(*) FILTER (ChargePeriodStart < BillingPeriodStart OR ChargePeriodStart >= BillingPeriodEnd)',
  backwards: 'count(*) FILTER (ChargePeriodEnd < ChargePeriodStart)',
  without_EffectiveCost: 'count(*) - count(EffectiveCost)',
  without_ContractedCost: 'count(*) - count(ContractedCost)',
  without_ListCost: 'count(*) - count(ListCost)',
} as const;

/** What tells whether a closer look at single rows is worth its time, and until when usage is there. */
const extremes = {
  // Support and subscriptions are usage of a whole month: they do not tell until when usage is complete.
  short_end: `max(ChargePeriodEnd) FILTER (${seconds} <= 86400)`,
  most_quantity: 'max(PricingQuantity)',
  least_seconds: `min(${seconds})`,
} as const;

/**
 * Makes `daily`: every charge of a day in as few rows as spend needs, so that the export is read once for all of it.
 *
 * @param hasUsageTypes what tells one item from another is its usage type
 */
export async function createDaily(database: Database, hasUsageTypes: boolean): Promise<void> {
  const keys = [...dailyDimensions].filter((dimension) => dimension !== 'UsageType').join(', ');
  const aggregates = Object.entries({ ...countsOfUsage, ...countsOfAll, ...extremes });
  const columns = [keys, sums(), spans, ...aggregates.map(([name, sql]) => `${sql} AS ${name}`)].join(', ');
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
