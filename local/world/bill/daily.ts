import type { Account, AnomalyCause } from '../account.ts';
import type { HeldCommitment } from '../organisation.ts';
import { hashText } from '../random.ts';
import type { WorldResource } from '../resource.ts';
import { costOf, percentOf, roundUsd, rowPlaces, type Usd } from '../usd.ts';
import type { World } from '../world.ts';
import type { LineItem } from './line-item.ts';
import type { Meter } from './meter.ts';
import { metersOf } from './meters.ts';
import { type DayFacts, dayFacts, hourWeights, quantityOn } from './pattern.ts';

/** A meter of a resource, ready to be asked for any day. */
interface Source {
  readonly resource: WorldResource;
  readonly meter: Meter;
  readonly streams: { readonly meter: number; readonly account: number };
  readonly held: readonly { readonly commitment: HeldCommitment; readonly percent: number }[];
}

/** Asked for a day, the rows of what an account used on it. */
export type Days = (day: string) => Generator<LineItem>;

/**
 * The daily usage rows of an account, one day at a time. Days outside the world's history have none; the last day has
 * not wholly reached the bill.
 */
export function usageRows(world: World, account: Account, { withAnomaly = true } = {}): Days {
  const { firstDay, today } = world.calendar;
  const sources = sourcesOf(world, account);
  const anomaly = withAnomaly ? account.anomaly : undefined;
  return function* rowsOn(day) {
    if (day < firstDay || day >= today) return;
    const facts = dayFacts(day, today);
    for (const source of sources) if (runs(source.resource, facts)) yield* rowsOf(account, source, facts, anomaly);
  };
}

/** The same rows hour by hour, for the last 14 days: the hours of a day add up to it exactly. */
export function hourlyUsageRows(world: World, account: Account): Days {
  const { firstHourlyDay, today } = world.calendar;
  const sources = sourcesOf(world, account);
  return function* rowsOn(day) {
    if (day < firstHourlyDay || day >= today) return;
    const facts = dayFacts(day, today);
    for (const source of sources) {
      if (!runs(source.resource, facts)) continue;
      const weights = hourWeights(source.meter, facts);
      for (const row of rowsOf(account, source, facts, account.anomaly)) yield* spread(row, weights);
    }
  };
}

function sourcesOf(world: World, account: Account): Source[] {
  const held = new Map([...world.organisation.commitments, ...account.commitments].map((each) => [each.id, each]));
  return account.resources.flatMap((resource) =>
    metersOf(resource).map((meter) => ({
      resource,
      meter,
      streams: { meter: hashText(`${resource.key} ${meter.usageType}`), account: hashText(account.accountId) },
      held: meter.eligible === undefined ? [] : heldBy(resource, held),
    })),
  );
}

function heldBy({ coverage }: WorldResource, held: ReadonlyMap<string, HeldCommitment>): Source['held'] {
  return coverage.flatMap(({ commitmentId, percent }) => {
    const commitment = held.get(commitmentId);
    return commitment === undefined ? [] : [{ commitment, percent }];
  });
}

function runs({ createdDaysAgo, deletedDaysAgo = 0 }: WorldResource, { daysAgo }: DayFacts): boolean {
  return daysAgo <= createdDaysAgo && daysAgo > deletedDaysAgo;
}

/** What commitments pay for, each in a row of its own, and the rest on demand. */
function* rowsOf(
  account: Account,
  source: Source,
  facts: DayFacts,
  anomaly: AnomalyCause | undefined,
): Generator<LineItem> {
  const { resource, meter, streams, held } = source;
  const whole = amplified(quantityOn(meter, facts, streams), source, facts, anomaly);
  if (whole === 0n) return;
  let left = whole;
  for (const { commitment, percent } of held) {
    if (facts.day < commitment.start || facts.day >= commitment.end) continue;
    const quantity = (whole * BigInt(percent)) / 100n;
    left -= quantity;
    const list = row(costOf(meter.rate, quantity));
    const effective = row(percentOf(list, 100 - commitment.percentOff));
    const contracted = contractedOf(account, list);
    yield {
      ...named(resource, meter, facts),
      commitmentId: commitment.id,
      quantity,
      list,
      contracted,
      billed: 0n,
      effective,
    };
  }
  if (left === 0n) return;
  const list = row(costOf(meter.rate, left));
  const contracted = contractedOf(account, list);
  yield {
    ...named(resource, meter, facts),
    quantity: left,
    list,
    contracted,
    billed: contracted,
    effective: contracted,
  };
}

function named(resource: WorldResource, { product, usageType, unit, rate }: Meter, { day }: DayFacts) {
  const { accountId, region, service, id, arn, name, tags } = resource;
  const isAccountWide = resource.kind === 'metered' && resource.type === 'usage';
  return {
    day,
    accountId,
    region,
    product,
    usageType: `${regionPrefix(region)}${usageType}`,
    category: 'usage',
    description: `${usageType} in ${region}`,
    ...(!isAccountWide && { resourceId: service === 'ec2' ? id : arn }),
    ...(name !== '' && { resourceName: name }),
    tags,
    unit,
    rate,
  } as const;
}

/** Usage types of us-east-1 have no prefix, those of other regions have one. */
function regionPrefix(region: string): string {
  return region === 'us-west-2' ? 'USW2-' : '';
}

function amplified(
  quantity: bigint,
  { resource, meter }: Source,
  { day }: DayFacts,
  anomaly: AnomalyCause | undefined,
): bigint {
  if (anomaly?.resourceKey !== resource.key || anomaly.usageType !== meter.usageType) return quantity;
  return day >= anomaly.start && day < anomaly.end ? (quantity * BigInt(anomaly.percent)) / 100n : quantity;
}

function contractedOf({ organisation: { discountPercent } }: Account, list: Usd): Usd {
  return row(percentOf(list, 100 - discountPercent));
}

function row(amount: Usd): Usd {
  return roundUsd(amount, rowPlaces);
}

/** A row over the hours of its day; rounding goes on from hour to hour, so that nothing is lost. */
function* spread(item: LineItem, weights: readonly number[]): Generator<LineItem> {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const split = (amount: bigint, step: bigint) => apportion(amount, weights, total, step);
  const quantity = split(item.quantity, 1n);
  const step = 10n ** 8n;
  const [list, contracted, billed, effective] = [item.list, item.contracted, item.billed, item.effective].map(
    (amount) => split(amount, step),
  );
  for (const [hour, share] of quantity.entries())
    if (share > 0n)
      yield {
        ...item,
        hour,
        quantity: share,
        list: list?.[hour] ?? 0n,
        contracted: contracted?.[hour] ?? 0n,
        billed: billed?.[hour] ?? 0n,
        effective: effective?.[hour] ?? 0n,
      };
}

function apportion(amount: bigint, weights: readonly number[], total: number, step: bigint): bigint[] {
  let seen = 0;
  let given = 0n;
  return weights.map((weight) => {
    seen += weight;
    const upTo = total === 0 ? 0n : (((amount / step) * BigInt(seen)) / BigInt(total)) * step;
    const share = upTo - given;
    given = upTo;
    return share;
  });
}
