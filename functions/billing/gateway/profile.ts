import type { BillFacts, MonthFact, ProviderFact } from '../domain/bill.ts';
import type { BillColumn } from '../domain/columns.ts';
import { countFractions, countImpossibleHours, type Fractions, otherCosts } from './closer-look.ts';
import type { Database, Row } from './database.ts';
import { columnTypes, type FormatMapping } from './mapping.ts';
import { countsOfAll, countsOfUsage } from './summaries.ts';

type Seen = Pick<
  BillFacts,
  'rows' | 'months' | 'currencies' | 'providers' | 'grain' | 'outsidePeriod' | 'endsBeforeStart' | 'impossibleHours'
>;

const isUsage = "FILTER (ChargeCategory = 'Usage')";

/** What the daily summary tells of the quality of the data, and single rows where it leaves a doubt. */
export async function profile(database: Database): Promise<Seen> {
  const counts = [
    `sum("rows") ${isUsage} AS usage`,
    ...Object.keys(countsOfUsage).map((name) => `sum(${name}) ${isUsage} AS ${name}`),
    ...Object.keys(countsOfAll).map((name) => `sum(${name}) AS ${name}`),
  ];
  const days = [
    `min("Day") FILTER (ChargeCategory = 'Usage' AND short_end IS NOT NULL) AS first_usage`,
    `max(CAST(short_end - INTERVAL 1 SECOND AS DATE)) ${isUsage} AS last_usage`,
    `min("Day") ${isUsage} AS first_long_usage`,
    `max(CAST(last_end - INTERVAL 1 SECOND AS DATE)) ${isUsage} AS last_long_usage`,
    'min("Day") AS first_day',
    'max("Day") AS last_day',
  ];
  const rows = await database.query(`SELECT ProviderName AS provider, BillingCurrency AS currency, "Month" AS "month",
    sum("rows") AS "rows", ${[...days, ...counts].join(', ')} FROM daily GROUP BY 1, 2, 3 ORDER BY 3, 1, 2`);
  const fractions = await countFractions(database);
  const hours = total(rows, 'hours');
  const ofDays = total(rows, 'days');
  return {
    rows: total(rows, 'rows'),
    months: grouped(rows, 'month').map(monthOf),
    currencies: [...new Set(rows.map(({ currency }) => String(currency ?? 'unknown')))].sort(),
    providers: grouped(rows, 'provider').map((same) => providerOf(same, fractions)),
    grain: { hours, days: ofDays, longer: total(rows, 'usage') - hours - ofDays },
    outsidePeriod: total(rows, 'outside'),
    endsBeforeStart: total(rows, 'backwards'),
    impossibleHours: await countImpossibleHours(database),
  };
}

/** The columns that are there and have no value in any row. */
export async function emptyColumns(database: Database, { columns }: FormatMapping): Promise<ReadonlySet<BillColumn>> {
  // Each costs a scan, so only those are looked at without which something cannot be said.
  const asked = columns.filter(({ column }) => columnTypes[column] !== 'amount' && decisive.has(column));
  const tests = asked.map(
    ({ column }) => `(SELECT count(*) FROM (SELECT 1 FROM charges WHERE ${column} IS NOT NULL LIMIT 1)) AS ${column}`,
  );
  const [row = {}] = await database.query(`SELECT ${tests.join(', ')}`);
  return new Set(asked.map(({ column }) => column).filter((column) => Number(row[column]) === 0));
}

const decisive: ReadonlySet<BillColumn> = new Set<BillColumn>([
  'UsageType',
  'Operation',
  'ResourceId',
  'RegionId',
  'SubAccountId',
  'Tags',
]);

function monthOf(rows: readonly Row[]): MonthFact {
  const days = (name: string) =>
    rows
      .map((row) => row[name])
      .filter((day) => typeof day === 'string')
      .toSorted();
  return {
    month: String(rows[0]?.month),
    rows: total(rows, 'rows'),
    firstDay: days('first_usage')[0] ?? days('first_long_usage')[0] ?? days('first_day')[0] ?? '',
    lastDay: days('last_usage').at(-1) ?? days('last_long_usage').at(-1) ?? days('last_day').at(-1) ?? '',
    invoiced: total(rows, 'not_invoiced') === 0,
  };
}

function providerOf(rows: readonly Row[], fractions: ReadonlyMap<unknown, Fractions>): ProviderFact {
  const provider = rows[0]?.provider ?? null;
  const [EffectiveCost = 0, ContractedCost = 0, ListCost = 0] = otherCosts.map((cost) =>
    total(rows, `without_${cost}`),
  );
  return {
    provider: provider === null ? null : String(provider),
    rows: total(rows, 'rows'),
    ...(fractions.get(provider) ?? noFractions),
    without: { EffectiveCost, ContractedCost, ListCost },
  };
}

const noFractions: Fractions = {
  fractionalBilled: 0,
  fractional: { EffectiveCost: 0, ContractedCost: 0, ListCost: 0 },
};

function grouped(rows: readonly Row[], name: string): Row[][] {
  return [...Map.groupBy(rows, (row) => row[name]).values()];
}

function total(rows: readonly Row[], name: string): number {
  return rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0);
}
