import type { ProviderFact } from '../domain/bill.ts';
import type { Database } from './database.ts';

export const otherCosts = ['EffectiveCost', 'ContractedCost', 'ListCost'] as const;

/** Rows of one provider whose costs have fractions of a unit of currency. */
export type Fractions = Pick<ProviderFact, 'fractionalBilled' | 'fractional'>;

const isUsage = "ChargeCategory = 'Usage'";
const isByTheHour = "lower(PricingUnit) IN ('hrs', 'hours', 'hour')";
/** An instance that is billed by the hour, by its id: AWS's ids, and those of anonymised samples. */
const isInstance = "regexp_matches(ResourceId, '(^|/)i-[0-9a-z]{8,}$')";
const isFraction = (column: string) => `${column} <> trunc(${column})`;

/**
 * Rows with fractions, by provider. Where a sum over rows has a fraction, so has a row: what the daily summary shows is
 * enough for most exports. Where it shows a cost without any, each row is looked at.
 */
export async function countFractions(database: Database): Promise<ReadonlyMap<unknown, Fractions>> {
  const isWhole = (cost: string) => `(count(${cost}) > 0 AND count(*) FILTER (${isFraction(cost)}) = 0)`;
  const [doubtful] = await database.query(
    `SELECT 1 FROM daily GROUP BY ProviderName HAVING ${otherCosts.map(isWhole).join(' OR ')} LIMIT 1`,
  );
  return fractionsIn(database, doubtful === undefined ? 'daily' : 'charges');
}

async function fractionsIn(database: Database, table: 'daily' | 'charges') {
  const counts = otherCosts.map((cost) => {
    // Of single rows, only those tell something whose billed cost has a fraction.
    const where = table === 'daily' ? isFraction(cost) : `${isFraction('BilledCost')} AND ${isFraction(cost)}`;
    return `count(*) FILTER (${where}) AS ${cost}`;
  });
  const rows = await database.query(`SELECT ProviderName AS provider,
    count(*) FILTER (${isFraction('BilledCost')}) AS billed, ${counts.join(', ')} FROM ${table} GROUP BY 1`);
  return new Map(
    rows.map(({ provider, billed, EffectiveCost, ContractedCost, ListCost }) => {
      const fractional = {
        EffectiveCost: Number(EffectiveCost),
        ContractedCost: Number(ContractedCost),
        ListCost: Number(ListCost),
      };
      return [provider, { fractionalBilled: Number(billed), fractional }] as const;
    }),
  );
}

/** Rows of one instance with more hours than their charge period has; looked for only where a day allows for any. */
export async function countImpossibleHours(database: Database): Promise<number> {
  const [{ doubtful } = {}] = await database.query(`SELECT count(*) AS doubtful FROM daily
    WHERE ${isUsage} AND ${isByTheHour} AND most_quantity * 3600 > least_seconds + 1`);
  if (Number(doubtful) === 0) return 0;
  const [{ impossible } = {}] =
    await database.query(`SELECT count(*) AS impossible FROM charges WHERE ${isUsage} AND ${isByTheHour}
    AND PricingQuantity * 3600 > date_diff('second', ChargePeriodStart, ChargePeriodEnd) + 1 AND ${isInstance}`);
  return Number(impossible);
}
