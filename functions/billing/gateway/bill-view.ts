import type { BillColumn, DerivedColumn } from '../domain/columns.ts';
import type { Database } from './database.ts';
import { availableOf, columnTypes, expressionOf, type FormatMapping } from './mapping.ts';
import { type Source, textAmount } from './source-table.ts';
import { identifier, literal } from './sql.ts';

/** What columns are computed from, where it depends on the export. */
interface Derivation {
  /** Keys of tags as the export has them; the first that a row has wins. */
  readonly Owner: readonly string[];
  readonly Environment: readonly string[];
  /** What tells one thing that is charged for from another. */
  readonly item: 'UsageType' | 'SkuId';
}

const moments: Readonly<Record<Exclude<DerivedColumn, 'Owner' | 'Environment' | 'Item'>, string>> = {
  Day: 'CAST(ChargePeriodStart AS DATE)',
  Hour: "date_trunc('hour', ChargePeriodStart)",
  WorkTime:
    "CASE WHEN isodow(ChargePeriodStart) <= 5 AND hour(ChargePeriodStart) BETWEEN 7 AND 18 THEN 'office' ELSE 'off' END",
  Month: "CAST(date_trunc('month', COALESCE(BillingPeriodStart, ChargePeriodStart)) AS DATE)",
};

const sqlTypes = { amount: textAmount, time: 'TIMESTAMP', text: 'VARCHAR', tags: 'MAP(VARCHAR, VARCHAR)' } as const;

/**
 * Makes `charges`, every row of the bill in the terms of FOCUS: a table of CSV, which is parsed once; a view of Parquet,
 * which is read column by column.
 */
export async function createCharges(
  database: Database,
  mapping: FormatMapping,
  source: Source,
  isParquet: boolean,
): Promise<void> {
  const available = availableOf(mapping, source);
  const expressions = mapping.columns.map((column) =>
    available.has(column.column) ? expressionOf(column, source) : 'NULL',
  );
  const select = (overrides: Readonly<Partial<Record<BillColumn, string>>>) =>
    mapping.columns
      .map(({ column }, index) => {
        const expression = available.has(column) ? (overrides[column] ?? expressions[index]) : 'NULL';
        // What is not there has a type all the same. What is there keeps its own: a cast of each row costs a scan.
        return `${expression === 'NULL' ? `NULL::${sqlTypes[columnTypes[column]]}` : expression} AS ${column}`;
      })
      .join(', ');
  const { where = 'true', implied } = mapping;
  const rows = [`SELECT ${select({})} FROM raw WHERE ${where}`];
  if (implied !== undefined) rows.push(`SELECT ${select(implied.columns)} FROM raw WHERE ${implied.where}`);
  const kind = isParquet ? 'VIEW' : 'TABLE';
  await database.query(`CREATE ${kind} charges AS ${rows.join(' UNION ALL ')}`);
}

/** Makes `bill`: the charges with what is computed from them. */
export async function createBill(database: Database, { Owner, Environment, item }: Derivation): Promise<void> {
  const derived = { ...moments, Item: item, Owner: tagValue(Owner), Environment: tagValue(Environment) };
  const columns = Object.entries(derived).map(([name, sql]) => `${sql} AS ${identifier(name)}`);
  await database.query(`CREATE VIEW bill AS SELECT *, ${columns.join(', ')} FROM charges`);
}

function tagValue(keys: readonly string[]): string {
  if (keys.length === 0) return 'NULL::VARCHAR';
  return `COALESCE(${keys.map((key) => `NULLIF(Tags[${literal(key)}], '')`).join(', ')}, NULL)`;
}
