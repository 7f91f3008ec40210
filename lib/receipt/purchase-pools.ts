import type { Commitment } from '../core/resource.ts';
import { usagesOf } from './coverage.ts';
import type { Shared, Unit } from './model.ts';
import { isProposed, type Proposed, strikeWinner } from './outcome.ts';
import { compareText } from './statement-order.ts';
import { nameOfOpinion } from './wording.ts';

const rule = '3 alternatives';

/**
 * Rule 3 between pools: purchases for the same usage are alternatives. Kept first: a person's choice, a known amount,
 * the payer's before a linked account's, the Hub's, then plans that float over families, EC2 Instance Savings Plans,
 * reservations. SageMaker's plans price nothing that others do, so they add up with them.
 */
export function settlePools(units: readonly Unit[], { flips }: Shared): void {
  const kept = new Map<string, Purchase[]>();
  for (const purchase of units.flatMap(toPurchase).sort((left, right) => comparePurchases(left, right, flips))) {
    const other = rivals(purchase.pool, kept).find((each) => conflict(each.pool, purchase.pool));
    if (other !== undefined) giveWay(purchase, other);
    else kept.set(ownerOf(purchase.pool), [...(kept.get(ownerOf(purchase.pool)) ?? []), purchase]);
  }
}

/** A proposed purchase. */
interface Purchase {
  readonly unit: Proposed;
  readonly pool: Commitment;
}

function toPurchase(unit: Unit): Purchase[] {
  const { resource } = unit.subject;
  return isProposed(unit) && resource.kind === 'commitment' ? [{ unit, pool: resource }] : [];
}

const payer = 'payer';

/** Whose usage a purchase is for; the payer's is for that of all. */
function ownerOf({ scope, accountId }: Commitment): string {
  return scope === 'payer' ? payer : accountId;
}

/** The kept purchases that one could conflict with: a linked account's never with another linked account's. */
function rivals(pool: Commitment, kept: ReadonlyMap<string, Purchase[]>): readonly Purchase[] {
  if (pool.scope === 'payer') return [...kept.values()].flat();
  return [...(kept.get(payer) ?? []), ...(kept.get(pool.accountId) ?? [])];
}

function giveWay({ unit, pool }: Purchase, kept: Purchase): void {
  const { winner } = kept.unit;
  const name = nameOfOpinion(winner.finding);
  if (pool.product === kept.pool.product && pool.scope !== kept.pool.scope) {
    const owner = kept.pool.scope === 'payer' ? 'the payer' : 'the linked account';
    strikeWinner(unit, rule, 'scope', winner, `${name} for ${owner} covers the same usage`);
  } else {
    strikeWinner(unit, rule, 'alternative', winner, `${name} is for the same usage: one of the two, not both`);
  }
}

function comparePurchases(left: Purchase, right: Purchase, flips: Shared['flips']): number {
  return (
    Number(flips.has(right.unit.id)) - Number(flips.has(left.unit.id)) ||
    Number(left.unit.carrier === undefined) - Number(right.unit.carrier === undefined) ||
    Number(left.pool.scope !== 'payer') - Number(right.pool.scope !== 'payer') ||
    Number(isOfHub(right.unit)) - Number(isOfHub(left.unit)) ||
    narrowness(left.pool) - narrowness(right.pool) ||
    compareText(left.unit.subject.key, right.unit.subject.key)
  );
}

function isOfHub({ winner: { finding, traits } }: Proposed): boolean {
  return finding.source.family === 'cost-optimization-hub' || traits.relation === 'hub';
}

/** How much a purchase is bound to: nothing, a family and region, or these and the service. */
function narrowness({ instrument, product }: Commitment): number {
  if (instrument === 'reservation') return 2;
  return product === 'ec2-instance' ? 1 : 0;
}

function conflict(left: Commitment, right: Commitment): boolean {
  const usages = usagesOf(right);
  if (!usagesOf(left).some((usage) => usages.includes(usage))) return false;
  return mayMeet(left.region, right.region) && mayMeet(left.family, right.family);
}

/** Two bounds meet where they are equal, or where one of them is none. */
function mayMeet(left: string | undefined, right: string | undefined): boolean {
  return left === undefined || right === undefined || left === right;
}
