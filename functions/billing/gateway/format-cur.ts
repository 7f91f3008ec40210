import { costOf, costs, isDiscount, isUsage, lineType, reservation, unusedColumns, unusedOf } from './cur-costs.ts';
import type { ColumnMapping, FormatMapping } from './mapping.ts';
import type { Source } from './source-table.ts';

const plan = 'savings_plan_savings_plan_a_r_n';

/** CUR 2.0 and CUR 1: one mapping, since the names of CUR 1 are turned into those of CUR 2.0. */
export function curMapping(source: Source): FormatMapping {
  const tagColumns = source.withPrefix('resource_tags_').map(({ name }) => name);
  const columns = [...costs, ...quantities, ...times, ...parties, ...charges, ...things, ...commitments];
  return {
    columns: columns.map((each) => (each.column === 'Tags' ? { ...each, from: [...each.from, ...tagColumns] } : each)),
    // What a plan covered stands at its on-demand price with a row that takes it back: both are zero in FOCUS.
    where: `${source.text(lineType)} IS DISTINCT FROM 'SavingsPlanNegation'`,
    implied: {
      where: `${source.text(lineType)} IN ('RIFee', 'SavingsPlanRecurringFee') AND ${unusedOf(source)} > 0`,
      columns: unusedColumns(source),
    },
    negation: {
      covered: `${source.text(lineType)} = 'SavingsPlanCoveredUsage'`,
      negated: `${source.text(lineType)} = 'SavingsPlanNegation'`,
      cost: costOf(source),
    },
  };
}

const quantities: readonly ColumnMapping[] = [
  { column: 'PricingQuantity', from: ['line_item_usage_amount'] },
  { column: 'ConsumedQuantity', from: ['line_item_usage_amount'] },
  { column: 'PricingUnit', from: ['pricing_unit'] },
  { column: 'ListUnitPrice', from: ['pricing_public_on_demand_rate'] },
  { column: 'CommitmentDiscountQuantity', from: [], note: 'cannot say' },
  { column: 'CommitmentDiscountUnit', from: [], note: 'cannot say' },
];

const times: readonly ColumnMapping[] = [
  { column: 'BillingPeriodStart', from: ['bill_billing_period_start_date'] },
  { column: 'BillingPeriodEnd', from: ['bill_billing_period_end_date'] },
  { column: 'ChargePeriodStart', from: ['line_item_usage_start_date'] },
  { column: 'ChargePeriodEnd', from: ['line_item_usage_end_date'] },
];

const parties: readonly ColumnMapping[] = [
  { column: 'BillingCurrency', from: ['line_item_currency_code'] },
  { column: 'ProviderName', from: [lineType], note: 'AWS', sql: () => "'AWS'" },
  {
    column: 'PublisherName',
    from: ['bill_billing_entity'],
    note: '"AWS Marketplace" or AWS',
    sql: (source) =>
      `CASE ${source.text('bill_billing_entity')} WHEN 'AWS Marketplace' THEN 'AWS Marketplace' ELSE 'AWS' END`,
  },
  { column: 'InvoiceId', from: ['bill_invoice_id'] },
  { column: 'BillingAccountId', from: ['bill_payer_account_id'] },
  { column: 'SubAccountId', from: ['line_item_usage_account_id'] },
  { column: 'SubAccountName', from: ['line_item_usage_account_name'], note: 'CUR 2.0 only' },
];

const charges: readonly ColumnMapping[] = [
  {
    column: 'ChargeCategory',
    from: [lineType],
    note: 'Usage, DiscountedUsage, SavingsPlanCoveredUsage and discounts are Usage; Fee, RIFee, SavingsPlanRecurringFee and SavingsPlanUpfrontFee are Purchase; Tax; Credit; Refund is Adjustment',
    sql: (source) => `CASE WHEN ${isUsage(source)} OR ${isDiscount(source)} THEN 'Usage'
      WHEN ${source.text(lineType)} IN ('Fee', 'RIFee', 'SavingsPlanRecurringFee', 'SavingsPlanUpfrontFee') THEN 'Purchase'
      WHEN ${source.text(lineType)} IN ('Tax', 'Credit') THEN ${source.text(lineType)} ELSE 'Adjustment' END`,
  },
  {
    column: 'ChargeClass',
    from: [lineType],
    note: 'Correction of a Refund',
    sql: (source) => `CASE ${source.text(lineType)} WHEN 'Refund' THEN 'Correction' END`,
  },
  {
    column: 'ChargeFrequency',
    from: [lineType],
    note: 'Usage-Based of usage, Recurring of RIFee and SavingsPlanRecurringFee, else One-Time',
    sql: (source) => `CASE WHEN ${isUsage(source)} OR ${isDiscount(source)} THEN 'Usage-Based'
      WHEN ${source.text(lineType)} IN ('RIFee', 'SavingsPlanRecurringFee') THEN 'Recurring' ELSE 'One-Time' END`,
  },
  { column: 'ChargeDescription', from: ['line_item_line_item_description'] },
  {
    column: 'PricingCategory',
    from: [lineType],
    note: 'Committed of covered usage, Dynamic of Spot, else Standard',
    sql: (
      source,
    ) => `CASE WHEN ${source.text(lineType)} IN ('DiscountedUsage', 'SavingsPlanCoveredUsage') THEN 'Committed'
      WHEN ${source.text('line_item_usage_type')} LIKE '%SpotUsage%' THEN 'Dynamic'
      WHEN ${source.text(lineType)} IN ('Tax', 'Credit', 'Refund') THEN NULL ELSE 'Standard' END`,
  },
];

const things: readonly ColumnMapping[] = [
  {
    column: 'ServiceName',
    from: ['line_item_product_code'],
    note: "product['product_name'] (CUR 1: product_product_name) where it is there",
    sql: (source) =>
      `COALESCE(${source.attribute('product', 'product_name')}, ${source.text('line_item_product_code')})`,
  },
  {
    column: 'RegionId',
    from: ['product_region_code', 'product', 'product_region', 'line_item_availability_zone'],
    anyOf: true,
    note: 'product_region_code, else product_region, else the zone without its letter; "global" is no region',
    sql: (source) =>
      `NULLIF(COALESCE(${source.text('product_region_code')}, ${source.attribute('product', 'region')}, regexp_replace(${source.text('line_item_availability_zone')}, '[a-z]$', '')), 'global')`,
  },
  { column: 'ResourceId', from: ['line_item_resource_id'] },
  { column: 'ResourceName', from: [], note: 'cannot say' },
  { column: 'SkuId', from: ['product_sku'] },
  { column: 'UsageType', from: ['line_item_usage_type'] },
  { column: 'Operation', from: ['line_item_operation'] },
  {
    column: 'Tags',
    from: ['resource_tags'],
    anyOf: true,
    note: 'of CUR 1 one column a tag: resourceTags/user:Owner',
    sql: tagsOf,
  },
];

const commitments: readonly ColumnMapping[] = [
  {
    column: 'CommitmentDiscountId',
    from: [lineType],
    note: `${plan}, else ${reservation}`,
    sql: (source) => `COALESCE(${source.text(plan)}, ${source.text(reservation)})`,
  },
  {
    column: 'CommitmentDiscountCategory',
    from: [lineType],
    note: 'Spend of Savings Plans, Usage of reservations',
    sql: (source) => byCommitment(source, "'Spend'", "'Usage'"),
  },
  {
    column: 'CommitmentDiscountType',
    from: [lineType],
    note: 'savings_plan_offering_type, or "Reserved Instance"',
    sql: (source) =>
      byCommitment(
        source,
        `COALESCE(${source.text('savings_plan_offering_type')}, 'Savings Plan')`,
        "'Reserved Instance'",
      ),
  },
  {
    column: 'CommitmentDiscountStatus',
    from: [lineType],
    note: 'Used of covered usage; Unused of what a fee was for and nothing used',
    sql: (source) =>
      `CASE WHEN ${source.text(lineType)} IN ('DiscountedUsage', 'SavingsPlanCoveredUsage') THEN 'Used' END`,
  },
  {
    column: 'CommitmentEnd',
    from: ['savings_plan_end_time', 'reservation_end_time'],
    anyOf: true,
    sql: (source) => `COALESCE(${source.time('savings_plan_end_time')}, ${source.time('reservation_end_time')})`,
  },
];

function byCommitment(source: Source, ofPlan: string, ofReservation: string): string {
  return `CASE WHEN ${source.text(plan)} IS NOT NULL THEN ${ofPlan} WHEN ${source.text(reservation)} IS NOT NULL THEN ${ofReservation} END`;
}

/** The map of CUR 2.0, or a map of CUR 1's columns. */
function tagsOf(source: Source): string {
  if (source.has('resource_tags')) return source.tags('resource_tags');
  const pairs = source.withPrefix('resource_tags_').map(({ key, name }) => {
    const tag = key.slice('resource_tags_'.length).replaceAll("'", "''");
    return `{'key': '${tag}', 'value': ${source.text(name)}}`;
  });
  if (pairs.length === 0) return 'NULL';
  return `map_from_entries(list_filter([${pairs.join(', ')}], lambda tag: tag.value IS NOT NULL))`;
}
