import { DuckDBInstance } from '@duckdb/node-api';

/** Hours that each resource is charged for. */
const hoursEach = 1_000;

/**
 * Writes an export in FOCUS 1.0 with AWS's columns, as one Parquet file: resources that ran for a thousand hours each
 * within three months, hour after hour as AWS delivers them, doubles and a map of tags. Rows are streamed.
 */
export async function writeRows(path: string, rows: number): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '1GB' });
  const connection = await instance.connect();
  await connection.run('SET preserve_insertion_order = false');
  await connection.run(`COPY (SELECT ${columns} FROM (${hours(rows)})) TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
}

const columns = `
  round(quantity * price, 10) AS BilledCost, round(quantity * price * 0.9, 10) AS EffectiveCost,
  round(quantity * price, 10) AS ContractedCost, round(quantity * price, 10) AS ListCost,
  price AS ListUnitPrice, quantity AS PricingQuantity, quantity AS ConsumedQuantity, 'Hrs' AS PricingUnit,
  '111122223333' AS BillingAccountId, 'USD' AS BillingCurrency, 'INV-' || month(start) AS InvoiceId,
  date_trunc('month', start) AS BillingPeriodStart, date_trunc('month', start) + INTERVAL 1 MONTH AS BillingPeriodEnd,
  start AS ChargePeriodStart, start + INTERVAL 1 HOUR AS ChargePeriodEnd,
  CASE WHEN dice % 50 = 0 THEN 'Purchase' ELSE 'Usage' END AS ChargeCategory, NULL::VARCHAR AS ChargeClass,
  'Usage-Based' AS ChargeFrequency, 'an hour of ' || resource % 60 AS ChargeDescription, 'Standard' AS PricingCategory,
  NULL::VARCHAR AS CommitmentDiscountId, NULL::VARCHAR AS CommitmentDiscountType,
  NULL::VARCHAR AS CommitmentDiscountStatus, 'AWS' AS ProviderName, 'AWS' AS PublisherName,
  ['us-east-1', 'eu-west-1', 'eu-central-1', 'us-west-2'][1 + dice % 4] AS RegionId,
  'i-' || lpad(to_hex(resource), 17, '0') AS ResourceId, 'Service ' || dice % 60 AS ServiceName,
  'SKU' || dice % 400 AS SkuId, (400000000000 + dice % 40)::VARCHAR AS SubAccountId,
  'account ' || dice % 40 AS SubAccountName, 'BoxUsage:m5.' || dice % 400 AS x_UsageType, 'RunInstances' AS x_Operation,
  MAP {'owner': 'team-' || dice % 30, 'environment': ['dev', 'prod', 'test'][1 + dice % 3]} AS Tags`;

function hours(rows: number): string {
  const resources = Math.ceil(rows / hoursEach);
  return `SELECT resource, dice, (1 - dice % 7 / 10)::DOUBLE AS quantity, (0.01 + dice % 113 / 1000)::DOUBLE AS price,
    TIMESTAMP '2026-07-01' + INTERVAL (dice % 1200 + i // ${resources}) HOUR AS start
    FROM (SELECT i, i % ${resources} AS resource, (hash(i % ${resources}) >> 1)::BIGINT AS dice FROM range(${rows}) t(i))`;
}
