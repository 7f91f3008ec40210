import type { Account } from '../account.ts';
import type { HeldCommitment } from '../organisation.ts';
import { partOf, percentOf, type Usd } from '../usd.ts';
import type { World } from '../world.ts';
import { chargesOf } from './pools.ts';

/** What a commitment costs a month of 730 hours, used or not, and the part of it that nothing uses. */
export interface HeldCost {
  readonly monthly: Usd;
  readonly unused: Usd;
}

/** The costs of the commitments that all accounts share: one pass over the accounts. */
export function sharedCosts(world: World): ReadonlyMap<string, HeldCost> {
  const covered = new Map<string, Usd>();
  for (const account of world.accounts()) addCovered(covered, account);
  return costsOf(world.organisation.commitments, covered);
}

/** The costs of the commitments that an account has for itself. */
export function ownCosts(account: Account): ReadonlyMap<string, HeldCost> {
  const covered = new Map<string, Usd>();
  addCovered(covered, account);
  return costsOf(account.commitments, covered);
}

function addCovered(covered: Map<string, Usd>, { resources }: Account): void {
  for (const resource of resources)
    for (const { commitmentId, percent } of resource.coverage)
      for (const { meter, list } of chargesOf(resource))
        if (meter.eligible !== undefined)
          covered.set(commitmentId, (covered.get(commitmentId) ?? 0n) + percentOf(list, percent));
}

function costsOf(held: readonly HeldCommitment[], covered: ReadonlyMap<string, Usd>): ReadonlyMap<string, HeldCost> {
  return new Map(
    held.map(({ id, percentOff, unusedPercent }) => {
      const used = percentOf(covered.get(id) ?? 0n, 100 - percentOff);
      const monthly = partOf(used, 100n, BigInt(100 - unusedPercent));
      return [id, { monthly, unused: monthly - used }];
    }),
  );
}
