import type { ColumnMapping } from './mapping.ts';
import type { Source } from './source-table.ts';

/** The column that says what a row of CUR is. */
export const lineType = 'line_item_line_item_type';
export const reservation = 'reservation_reservation_a_r_n';

/** The cost on the invoice: after private discounts where the report has the columns for them. */
export function costOf(source: Source): string {
  return `COALESCE(${source.amount('line_item_net_unblended_cost')}, ${source.amount('line_item_unblended_cost')})`;
}

function firstOf(source: Source, ...names: readonly string[]): string {
  return `COALESCE(${names.map((name) => source.amount(name)).join(', ')})`;
}

/** What was paid for and not used, of a row of fees: AWS's formula for amortized cost. */
export function unusedOf(source: Source): string {
  const ofReservation = [
    firstOf(
      source,
      'reservation_net_unused_amortized_upfront_fee_for_billing_period',
      'reservation_unused_amortized_upfront_fee_for_billing_period',
    ),
    firstOf(source, 'reservation_net_unused_recurring_fee', 'reservation_unused_recurring_fee'),
  ].map((part) => `COALESCE(${part}, 0)`);
  const ofPlan = `${source.amount('savings_plan_total_commitment_to_date')} - ${source.amount('savings_plan_used_commitment')}`;
  return `CASE ${source.text(lineType)} WHEN 'RIFee' THEN ${ofReservation.join(' + ')} WHEN 'SavingsPlanRecurringFee' THEN ${ofPlan} ELSE 0 END`;
}

/** FOCUS states what was not used as a row of usage without a bill; CUR has it in the row of the fee. */
export function unusedColumns(source: Source) {
  return {
    BilledCost: '0',
    EffectiveCost: unusedOf(source),
    ListCost: '0',
    ListUnitPrice: 'NULL',
    PricingQuantity: 'NULL',
    ConsumedQuantity: 'NULL',
    ChargeCategory: "'Usage'",
    ChargeFrequency: "'Usage-Based'",
    PricingCategory: "'Committed'",
    CommitmentDiscountStatus: "'Unused'",
  } as const;
}

/** The four costs. */
export const costs: readonly ColumnMapping[] = [
  {
    column: 'BilledCost',
    from: ['line_item_unblended_cost', lineType],
    note: 'line_item_net_unblended_cost where it is there; 0 for SavingsPlanCoveredUsage, whose SavingsPlanNegation is left out',
    sql: (source) => `CASE ${source.text(lineType)} WHEN 'SavingsPlanCoveredUsage' THEN 0 ELSE ${costOf(source)} END`,
  },
  {
    column: 'EffectiveCost',
    from: ['line_item_unblended_cost', lineType],
    note: 'savings_plan_savings_plan_effective_cost of SavingsPlanCoveredUsage, reservation_effective_cost of DiscountedUsage (net columns first), 0 for fees of commitments, else as billed; what was not used of a commitment is a row of its own',
    sql: (source) => `CASE ${source.text(lineType)}
      WHEN 'SavingsPlanCoveredUsage' THEN ${firstOf(source, 'savings_plan_net_savings_plan_effective_cost', 'savings_plan_savings_plan_effective_cost')}
      WHEN 'DiscountedUsage' THEN ${firstOf(source, 'reservation_net_effective_cost', 'reservation_effective_cost')}
      WHEN 'RIFee' THEN 0 WHEN 'SavingsPlanRecurringFee' THEN 0 WHEN 'SavingsPlanUpfrontFee' THEN 0
      ELSE CASE WHEN ${source.text(lineType)} = 'Fee' AND ${source.text(reservation)} IS NOT NULL THEN 0 ELSE ${costOf(source)} END
    END`,
  },
  {
    column: 'ListCost',
    from: ['pricing_public_on_demand_cost', lineType],
    note: 'of usage; 0 of discounts; of all other rows as billed',
    sql: (
      source,
    ) => `CASE WHEN ${isUsage(source)} THEN COALESCE(${source.amount('pricing_public_on_demand_cost')}, ${costOf(source)})
      WHEN ${isDiscount(source)} THEN 0 ELSE ${costOf(source)} END`,
  },
  { column: 'ContractedCost', from: [], note: 'CUR states no negotiated cost of reserved usage: cannot say' },
];

export function isUsage(source: Source): string {
  return `${source.text(lineType)} IN ('Usage', 'DiscountedUsage', 'SavingsPlanCoveredUsage')`;
}

/** `EdpDiscount`, `BundledDiscount`, `PrivateRateDiscount`, ...: they lower the usage that they stand beside. */
export function isDiscount(source: Source): string {
  return `${source.text(lineType)} LIKE '%Discount'`;
}
