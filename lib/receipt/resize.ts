import type { Finding } from '../core/finding.ts';
import { formatMoney } from '../core/money.ts';
import type { Commitment } from '../core/resource.ts';
import { exactOf } from './amounts.ts';
import { type PricedUsage, prices } from './coverage.ts';
import {
  addExact,
  compareExact,
  type Exact,
  orNothing,
  shareInCents,
  subtractExact,
  toMoney,
  wholeUnits,
} from './decimal.ts';
import type { Unit } from './model.ts';
import { type Counted, isCounted, putBeside } from './outcome.ts';
import { type PoolIndex, poolsOf } from './pool-index.ts';
import { noCurrency, type PoolSum, readPooled } from './pools.ts';

const rule = '8 commitments last';

/** What a purchase is worth after the other actions, and what it would strand if it were bought before them. */
export interface Stake {
  readonly currency: string;
  readonly after: Exact;
  readonly stranded: Exact;
}

/** What the winners take from the usage that a purchase would price. */
interface Shrinkage {
  readonly uncovered: Exact;
  /** Of which it was not read whether it runs on demand. */
  readonly unread: Exact;
  readonly hasUnlisted: boolean;
  readonly hasUnknown: boolean;
}

/**
 * Rule 8. Sizes a purchase by what is left for it: counted = stated x remaining / eligible spend, to the cent;
 * reservations in whole units. Where the share is not known, none of it counts and the range stands beside. A saving
 * that is not known at all shrinks nothing, but leaves the bound open.
 */
export function resize(unit: Unit, pools: PoolIndex): Stake | undefined {
  const { resource } = unit.subject;
  if (!isCounted(unit) || resource.kind !== 'commitment' || unit.carrier.currency === undefined) return undefined;
  const { currency } = unit.carrier;
  const shrinkage = shrinkageOf(resource, currency, poolsOf(resource, pools));
  const eligible = exactOf(purchaseOf(unit)?.eligible, currency);
  unit.mayFall = shrinkage.hasUnknown;
  if (isUntouched(shrinkage)) return { currency, after: unit.counted, stranded: 0 };
  if (eligible === undefined || shrinkage.hasUnlisted || compareExact(shrinkage.unread, 0) > 0) {
    putRangeBeside(unit, eligible, shrinkage);
    return undefined;
  }
  const remaining = orNothing(subtractExact(eligible, shrinkage.uncovered));
  const stranded = strandedBy(unit, eligible, shrinkage.uncovered);
  shrink(unit, remaining, eligible, currency);
  return { currency, after: unit.counted, stranded };
}

/** What the purchase would apply to, told by the proposal or by what it is counted at. */
function purchaseOf({ winner, carrier }: Counted): Finding['purchase'] {
  return winner.finding.purchase ?? carrier.finding.purchase;
}

function shrinkageOf(commitment: Commitment, currency: string, pools: readonly PoolSum[]): Shrinkage {
  let uncovered: Exact = 0;
  let unread: Exact = 0;
  let hasUnlisted = false;
  let hasUnknown = false;
  for (const pool of pools) {
    const priced = prices(commitment, usageOf(pool));
    if (priced === false || (pool.currency !== currency && pool.currency !== noCurrency)) continue;
    const onDemand = readPooled(pool.uncovered);
    if (priced) uncovered = addExact(uncovered, onDemand);
    else unread = addExact(unread, onDemand);
    unread = addExact(unread, readPooled(pool.unread));
    hasUnlisted ||= pool.withoutList > 0;
    hasUnknown ||= pool.unknown > 0;
  }
  return { uncovered, unread, hasUnlisted, hasUnknown };
}

function usageOf({ usage, family, region, accountId }: PoolSum): PricedUsage {
  return { usage, family: family ?? undefined, region, accountId };
}

function isUntouched({ uncovered, unread, hasUnlisted }: Shrinkage): boolean {
  return !hasUnlisted && compareExact(uncovered, 0) === 0 && compareExact(unread, 0) === 0;
}

function shrink(unit: Counted, remaining: Exact, eligible: Exact, currency: string): void {
  const stated = unit.counted;
  const counted = sized(unit, remaining, eligible);
  if (compareExact(counted, stated) >= 0) return;
  const [left, all] = [remaining, eligible].map((each) => formatMoney(toMoney(each, currency)));
  const text = `the other actions leave ${left} a month of the ${all} that it was sized for`;
  unit.taken = { reason: 'resized', by: undefined, text };
  unit.counted = counted;
  unit.rule = rule;
}

function sized(unit: Counted, remaining: Exact, eligible: Exact): Exact {
  if (compareExact(eligible, 0) <= 0) return 0;
  const units = purchaseOf(unit)?.units;
  const isReservation = unit.winner.finding.action.kind === 'purchase-reservation';
  if (!isReservation || units === undefined) return shareInCents(unit.counted, remaining, eligible);
  const bought = wholeUnits(units, remaining, eligible);
  return bought >= units ? unit.counted : shareInCents(unit.counted, bought, units);
}

/** The part of the commitment's own cost that the other actions would leave unused. */
function strandedBy(unit: Counted, eligible: Exact, taken: Exact): Exact {
  if (compareExact(eligible, 0) <= 0) return 0;
  const stated = exactOf(unit.winner.finding.monthlyCost.target, unit.carrier.currency ?? '');
  const cost = stated ?? orNothing(subtractExact(eligible, unit.counted));
  return shareInCents(cost, compareExact(taken, eligible) < 0 ? taken : eligible, eligible);
}

function putRangeBeside(
  unit: Counted,
  eligible: Exact | undefined,
  { uncovered, unread, hasUnlisted }: Shrinkage,
): void {
  const least = (taken: Exact) =>
    eligible === undefined ? 0 : sized(unit, orNothing(subtractExact(eligible, taken)), eligible);
  const low = hasUnlisted ? 0 : least(addExact(uncovered, unread));
  const high = eligible === undefined ? unit.counted : least(uncovered);
  const why =
    eligible === undefined ? 'what it could price was not stated' : 'what the other actions take from it was not read';
  putBeside(unit, rule, {
    kind: 'range',
    range: [low, high],
    text: `how much of it is left to buy is not known: ${why}`,
  });
  unit.mayAdd = true;
}
