import type { HeldCommitment } from '../organisation.ts';
import type { CurLine } from './cur-lines.ts';
import { regionOf } from './services.ts';
import { amount, arnOf, type Cell, operationOf, quantity } from './value.ts';

/** A column of a Cost and Usage Report, under its name in CUR 2.0 and in CUR 1; absent where one has it otherwise. */
export interface CurColumn {
  readonly two?: string;
  readonly one?: string;
  /** How CUR 2.0 types it in Parquet. */
  readonly type: 'text' | 'double' | 'time' | 'map';
  readonly of: (line: CurLine) => Cell;
}

const isUsage = ({ type }: CurLine) =>
  type === 'Usage' || type === 'DiscountedUsage' || type === 'SavingsPlanCoveredUsage';
const heldAs =
  (instrument: HeldCommitment['instrument'], of: (line: CurLine, held: HeldCommitment) => Cell) => (line: CurLine) => {
    const { commitment } = line.charge;
    return commitment?.instrument === instrument ? of(line, commitment) : null;
  };
const ofType = (type: CurLine['type'], of: (line: CurLine) => Cell) => (line: CurLine) =>
  line.type === type ? of(line) : null;
const ofUsage = (of: (line: CurLine) => Cell) => (line: CurLine) => (isUsage(line) ? of(line) : null);

/**
 * The columns that the world fills. Names: AWS's data dictionary of Cost and Usage Reports and its table dictionary of
 * CUR 2.0.
 */
export const curColumns: readonly CurColumn[] = [
  text('identity_line_item_id', 'identity/LineItemId', ({ charge: { item } }) =>
    `${item.accountId}-${item.usageType}`.toLowerCase(),
  ),
  text('identity_time_interval', 'identity/TimeInterval', ({ charge: { start, end } }) => `${start}/${end}`),
  text('bill_invoice_id', 'bill/InvoiceId', ({ charge }) => charge.invoiceId ?? null),
  text('bill_billing_entity', 'bill/BillingEntity', ({ charge }) =>
    charge.item.product === 'AWSMarketplace' ? 'AWS Marketplace' : 'AWS',
  ),
  text('bill_bill_type', 'bill/BillType', ({ type }) => (type === 'Refund' ? 'Refund' : 'Anniversary')),
  text('bill_payer_account_id', 'bill/PayerAccountId', ({ charge }) => charge.payer.id),
  text('bill_payer_account_name', undefined, ({ charge }) => charge.payer.name),
  time('bill_billing_period_start_date', 'bill/BillingPeriodStartDate', ({ charge }) => `${charge.month}T00:00:00Z`),
  time('bill_billing_period_end_date', 'bill/BillingPeriodEndDate', ({ charge }) => `${charge.nextMonth}T00:00:00Z`),
  text('line_item_usage_account_id', 'lineItem/UsageAccountId', ({ charge }) => charge.account.id),
  text('line_item_usage_account_name', undefined, ({ charge }) => charge.account.name),
  text('line_item_line_item_type', 'lineItem/LineItemType', ({ type }) => type),
  time('line_item_usage_start_date', 'lineItem/UsageStartDate', ({ charge }) => charge.start),
  time('line_item_usage_end_date', 'lineItem/UsageEndDate', ({ charge }) => charge.end),
  text('line_item_product_code', 'lineItem/ProductCode', ({ charge }) => charge.item.product),
  text('line_item_usage_type', 'lineItem/UsageType', ({ charge }) => charge.item.usageType),
  text('line_item_operation', 'lineItem/Operation', ({ charge }) => operationOf(charge.item)),
  text('line_item_availability_zone', 'lineItem/AvailabilityZone', () => null),
  text('line_item_resource_id', 'lineItem/ResourceId', ({ charge }) => charge.item.resourceId ?? null),
  double(
    'line_item_usage_amount',
    'lineItem/UsageAmount',
    ofUsage(({ charge }) => quantity(charge.item.quantity)),
  ),
  text('line_item_currency_code', 'lineItem/CurrencyCode', () => 'USD'),
  double('line_item_unblended_cost', 'lineItem/UnblendedCost', ({ unblended }) => amount(unblended)),
  double('line_item_net_unblended_cost', undefined, ({ net }) => amount(net)),
  text('line_item_line_item_description', 'lineItem/LineItemDescription', ({ charge }) => charge.item.description),
  text(
    'line_item_tax_type',
    'lineItem/TaxType',
    ofType('Tax', () => 'USSalesTax'),
  ),
  text(undefined, 'product/ProductName', ({ charge }) => charge.service.name),
  text('product_region_code', 'product/regionCode', ({ charge }) => regionOf(charge.item.region)?.id ?? null),
  { two: 'product', type: 'map', of: ({ charge }) => JSON.stringify({ product_name: charge.service.name }) },
  double(
    'pricing_public_on_demand_cost',
    'pricing/publicOnDemandCost',
    ofUsage(({ charge }) => amount(charge.item.list)),
  ),
  text(
    'pricing_public_on_demand_rate',
    'pricing/publicOnDemandRate',
    ofUsage(({ charge: { item } }) => (item.rate === undefined ? null : amount(item.rate))),
  ),
  text(
    'pricing_term',
    'pricing/term',
    ofUsage(({ type }) => (type === 'DiscountedUsage' ? 'Reserved' : 'OnDemand')),
  ),
  text(
    'pricing_unit',
    'pricing/unit',
    ofUsage(({ charge }) => charge.item.unit),
  ),
  text(
    'reservation_reservation_a_r_n',
    'reservation/ReservationARN',
    heldAs('reservation', (_, held) => arnOf(held)),
  ),
  double(
    'reservation_effective_cost',
    'reservation/EffectiveCost',
    ofType('DiscountedUsage', ({ charge }) => amount(charge.item.effective)),
  ),
  double(
    'reservation_unused_amortized_upfront_fee_for_billing_period',
    'reservation/UnusedAmortizedUpfrontFeeForBillingPeriod',
    ofType('RIFee', (line) => amount(unusedUpfront(line))),
  ),
  double(
    'reservation_unused_recurring_fee',
    'reservation/UnusedRecurringFee',
    ofType('RIFee', (line) => amount((line.unused ?? 0n) - unusedUpfront(line))),
  ),
  text(
    'reservation_start_time',
    'reservation/StartTime',
    ofType('RIFee', ({ charge }) => dateOf(charge.commitment?.start)),
  ),
  text(
    'reservation_end_time',
    'reservation/EndTime',
    ofType('RIFee', ({ charge }) => dateOf(charge.commitment?.end)),
  ),
  text(
    'savings_plan_savings_plan_a_r_n',
    'savingsPlan/SavingsPlanARN',
    heldAs('savings-plan', (_, held) => arnOf(held)),
  ),
  double(
    'savings_plan_savings_plan_effective_cost',
    'savingsPlan/SavingsPlanEffectiveCost',
    ofType('SavingsPlanCoveredUsage', ({ charge }) => amount(charge.item.effective)),
  ),
  double(
    'savings_plan_total_commitment_to_date',
    'savingsPlan/TotalCommitmentToDate',
    ofType('SavingsPlanRecurringFee', ({ charge }) => amount(charge.item.billed)),
  ),
  double(
    'savings_plan_used_commitment',
    'savingsPlan/UsedCommitment',
    ofType('SavingsPlanRecurringFee', ({ charge, unused = 0n }) => amount(charge.item.billed - unused)),
  ),
  text(
    'savings_plan_start_time',
    'savingsPlan/StartTime',
    heldAs('savings-plan', (_, { start }) => dateOf(start)),
  ),
  text(
    'savings_plan_end_time',
    'savingsPlan/EndTime',
    heldAs('savings-plan', (_, { end }) => dateOf(end)),
  ),
  text(
    'savings_plan_offering_type',
    'savingsPlan/OfferingType',
    heldAs('savings-plan', () => 'ComputeSavingsPlans'),
  ),
  { two: 'resource_tags', type: 'map', of: ({ charge: { item } }) => JSON.stringify(renamed(item.tags, 'user_')) },
];

/** CUR 1 has a column for each tag that is in use. */
export function tagColumns(keys: readonly string[]): CurColumn[] {
  return keys.map((key) => text(undefined, `resourceTags/user:${key}`, ({ charge }) => charge.item.tags[key] ?? null));
}

/** Half of what a partly prepaid reservation costs was prepaid. */
function unusedUpfront({ charge, unused = 0n }: CurLine) {
  return charge.commitment?.payment === 'partial-upfront' ? unused / 2n : 0n;
}

function renamed(tags: Readonly<Record<string, string>>, prefix: string): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}${key}`, value]));
}

function dateOf(day: string | undefined): Cell {
  return day === undefined ? null : `${day}T00:00:00.000Z`;
}

function text(two: string | undefined, one: string | undefined, of: CurColumn['of']): CurColumn {
  return column('text', two, one, of);
}

function time(two: string, one: string, of: CurColumn['of']): CurColumn {
  return column('time', two, one, of);
}

function double(two: string, one: string | undefined, of: CurColumn['of']): CurColumn {
  return column('double', two, one, of);
}

function column(
  type: CurColumn['type'],
  two: string | undefined,
  one: string | undefined,
  of: CurColumn['of'],
): CurColumn {
  return { type, of, ...(two !== undefined && { two }), ...(one !== undefined && { one }) };
}
