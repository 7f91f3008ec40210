import type { Commitment } from '../core/resource.ts';
import { addExact, type Exact, toMoney } from './decimal.ts';
import { type PoolSum, readPooled } from './pools.ts';

/** The pools of all groups, so that each purchase looks only at those that it may price. */
export interface PoolIndex {
  /** Of all accounts together: what a purchase of the payer floats over. */
  readonly together: readonly PoolSum[];
  readonly byAccount: ReadonlyMap<string, readonly PoolSum[]>;
}

export function indexPools(pools: readonly PoolSum[]): PoolIndex {
  return { together: mergePools(pools), byAccount: Map.groupBy(pools, ({ accountId }) => accountId) };
}

/** The pools of the accounts that a purchase is for. */
export function poolsOf({ scope, accountId }: Commitment, { together, byAccount }: PoolIndex): readonly PoolSum[] {
  return scope === 'payer' ? together : (byAccount.get(accountId) ?? []);
}

interface Merged {
  readonly first: PoolSum;
  uncovered: Exact;
  unread: Exact;
  withoutList: number;
  unknown: number;
}

function mergePools(pools: readonly PoolSum[]): PoolSum[] {
  const byUsage = new Map<string, Merged>();
  for (const pool of pools) {
    const key = `${pool.usage}/${pool.family ?? ''}/${pool.region}/${pool.currency}`;
    const merged = byUsage.get(key) ?? { first: pool, uncovered: 0, unread: 0, withoutList: 0, unknown: 0 };
    merged.uncovered = addExact(merged.uncovered, readPooled(pool.uncovered));
    merged.unread = addExact(merged.unread, readPooled(pool.unread));
    merged.withoutList += pool.withoutList;
    merged.unknown += pool.unknown;
    byUsage.set(key, merged);
  }
  return [...byUsage.values()].map(({ first, uncovered, unread, withoutList, unknown }) => ({
    ...first,
    uncovered: toMoney(uncovered, first.currency).amount,
    unread: toMoney(unread, first.currency).amount,
    withoutList,
    unknown,
  }));
}
