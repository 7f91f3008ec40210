import type { Facet } from '../../lib/core/action.ts';
import type { Account } from './account.ts';
import type { Meter } from './bill/meter.ts';
import { chargesOf, eligibleOf, type Pools, shiftEligible } from './bill/pools.ts';
import { type Change, changesOf, type PlannedAction, type Standing } from './change.ts';
import type { Volume, WorldResource } from './resource.ts';
import { cents, partOf, percentOf, type Usd } from './usd.ts';

/** An amount of a month of 730 hours at list, and as it is billed: with discount, and with commitments that float. */
export interface Priced {
  readonly list: Usd;
  readonly afterDiscounts: Usd;
}

/** What one action does to the bill. */
export interface Effect {
  readonly action: PlannedAction;
  /** What its unit costs less, rounded to cents. */
  readonly saving: Priced;
  /** What else costs less since it is gone too: volumes with their machine, storage with its database. */
  readonly collateral: readonly { readonly key: string; readonly facet: Facet; readonly saving: Priced }[];
  /** The part of the saving at list that no commitment paid for, and that one could have been bought for. */
  readonly onDemand: OnDemand | undefined;
}

interface OnDemand {
  /** The reservation pool of the usage before the action: product, family and region. */
  readonly pool: string | undefined;
  readonly byComputePlan: boolean;
  /** List dollars a month, of the saving as rounded to cents. */
  readonly list: Usd;
}

export const nothing: Priced = { list: 0n, afterDiscounts: 0n };

/** The usage part of an account's bill as actions are done to it, one after the other. */
export interface OpenBill {
  /** Does it, for good. */
  apply(action: PlannedAction): Effect;
  /** What it would do now, undone again. */
  probe(action: PlannedAction): Effect;
}

/**
 * Opens an account's bill.
 *
 * @param pools of the whole world; it is changed by what is applied, since commitments float between accounts
 */
export function openBill(account: Account, pools: Pools): OpenBill {
  const changed = new Map<string, WorldResource | undefined>();
  const standing = standingOf(account, changed);
  return {
    apply: (action) => {
      const changes = changesOf(action, standing);
      const effect = measure(account, pools, action, changes);
      for (const { before, after } of changes) changed.set(before.key, after);
      return effect;
    },
    probe: (action) => {
      const changes = changesOf(action, standing);
      const effect = measure(account, pools, action, changes);
      measure(account, pools, action, changes.flatMap(undo));
      return effect;
    },
  };
}

/** The account after actions, in order: what is left of it, as it then is. */
export function changeAll(account: Account, actions: Iterable<PlannedAction>): Account {
  const changed = new Map<string, WorldResource | undefined>();
  const standing = standingOf(account, changed);
  for (const action of actions)
    for (const { before, after } of changesOf(action, standing)) changed.set(before.key, after);
  const resources = account.resources.map(({ key }) => standing.find(key)).filter((left) => left !== undefined);
  return { ...account, resources, byKey: new Map(resources.map((resource) => [resource.key, resource])) };
}

function standingOf(account: Account, changed: ReadonlyMap<string, WorldResource | undefined>): Standing {
  const volumes = new Map<string, Volume[]>();
  for (const resource of account.resources)
    if (resource.kind === 'volume' && resource.attachedTo !== undefined)
      volumes.set(resource.attachedTo.key, [...(volumes.get(resource.attachedTo.key) ?? []), resource]);
  const find = (key: string) => {
    const found = changed.has(key) ? changed.get(key) : account.byKey.get(key);
    return found?.deletedDaysAgo === undefined ? found : undefined;
  };
  return {
    find,
    volumesOf: (key) =>
      (volumes.get(key) ?? []).map((volume) => find(volume.key)).filter((found) => found?.kind === 'volume'),
  };
}

/** A change that takes back another; of what was deleted there is nothing to start from. */
function undo({ before, after, credit }: Change): Change[] {
  return [{ before: after ?? { ...before, deletedDaysAgo: 0 }, after: before, credit }];
}

interface Tally {
  list: Usd;
  /** What commitments covered of it and cover no more. */
  covered: Usd;
  /** The part of `list` that commitments could cover, and what could cover it. */
  eligible: Usd;
  eligibleFor: Meter['eligible'] | undefined;
}

/** Adds up what changes, meter by meter, and moves the pools along. */
function measure(account: Account, pools: Pools, action: PlannedAction, changes: readonly Change[]): Effect {
  const own = emptyTally();
  const others = new Map<string, { key: string; facet: Facet; tally: Tally }>();
  for (const change of changes)
    for (const { resource, sign } of sides(change))
      for (const { meter, list } of chargesOf(resource)) {
        const isOwn = change.credit === 'all' || (change.credit === 'facet' && meter.facet === action.facet);
        addCharge(account, pools, isOwn ? own : tallyOf(others, resource.key, meter.facet), meter, sign * list);
      }
  const percent = account.organisation.discountPercent;
  return {
    action,
    saving: pricedOf(own, percent),
    collateral: [...others.values()].map(({ key, facet, tally }) => ({ key, facet, saving: pricedOf(tally, percent) })),
    onDemand: onDemandOf(own),
  };
}

/** What is charged no more, and what is charged in its place. */
function sides({ before, after }: Change): { resource: WorldResource; sign: bigint }[] {
  const gone = { resource: before, sign: 1n };
  return after === undefined ? [gone] : [gone, { resource: after, sign: -1n }];
}

function addCharge(account: Account, pools: Pools, tally: Tally, meter: Meter, saved: Usd): void {
  tally.list += saved;
  const eligible = eligibleOf(account, meter);
  if (eligible === undefined) return;
  tally.covered -= shiftEligible(pools, eligible, -saved);
  tally.eligible += saved;
  tally.eligibleFor ??= meter.eligible;
}

function emptyTally(): Tally {
  return { list: 0n, covered: 0n, eligible: 0n, eligibleFor: undefined };
}

function tallyOf(all: Map<string, { key: string; facet: Facet; tally: Tally }>, key: string, facet: Facet): Tally {
  const id = `${key} ${facet}`;
  const found = all.get(id);
  if (found !== undefined) return found.tally;
  const tally = emptyTally();
  all.set(id, { key, facet, tally });
  return tally;
}

function pricedOf({ list, covered }: Tally, discountPercent: number): Priced {
  return { list: cents(list), afterDiscounts: cents(percentOf(list - covered, 100 - discountPercent)) };
}

function onDemandOf({ list, covered, eligible, eligibleFor }: Tally): OnDemand | undefined {
  if (eligibleFor === undefined || list === 0n) return undefined;
  const { pool, byComputePlan } = eligibleFor;
  return { pool, byComputePlan, list: partOf(cents(eligible), list - covered, list) };
}
