/**
 * `node duckdb-alone.fixture.ts EXPORT STATEMENTS SCRATCH`: DuckDB alone on the same export, with its tables written by hand for
 * this one format: no checks, no quality, no mapping. It answers the same questions, as rows, and throws them away.
 */
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { DuckDBInstance } from '@duckdb/node-api';
import { printMeasured } from './measured.ts';

const [exportFile = '', statementsFile = '', scratch = ''] = process.argv.slice(2);
const memoryMb = Number(process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE);

const sums = `sum(BilledCost) AS BilledCost, sum(EffectiveCost) AS EffectiveCost, sum(ContractedCost) AS ContractedCost,
  sum(ListCost) AS ListCost, sum(BilledCost) FILTER (BilledCost > 0 OR (ChargeCategory = 'Usage' AND ChargeClass IS NULL)) AS charges, sum(PricingQuantity) AS PricingQuantity,
  sum(CommitmentDiscountQuantity) AS CommitmentDiscountQuantity,
  count(*) AS "rows", min(ChargePeriodStart) AS first_start, max(ChargePeriodEnd) AS last_end`;
const amounts = [
  'BilledCost',
  'EffectiveCost',
  'ContractedCost',
  'ListCost',
  'PricingQuantity',
  'ConsumedQuantity',
  'ListUnitPrice',
];
const exact = amounts.map((amount) => `CAST(${amount} AS DECIMAL(38, 12)) AS ${amount}`).join(', ');

const tables = [
  `CREATE VIEW bill AS SELECT * REPLACE (${exact}), x_UsageType AS UsageType, x_UsageType AS Item,
    x_Operation AS Operation, NULL::DECIMAL(38, 12) AS CommitmentDiscountQuantity, NULL::TIMESTAMP AS CommitmentEnd,
    NULL::VARCHAR AS CommitmentDiscountCategory, NULL::VARCHAR AS ResourceName,
    CAST(ChargePeriodStart AS DATE) AS "Day", date_trunc('hour', ChargePeriodStart) AS "Hour",
    CAST(date_trunc('month', BillingPeriodStart) AS DATE) AS "Month",
    CASE WHEN isodow(ChargePeriodStart) <= 5 AND hour(ChargePeriodStart) BETWEEN 7 AND 18 THEN 'office' ELSE 'off' END AS WorkTime,
    Tags['owner'] AS Owner, Tags['environment'] AS Environment FROM read_parquet('${exportFile}')`,
  `CREATE TABLE daily AS SELECT "Day", "Month", BillingCurrency, ProviderName, PublisherName, ServiceName, SubAccountId,
    RegionId, ChargeCategory, ChargeClass, PricingCategory, PricingUnit, CommitmentDiscountId, CommitmentDiscountType,
    CommitmentDiscountStatus, UsageType, Item, Owner, ${sums} FROM bill GROUP BY ALL`,
  `CREATE TABLE tag_values AS SELECT BillingCurrency, ProviderName, tag.key AS tag_key, tag.value AS TagValue, ${sums}
    FROM (SELECT *, unnest(map_entries(Tags)) AS tag FROM bill) GROUP BY ALL`,
];

await printMeasured(async () => {
  const instance = await DuckDBInstance.create(`${scratch}/alone.duckdb`, {
    threads: String(availableParallelism()),
    memory_limit: `${memoryMb}MB`,
    temp_directory: `${scratch}/alone-spill`,
  });
  const connection = await instance.connect();
  for (const table of tables) await connection.run(table);
  const statements: string[] = JSON.parse(await readFile(statementsFile, 'utf8'));
  for (const statement of statements) (await connection.runAndReadAll(statement)).getRowsJson();
  const all = await connection.runAndReadAll('SELECT sum(BilledCost) FROM daily');
  connection.closeSync();
  instance.closeSync();
  return { billed: String(all.getRowsJson()[0]?.[0]).replace(/\.?0+$/, '') };
});
