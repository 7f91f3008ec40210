/** Amounts of the four kinds of cost, in the terms of FOCUS. */
export type CostColumn = 'BilledCost' | 'EffectiveCost' | 'ContractedCost' | 'ListCost';

/** Amounts of things. */
export type QuantityColumn = 'PricingQuantity' | 'ConsumedQuantity' | 'CommitmentDiscountQuantity';

/** Prices of one unit: never added. */
export type PriceColumn = 'ListUnitPrice';

/** Moments, UTC. */
export type TimeColumn =
  | 'BillingPeriodStart'
  | 'BillingPeriodEnd'
  | 'ChargePeriodStart'
  | 'ChargePeriodEnd'
  | 'CommitmentEnd';

export type TextColumn =
  | 'BillingCurrency'
  | 'ProviderName'
  | 'PublisherName'
  | 'InvoiceId'
  | 'BillingAccountId'
  | 'SubAccountId'
  | 'SubAccountName'
  | 'RegionId'
  | 'ServiceName'
  | 'ChargeCategory'
  | 'ChargeClass'
  | 'ChargeFrequency'
  | 'ChargeDescription'
  | 'PricingCategory'
  | 'PricingUnit'
  | 'ResourceId'
  | 'ResourceName'
  | 'SkuId'
  | 'UsageType'
  | 'Operation'
  | 'CommitmentDiscountId'
  | 'CommitmentDiscountCategory'
  | 'CommitmentDiscountType'
  | 'CommitmentDiscountStatus'
  | 'CommitmentDiscountUnit';

/**
 * The columns of the one view that every format is read into, by their names in FOCUS 1.2; what FOCUS has no column for
 * (`UsageType`, `Operation`, `CommitmentEnd`) has a name of the same form. gateway/mapping.md maps each format.
 */
export type BillColumn = CostColumn | QuantityColumn | PriceColumn | TimeColumn | TextColumn | 'Tags';

/**
 * What is computed from them: the day and hour of the charge, the month of its invoice, the values of two tags, what
 * tells one item from another, and whether the hour is of a working day in UTC (`office` from 7 to 19, else `off`).
 */
export type DerivedColumn = 'Day' | 'Hour' | 'Month' | 'Owner' | 'Environment' | 'Item' | 'WorkTime';

/** What rows can be grouped by. `TagValue`: the values of the one tag that a question names. */
export type Dimension = TextColumn | DerivedColumn | 'TagValue';
