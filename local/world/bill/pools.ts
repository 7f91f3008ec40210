import type { Account } from '../account.ts';
import type { HeldCommitment, Organisation } from '../organisation.ts';
import type { WorldResource } from '../resource.ts';
import { costOf, partOf, percentOf, type Usd } from '../usd.ts';
import type { World } from '../world.ts';
import { type Meter, poolOf } from './meter.ts';
import { metersOf } from './meters.ts';

/** Usage that some commitments can cover, and how much of it they pay for, both as list dollars a month. */
interface Pool {
  /** What the commitments pay for, used or not. */
  capacity: Usd;
  /** What could use them. */
  eligible: Usd;
}

/**
 * All commitments and all usage that they could cover. A reservation floats over its pool: machines of one family and
 * region, of one account or of all. Compute Savings Plans float over every account, and cover what reservations leave.
 * Commitments are paid for whether or not they are used: what they save depends on how much eligible usage is left.
 */
export interface Pools {
  readonly reservations: Map<string, Pool>;
  readonly plans: Pool;
  /** What reservations cover of the usage that plans could cover too. */
  reservedUnderPlans: Usd;
}

/** A meter's usage as far as commitments are concerned. */
export interface Eligible {
  readonly reservation: string | undefined;
  readonly byComputePlan: boolean;
}

/** The pools of a world as it is now: one pass over its accounts. */
export function poolsOf(world: World): Pools {
  const pools: Pools = { reservations: new Map(), plans: { capacity: 0n, eligible: 0n }, reservedUnderPlans: 0n };
  for (const account of world.accounts()) addAccount(pools, account);
  fillUnused(pools, world.organisation);
  pools.reservedUnderPlans = reservedUnderPlans(pools);
  return pools;
}

/** The same commitments over other usage: what they cover where accounts have become others. */
export function repool(pools: Pools, accounts: Iterable<Account>): Pools {
  const capacities = [...pools.reservations].map(([id, { capacity }]) => [id, { capacity, eligible: 0n }] as const);
  const { capacity } = pools.plans;
  const left: Pools = { reservations: new Map(capacities), plans: { capacity, eligible: 0n }, reservedUnderPlans: 0n };
  for (const account of accounts)
    for (const resource of account.resources)
      for (const { meter, list } of chargesOf(resource)) {
        const eligible = eligibleOf(account, meter);
        if (eligible !== undefined) shiftEligible(left, eligible, list);
      }
  return left;
}

/** An independent copy, to try actions on. */
export function copyPools({ reservations, plans, reservedUnderPlans }: Pools): Pools {
  const copies = [...reservations].map(([id, pool]) => [id, { ...pool }] as const);
  return { reservations: new Map(copies), plans: { ...plans }, reservedUnderPlans };
}

/** Which pools a meter belongs to; `undefined` where no commitment that is held or could be bought covers it. */
export function eligibleOf(account: Account, meter: Meter): Eligible | undefined {
  if (meter.eligible === undefined) return undefined;
  const { pool, byComputePlan } = meter.eligible;
  const held = pool === undefined ? undefined : heldFor(account, pool);
  return { reservation: held && reservationPool(held), byComputePlan };
}

/** Changes the usage of a pool by list dollars a month, and tells by how much its commitments cover more, or less. */
export function shiftEligible(pools: Pools, { reservation, byComputePlan }: Eligible, by: Usd): Usd {
  const pool = reservation === undefined ? undefined : pools.reservations.get(reservation);
  const before = (pool ? coveredOf(pool) : 0n) + coveredByPlans(pools);
  if (pool !== undefined) {
    const reserved = coveredOf(pool);
    pool.eligible += by;
    if (byComputePlan) pools.reservedUnderPlans += coveredOf(pool) - reserved;
  }
  if (byComputePlan) pools.plans.eligible += by;
  return (pool ? coveredOf(pool) : 0n) + coveredByPlans(pools) - before;
}

/** Usage that Compute Savings Plans could cover and that runs on demand, as list dollars a month. */
function onDemandUnderPlans(pools: Pools): Usd {
  return pools.plans.eligible - pools.reservedUnderPlans - coveredByPlans(pools);
}

/** Usage of a reservation's pool that runs on demand, as list dollars a month: what would take over hours set free. */
export function onDemandUnder(pools: Pools, held: HeldCommitment): Usd {
  if (held.product === 'compute') return onDemandUnderPlans(pools);
  const pool = pools.reservations.get(reservationPool(held));
  return pool === undefined ? 0n : pool.eligible - coveredOf(pool);
}

/** The list price a month of all that commitments cover. */
export function coveredInAll(pools: Pools): Usd {
  let covered = coveredByPlans(pools);
  for (const pool of pools.reservations.values()) covered += coveredOf(pool);
  return covered;
}

/** What resources that are still there are billed at list a month, meter by meter. */
export function* chargesOf(resource: WorldResource): Generator<{ readonly meter: Meter; readonly list: Usd }> {
  if (resource.deletedDaysAgo !== undefined) return;
  for (const meter of metersOf(resource)) yield { meter, list: costOf(meter.rate, meter.monthly) };
}

function addAccount(pools: Pools, account: Account): void {
  for (const resource of account.resources)
    for (const { meter, list } of chargesOf(resource)) {
      const eligible = eligibleOf(account, meter);
      if (eligible === undefined) continue;
      const { reservation, byComputePlan } = eligible;
      const pool = reservation === undefined ? undefined : reservationOf(pools, reservation);
      if (pool !== undefined) pool.eligible += list;
      if (byComputePlan) pools.plans.eligible += list;
      const covered = percentOf(
        list,
        resource.coverage.reduce((sum, { percent }) => sum + percent, 0),
      );
      if (pool !== undefined) pool.capacity += covered;
      else pools.plans.capacity += covered;
    }
}

/** A reservation that was bought for more than what runs has capacity that nothing can use. */
function fillUnused(pools: Pools, { commitments }: Organisation): void {
  for (const held of commitments) {
    const pool = held.product === 'compute' ? undefined : pools.reservations.get(reservationPool(held));
    if (pool !== undefined) pool.capacity = partOf(pool.capacity, 100n, BigInt(100 - held.unusedPercent));
  }
}

function reservationOf(pools: Pools, id: string): Pool {
  const found = pools.reservations.get(id);
  if (found !== undefined) return found;
  const created = { capacity: 0n, eligible: 0n };
  pools.reservations.set(id, created);
  return created;
}

function heldFor({ organisation, commitments }: Account, pool: string): HeldCommitment | undefined {
  const isFor = (held: HeldCommitment) =>
    held.product !== 'compute' && poolOf(held.product, held.family ?? '', held.region ?? '') === pool;
  return commitments.find(isFor) ?? organisation.commitments.find(isFor);
}

function reservationPool({ scope, accountId, product, family, region }: HeldCommitment): string {
  return `${scope === 'payer' ? 'payer' : accountId}/${product}/${family}/${region}`;
}

function coveredOf({ capacity, eligible }: Pool): Usd {
  return capacity < eligible ? capacity : eligible;
}

function coveredByPlans({ plans, reservedUnderPlans }: Pools): Usd {
  return coveredOf({ capacity: plans.capacity, eligible: plans.eligible - reservedUnderPlans });
}

function reservedUnderPlans({ reservations }: Pools): Usd {
  let covered = 0n;
  for (const [id, pool] of reservations) if (id.includes('/ec2/')) covered += coveredOf(pool);
  return covered;
}
