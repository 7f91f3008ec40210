import type { BillColumn } from '../domain/columns.ts';
import type { ColumnMapping, FormatMapping } from './mapping.ts';
import type { Source } from './source-table.ts';

/** Columns that FOCUS and the view have in common, name and meaning. */
const same: readonly BillColumn[] = [
  'BilledCost',
  'EffectiveCost',
  'ContractedCost',
  'ListCost',
  'PricingQuantity',
  'ConsumedQuantity',
  'ListUnitPrice',
  'BillingPeriodStart',
  'BillingPeriodEnd',
  'ChargePeriodStart',
  'ChargePeriodEnd',
  'BillingCurrency',
  'BillingAccountId',
  'SubAccountId',
  'SubAccountName',
  'ServiceName',
  'ChargeCategory',
  'ChargeClass',
  'ChargeFrequency',
  'ChargeDescription',
  'PricingCategory',
  'PricingUnit',
  'ResourceId',
  'ResourceName',
  'SkuId',
  'CommitmentDiscountId',
  'CommitmentDiscountCategory',
  'CommitmentDiscountType',
  'CommitmentDiscountStatus',
  'Tags',
];

const own: readonly ColumnMapping[] = [
  {
    column: 'RegionId',
    from: ['RegionId'],
    note: '"global" is no region',
    sql: (source) => `NULLIF(${source.text('RegionId')}, 'global')`,
  },
  { column: 'InvoiceId', from: ['InvoiceId'], note: 'from FOCUS 1.2' },
  { column: 'CommitmentDiscountQuantity', from: ['CommitmentDiscountQuantity'], note: 'from FOCUS 1.1' },
  { column: 'CommitmentDiscountUnit', from: ['CommitmentDiscountUnit'], note: 'from FOCUS 1.1' },
  {
    column: 'UsageType',
    from: ['x_UsageType'],
    note: 'FOCUS has no usage type up to 1.2; AWS adds its own as an x_ column',
  },
  { column: 'Operation', from: ['x_Operation'], note: 'as AWS adds it' },
  { column: 'CommitmentEnd', from: [], note: 'FOCUS has no expiry up to 1.2: cannot say' },
];

/** FOCUS 1.0 to 1.2, and what later versions kept of it. */
export const focusMapping: FormatMapping = {
  columns: [
    ...same.map((column): ColumnMapping => ({ column, from: [column] })),
    ...own,
    { ...renamed('ProviderName', 'ServiceProviderName') },
    { ...renamed('PublisherName', 'HostProviderName') },
  ],
};

/** FOCUS 1.3 has other names for what 1.0 to 1.2 call provider and publisher. */
function renamed(column: 'ProviderName' | 'PublisherName', later: string): ColumnMapping {
  const sql = (source: Source) => `COALESCE(${source.text(column)}, ${source.text(later)})`;
  return { column, from: [column, later], anyOf: true, note: `from FOCUS 1.3 on ${later}`, sql };
}
