import { shiftDays } from '../../lib/core/period.ts';
import type { Account, AnomalyCause } from './account.ts';
import { usageRows } from './bill/daily.ts';
import { daysBetween } from './calendar.ts';
import type { Usd } from './usd.ts';
import type { World } from './world.ts';

/** Days on which spend left its course, what it cost, and what caused it. */
export interface Anomaly extends AnomalyCause {
  readonly accountId: string;
  readonly accountName: string;
  readonly region: string;
  readonly product: string;
  /** The last day, included: as Cost Anomaly Detection tells it. */
  readonly lastDay: string;
  /** Billed for that usage type of the account on these days. */
  readonly actual: Usd;
  /** What would have been billed. */
  readonly expected: Usd;
}

/** All anomalies of a world, with their true impact. */
export function* anomaliesIn(world: World): Generator<Anomaly> {
  for (const account of world.accounts()) {
    const { anomaly } = account;
    const resource = anomaly && account.byKey.get(anomaly.resourceKey);
    if (anomaly === undefined || resource === undefined) continue;
    yield {
      ...anomaly,
      accountId: account.accountId,
      accountName: account.name,
      region: resource.region,
      product: 'AmazonCloudWatch',
      lastDay: shiftDays(anomaly.end, -1),
      actual: billedFor(world, account, anomaly, true),
      expected: billedFor(world, account, anomaly, false),
    };
  }
}

function billedFor(world: World, account: Account, { start, end, usageType }: AnomalyCause, withAnomaly: boolean): Usd {
  const rowsOn = usageRows(world, account, { withAnomaly });
  let billed = 0n;
  for (const day of daysBetween(start, end))
    for (const row of rowsOn(day))
      if (row.product === 'AmazonCloudWatch' && row.usageType.endsWith(usageType)) billed += row.billed;
  return billed;
}
