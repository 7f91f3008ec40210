import type { Savings } from '../core/finding.ts';
import { exactOf } from './amounts.ts';
import { type PricedUsage, pricedUsage, type Usage, uncoveredShare, whole } from './coverage.ts';
import { addExact, type Exact, readExact, shareOf, toMoney } from './decimal.ts';
import type { Shared, Unit } from './model.ts';
import { compareText } from './statement-order.ts';

/**
 * What the winners of one account save a month at list price on usage that commitments could price, by pool: the
 * commitment sums of contract.md. Plain JSON, so that they can be stored beside the account's group.
 */
export interface PoolSum {
  readonly accountId: string;
  /** Empty: of winners without any amount. */
  readonly currency: string;
  readonly usage: Usage;
  readonly family: string | null;
  readonly region: string;
  /** Saved on hours that run on demand. */
  readonly uncovered: string;
  /** Saved on hours of which it was not read how many run on demand. */
  readonly unread: string;
  /** Winners whose saving is known, but not at list price. */
  readonly withoutList: number;
  /** Winners whose saving is not known at all. */
  readonly unknown: number;
}

interface Pool {
  readonly sum: Omit<PoolSum, 'uncovered' | 'unread' | 'withoutList' | 'unknown'>;
  uncovered: Exact;
  unread: Exact;
  withoutList: number;
  unknown: number;
}

/** A saving of which no amount is known is in no currency, and could be in any. */
export const noCurrency = '';

/** By family: an account has few others of each. */
export type Pools = Map<string | undefined, Pool[]>;

/**
 * Takes a unit's proposal into the pool of its usage (rule 8). What stands beside because it does not last, or may
 * not be done, shrinks nothing.
 *
 * @param savings the proposal's, with the bases that others lend it
 */
export function poolSaving(unit: Unit, savings: Savings, pools: Pools, shared: Shared): void {
  const { winner, beside } = unit;
  if (winner === undefined || winner.finding.action.kind === 'review') return;
  if (beside !== undefined && beside.kind !== 'small') return;
  const priced = pricedUsage(unit);
  if (priced === undefined) return;
  const currency = winner.currency ?? unit.carrier?.currency ?? noCurrency;
  const pool = poolOf(pools, priced, currency);
  const list = listSaving(unit, savings, currency);
  if (list !== undefined) addList(pool, list, uncoveredShare(unit.subject, priced, shared.commitments));
  else if (currency === noCurrency) pool.unknown++;
  else pool.withoutList++;
}

function addList(pool: Pool, list: Exact, share: Exact | undefined): void {
  if (share === undefined) pool.unread = addExact(pool.unread, list);
  else pool.uncovered = addExact(pool.uncovered, shareOf(list, share, whole));
}

/** The winner's saving at list price, as far as the unit's amount counts (rule 7). */
function listSaving({ carrier, counted, taken }: Unit, savings: Savings, currency: string): Exact | undefined {
  const list = exactOf(savings.list, currency);
  if (list === undefined || taken === undefined || !carrier?.amount) return list;
  return shareOf(list, counted, carrier.amount);
}

function poolOf(pools: Pools, { usage, family, region, accountId }: PricedUsage, currency: string): Pool {
  const ofFamily = pools.get(family) ?? [];
  const known = ofFamily.find(({ sum }) => sum.usage === usage && sum.region === region && sum.currency === currency);
  if (known !== undefined) return known;
  const sum = { accountId, currency, usage, family: family ?? null, region };
  const pool = { sum, uncovered: 0, unread: 0, withoutList: 0, unknown: 0 };
  pools.set(family, [...ofFamily, pool]);
  return pool;
}

/** The sums as they are stored, in one order. */
export function poolSums(pools: Pools): PoolSum[] {
  return [...pools.values()]
    .flat()
    .map(({ sum, uncovered, unread, withoutList, unknown }) => ({
      ...sum,
      uncovered: amountOf(uncovered),
      unread: amountOf(unread),
      withoutList,
      unknown,
    }))
    .sort((left, right) => compareText(nameOf(left), nameOf(right)));
}

function nameOf({ usage, family, region, currency }: PoolSum): string {
  return `${usage}/${family}/${region}/${currency}`;
}

function amountOf(value: Exact): string {
  return toMoney(value, '').amount;
}

export function readPooled(amount: string): Exact {
  return readExact(amount) ?? 0;
}
