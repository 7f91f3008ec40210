import type { Commitment } from '../core/resource.ts';
import { usagesOf } from './coverage.ts';
import type { Shared, Unit } from './model.ts';
import { strikeWinner } from './outcome.ts';
import { compareText } from './statement-order.ts';
import { nameOfOpinion } from './wording.ts';

const rule = '3 alternatives';

/**
 * Rule 3 between pools: purchases for the same usage are alternatives. Kept first: a person's choice, a known amount,
 * the payer's before a linked account's, the Hub's, then plans that float over families, EC2 Instance Savings Plans,
 * reservations. SageMaker's plans price nothing that others do, so they add up with them.
 */
export function settlePools(units: readonly Unit[], { flips }: Shared): void {
  const proposed = units.filter(({ winner }) => winner !== undefined);
  const kept = new Map<string, Unit[]>();
  for (const unit of proposed.sort((left, right) => comparePools(left, right, flips))) {
    const pool = poolOf(unit);
    if (pool === undefined) continue;
    const other = rivals(pool, kept).find((each) => conflict(poolOf(each), pool));
    if (other !== undefined) giveWay(unit, other);
    else kept.set(ownerOf(pool), [...(kept.get(ownerOf(pool)) ?? []), unit]);
  }
}

/** Whose usage a purchase is for; the payer's is for that of all. */
function ownerOf({ scope, accountId }: Commitment): string {
  return scope === 'payer' ? payer : accountId;
}

const payer = 'payer';

/** The kept purchases that one could conflict with: a linked account's never with another linked account's. */
function rivals(pool: Commitment, kept: ReadonlyMap<string, Unit[]>): readonly Unit[] {
  if (pool.scope === 'payer') return [...kept.values()].flat();
  return [...(kept.get(payer) ?? []), ...(kept.get(pool.accountId) ?? [])];
}

function giveWay(unit: Unit, { winner, subject }: Unit): void {
  const [lost, kept] = [poolOf(unit), subject.resource];
  if (winner === undefined || lost === undefined || kept.kind !== 'commitment') return;
  const isSameKind = lost.instrument === kept.instrument && lost.product === kept.product;
  const name = nameOfOpinion(winner.finding);
  if (isSameKind && lost.scope !== kept.scope) {
    const owner = kept.scope === 'payer' ? 'the payer' : 'the linked account';
    strikeWinner(unit, rule, 'scope', winner, `${name} for ${owner} covers the same usage`);
  } else {
    strikeWinner(unit, rule, 'alternative', winner, `${name} is for the same usage: one of the two, not both`);
  }
}

function comparePools(left: Unit, right: Unit, flips: Shared['flips']): number {
  return (
    Number(flips.has(right.id)) - Number(flips.has(left.id)) ||
    Number(left.carrier === undefined) - Number(right.carrier === undefined) ||
    Number(poolOf(left)?.scope !== 'payer') - Number(poolOf(right)?.scope !== 'payer') ||
    Number(!isOfHub(left)) - Number(!isOfHub(right)) ||
    breadth(poolOf(left)) - breadth(poolOf(right)) ||
    compareText(left.subject.key, right.subject.key)
  );
}

function isOfHub({ winner }: Unit): boolean {
  const opinions = winner ? [winner, ...(winner.duplicates ?? [])] : [];
  return opinions.some(
    ({ finding, traits }) => finding.source.family === 'cost-optimization-hub' || traits.relation === 'hub',
  );
}

function breadth(pool: Commitment | undefined): number {
  if (pool?.instrument !== 'savings-plan') return 2;
  return pool.product === 'ec2-instance' ? 1 : 0;
}

function conflict(left: Commitment | undefined, right: Commitment | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  const usages = usagesOf(right);
  if (!usagesOf(left).some((usage) => usages.includes(usage))) return false;
  return mayMeet(left.region, right.region) && mayMeet(left.family, right.family);
}

/** Two bounds meet where they are equal, or where one of them is none. */
function mayMeet(left: string | undefined, right: string | undefined): boolean {
  return left === undefined || right === undefined || left === right;
}

function poolOf({ subject: { resource } }: Unit): Commitment | undefined {
  return resource.kind === 'commitment' ? resource : undefined;
}
