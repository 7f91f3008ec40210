import type { BillColumn } from '../domain/columns.ts';
import type { Source } from './source-table.ts';

/** How one column of the view is made of a format's own columns. */
export interface ColumnMapping {
  readonly column: BillColumn;
  /** The format's columns that it needs; none where the format has nothing for it. */
  readonly from: readonly string[];
  /** One of `from` is enough. Default: all are needed. */
  readonly anyOf?: true;
  /** What a reader must know beyond "the same". */
  readonly note?: string;
  /** The expression. Default: the first of `from`, read as the column's type. */
  sql?(source: Source): string;
}

/** A mapping of every column of the view, and which rows of the format are rows of the bill. */
export interface FormatMapping {
  readonly columns: readonly ColumnMapping[];
  /** The rows that are a charge of their own. */
  readonly where?: string;
  /** Rows that the format only implies: expressions that differ from the columns' own, and the rows they are made of. */
  readonly implied?: { readonly where: string; readonly columns: Readonly<Partial<Record<BillColumn, string>>> };
  /** What plans covered and what takes it back, whose costs should add up to nothing. */
  readonly negation?: { readonly covered: string; readonly negated: string; readonly cost: string };
}

/** What each column of the view holds. */
export const columnTypes: Readonly<Record<BillColumn, 'amount' | 'time' | 'text' | 'tags'>> = {
  BilledCost: 'amount',
  EffectiveCost: 'amount',
  ContractedCost: 'amount',
  ListCost: 'amount',
  PricingQuantity: 'amount',
  ConsumedQuantity: 'amount',
  CommitmentDiscountQuantity: 'amount',
  ListUnitPrice: 'amount',
  BillingPeriodStart: 'time',
  BillingPeriodEnd: 'time',
  ChargePeriodStart: 'time',
  ChargePeriodEnd: 'time',
  CommitmentEnd: 'time',
  BillingCurrency: 'text',
  ProviderName: 'text',
  PublisherName: 'text',
  InvoiceId: 'text',
  BillingAccountId: 'text',
  SubAccountId: 'text',
  SubAccountName: 'text',
  RegionId: 'text',
  ServiceName: 'text',
  ChargeCategory: 'text',
  ChargeClass: 'text',
  ChargeFrequency: 'text',
  ChargeDescription: 'text',
  PricingCategory: 'text',
  PricingUnit: 'text',
  ResourceId: 'text',
  ResourceName: 'text',
  SkuId: 'text',
  UsageType: 'text',
  Operation: 'text',
  CommitmentDiscountId: 'text',
  CommitmentDiscountCategory: 'text',
  CommitmentDiscountType: 'text',
  CommitmentDiscountStatus: 'text',
  CommitmentDiscountUnit: 'text',
  Tags: 'tags',
};

/** Without these there is no answer at all. */
export const necessaryColumns: readonly BillColumn[] = [
  'BilledCost',
  'BillingCurrency',
  'ChargeCategory',
  'ChargePeriodStart',
];

/** The columns of the view that these source columns have all it takes for. */
export function availableOf(mapping: FormatMapping, source: Source): ReadonlySet<BillColumn> {
  const has = (name: string) => source.has(name);
  const available = mapping.columns.filter(({ from, anyOf }) =>
    anyOf ? from.some(has) : from.length > 0 && from.every(has),
  );
  return new Set(available.map(({ column }) => column));
}

/** The expression of a mapped column whose sources are there. */
export function expressionOf({ column, from: [first = ''], sql }: ColumnMapping, source: Source): string {
  if (sql !== undefined) return sql(source);
  const type = columnTypes[column];
  if (type === 'amount') return source.amount(first);
  if (type === 'time') return source.time(first);
  return type === 'tags' ? source.tags(first) : source.text(first);
}
