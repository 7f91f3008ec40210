import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { onTestFinished } from 'vitest';
import { MeshError } from '../../lib/core/errors.ts';
import type { Outcome } from '../../lib/core/report.ts';
import { defaultSettings } from '../../lib/core/settings.ts';
import type { SpendFacts } from '../../lib/core/spend.ts';
import type { Task } from '../../lib/core/task.ts';
import { run } from './agent.ts';
import type { RuleOutcome } from './domain/judge-rules.ts';
import type { Bill } from './gateway/bill.ts';
import { createGateway, exportSettingsOf } from './gateway.ts';

/** A row of an export, by the names of its columns. */
export type Row = Readonly<Record<string, string>>;

/** Most tests are about September 2026 as it looks some weeks later. */
export const asOf = '2026-10-20T09:00:00.000Z';

/** An hour of a machine in FOCUS 1.0, which cost 10 cents. */
export function focusRow(overrides: Row = {}): Row {
  return {
    BilledCost: '0.10',
    EffectiveCost: '0.10',
    ContractedCost: '0.10',
    ListCost: '0.10',
    BillingAccountId: '111122223333',
    BillingCurrency: 'USD',
    BillingPeriodStart: '2026-09-01T00:00:00Z',
    BillingPeriodEnd: '2026-10-01T00:00:00Z',
    ChargePeriodStart: '2026-09-10T08:00:00Z',
    ChargePeriodEnd: '2026-09-10T09:00:00Z',
    ChargeCategory: 'Usage',
    ChargeClass: '',
    ChargeFrequency: 'Usage-Based',
    ChargeDescription: 'an hour of a machine',
    CommitmentDiscountId: '',
    CommitmentDiscountStatus: '',
    ConsumedQuantity: '1',
    ListUnitPrice: '0.10',
    PricingCategory: 'Standard',
    PricingQuantity: '1',
    PricingUnit: 'Hours',
    ProviderName: 'AWS',
    PublisherName: 'AWS',
    RegionId: 'us-east-1',
    ResourceId: 'i-0a1b2c3d4e5f60001',
    ServiceName: 'Amazon Elastic Compute Cloud',
    SkuId: 'SKU1',
    SubAccountId: '444455556666',
    SubAccountName: 'shop',
    Tags: '{"owner": "team-a"}',
    ...overrides,
  };
}

/** The same hour in CUR 2.0. */
export function curRow(overrides: Row = {}): Row {
  return {
    bill_billing_entity: 'AWS',
    bill_billing_period_end_date: '2026-10-01T00:00:00.000Z',
    bill_billing_period_start_date: '2026-09-01T00:00:00.000Z',
    bill_invoice_id: '',
    bill_payer_account_id: '111122223333',
    line_item_currency_code: 'USD',
    line_item_line_item_description: 'an hour of a machine',
    line_item_line_item_type: 'Usage',
    line_item_operation: 'RunInstances',
    line_item_product_code: 'AmazonEC2',
    line_item_resource_id: 'i-0a1b2c3d4e5f60001',
    line_item_unblended_cost: '0.10',
    line_item_usage_account_id: '444455556666',
    line_item_usage_account_name: 'shop',
    line_item_usage_amount: '1',
    line_item_usage_end_date: '2026-09-10T09:00:00.000Z',
    line_item_usage_start_date: '2026-09-10T08:00:00.000Z',
    line_item_usage_type: 'BoxUsage:m5.large',
    pricing_public_on_demand_cost: '0.10',
    pricing_public_on_demand_rate: '0.10',
    pricing_unit: 'Hrs',
    product: '{"product_name": "Amazon Elastic Compute Cloud", "region": "us-east-1"}',
    product_region_code: 'us-east-1',
    product_sku: 'SKU1',
    reservation_effective_cost: '',
    reservation_reservation_a_r_n: '',
    resource_tags: '{"user_owner": "team-a"}',
    savings_plan_savings_plan_a_r_n: '',
    savings_plan_savings_plan_effective_cost: '',
    savings_plan_total_commitment_to_date: '',
    savings_plan_used_commitment: '',
    ...overrides,
  };
}

/** The same hour in CUR 1. */
export function oldCurRow(overrides: Row = {}): Row {
  return {
    'bill/BillingEntity': 'AWS',
    'bill/BillingPeriodEndDate': '2026-10-01T00:00:00Z',
    'bill/BillingPeriodStartDate': '2026-09-01T00:00:00Z',
    'bill/InvoiceId': '',
    'bill/PayerAccountId': '111122223333',
    'lineItem/CurrencyCode': 'USD',
    'lineItem/LineItemDescription': 'an hour of a machine',
    'lineItem/LineItemType': 'Usage',
    'lineItem/Operation': 'RunInstances',
    'lineItem/ProductCode': 'AmazonEC2',
    'lineItem/ResourceId': 'i-0a1b2c3d4e5f60001',
    'lineItem/UnblendedCost': '0.10',
    'lineItem/UsageAccountId': '444455556666',
    'lineItem/UsageAmount': '1',
    'lineItem/UsageEndDate': '2026-09-10T09:00:00Z',
    'lineItem/UsageStartDate': '2026-09-10T08:00:00Z',
    'lineItem/UsageType': 'BoxUsage:m5.large',
    'pricing/publicOnDemandCost': '0.10',
    'pricing/publicOnDemandRate': '0.10',
    'pricing/unit': 'Hrs',
    'product/ProductName': 'Amazon Elastic Compute Cloud',
    'product/region': 'us-east-1',
    'product/sku': 'SKU1',
    'reservation/EffectiveCost': '',
    'reservation/ReservationARN': '',
    'resourceTags/user:owner': 'team-a',
    'savingsPlan/SavingsPlanARN': '',
    'savingsPlan/SavingsPlanEffectiveCost': '',
    'savingsPlan/TotalCommitmentToDate': '',
    'savingsPlan/UsedCommitment': '',
    ...overrides,
  };
}

/** Rows as CSV: the columns of the first, every field quoted. */
export function csvOf(rows: readonly Row[], delimiter = ','): string {
  const [first = {}] = rows;
  const columns = Object.keys(first);
  const line = (fields: readonly string[]) => fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(delimiter);
  return `${[line(columns), ...rows.map((row) => line(columns.map((column) => row[column] ?? '')))].join('\n')}\n`;
}

export function gzipOf(rows: readonly Row[]): Buffer {
  return gzipSync(csvOf(rows));
}

/**
 * A row as Parquet, as text and several times.
 *
 * @param expressions SQL in place of the text of a column; `i` counts rows from 0
 */
export async function writeParquet(
  path: string,
  row: Row,
  expressions: Readonly<Record<string, string>> = {},
  rows = 3,
): Promise<string> {
  const columns = Object.entries(row).map(([column, value]) => `${expressions[column] ?? `'${value}'`} AS "${column}"`);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(
    `COPY (SELECT ${columns.join(', ')} FROM range(${rows}) numbers(i)) TO '${path}' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
  return path;
}

/** A folder for one test, removed when the test is over. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'billing-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The gateway on an export. @param variables of the function, beside the address */
export function gatewayOn(uri: string, variables: Readonly<Record<string, string>> = {}) {
  return createGateway(exportSettingsOf({ BILLING_EXPORT_URI: uri, ...variables }), 512);
}

const tags = { owner: ['owner'], environment: ['environment'] };

/** The bill of an export; closed when the test is over. */
export async function openBill(uri: string, variables: Readonly<Record<string, string>> = {}): Promise<Bill> {
  const bill = await gatewayOn(uri, variables).open(tags, new AbortController().signal);
  if (bill === undefined) throw new Error('there is no export');
  onTestFinished(() => bill.close());
  return bill;
}

/** Why an export is refused. */
export async function refusalOf(uri: string, variables: Readonly<Record<string, string>> = {}): Promise<string> {
  const error = await gatewayOn(uri, variables)
    .open(tags, new AbortController().signal)
    .then(
      async (bill) => {
        await bill?.close();
        throw new Error('the export was read');
      },
      (thrown: unknown) => thrown,
    );
  if (!(error instanceof MeshError) || error.code !== 'bad-input') throw error;
  return error.message;
}

/** What the agent says of an export. @param gateway what reads it, where it is to behave otherwise */
export async function answerOf(uri: string, overrides: Partial<Task> = {}, gateway = gatewayOn(uri)) {
  const task: Task = {
    id: 'task-1',
    analysisId: 'analysis-1',
    agent: 'billing',
    kind: 'analyse',
    asOf,
    deadline: '2036-10-20T09:05:00.000Z',
    hop: 0,
    requestedBy: 'test',
    ...overrides,
  };
  const invocation = {
    signal: new AbortController().signal,
    now: () => new Date(task.asOf),
    settings: { ...defaultSettings, ownerTags: ['owner'] },
  };
  const outcome: Outcome = await run(task, { gateway }, invocation);
  const findings = await Array.fromAsync(outcome.findings);
  const conclusion = outcome.conclude();
  // The agent's own facts, as `lib/core/spend.ts` and `judge-rules.ts` state them.
  const { spend, rules } = conclusion.facts as unknown as { spend: SpendFacts; rules: RuleOutcome[] };
  return { ...conclusion, findings, spend, rules };
}
