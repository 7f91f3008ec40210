import type { Account } from './account.ts';
import { chargesOf, coveredInAll, type Pools, poolsOf, repool } from './bill/pools.ts';
import type { PlannedAction } from './change.ts';
import type { Offer } from './offers.ts';
import { savingAfter } from './offers.ts';
import { changeAll, type Effect, openBill, type Priced } from './open-bill.ts';
import { percentOf, type Usd } from './usd.ts';
import type { World } from './world.ts';

/** A month's bill before and after a plan. */
export interface Repriced {
  /** Usage of a month of 730 hours. The fees of commitments that are held stand apart: no action changes them. */
  readonly before: Priced;
  readonly after: Priced;
  /** In the order in which the actions were given, account by account. */
  readonly effects: readonly Effect[];
  /** What each purchase saves after the actions, in the organisation's basis. */
  readonly purchases: readonly { readonly offer: Offer; readonly saving: Usd }[];
}

/**
 * Prices the bill before and after any set of actions, and what commitments are worth when they are bought last.
 *
 * The bill after is added up anew from everything that is left, with commitments floating over it; the effects are
 * measured one by one on the way. The two differ by rounding to cents only.
 *
 * @param actions of any accounts, in the order in which they are done
 * @throws MeshError `bad-input` for an action that its resource does not have
 */
export function reprice(world: World, actions: readonly PlannedAction[], offers: readonly Offer[] = []): Repriced {
  const pools = poolsOf(world);
  const before = usageBill(world.accounts(), pools, world);
  const byAccount = Map.groupBy(actions, ({ key }) => key.slice(0, key.indexOf('/')));
  const effects: Effect[] = [];
  for (const account of world.accounts()) {
    const bill = openBill(account, pools);
    for (const action of byAccount.get(account.accountId) ?? []) effects.push(bill.apply(action));
  }
  const after = () => accountsAfter(world, byAccount);
  return {
    before,
    after: usageBill(after(), repool(pools, after()), world),
    effects,
    purchases: offers.map((offer) => ({ offer, saving: savingAfter(offer, takenFrom(offer, effects)) })),
  };
}

function* accountsAfter(world: World, byAccount: ReadonlyMap<string, readonly PlannedAction[]>): Generator<Account> {
  for (const account of world.accounts()) yield changeAll(account, byAccount.get(account.accountId) ?? []);
}

function usageBill(accounts: Iterable<Account>, pools: Pools, { organisation }: World): Priced {
  let list = 0n;
  for (const { resources } of accounts)
    for (const resource of resources) for (const charge of chargesOf(resource)) list += charge.list;
  return { list, afterDiscounts: percentOf(list - coveredInAll(pools), 100 - organisation.discountPercent) };
}

/** List dollars a month that actions take from the on-demand usage that an offer was sized for. */
function takenFrom(offer: Offer, effects: readonly Effect[]): Usd {
  let taken = 0n;
  for (const { action, onDemand } of effects) {
    if (onDemand === undefined) continue;
    if (offer.scope === 'linked' && !action.key.startsWith(`${offer.accountId}/`)) continue;
    const { product, family, region } = offer;
    const isPriced =
      product === 'compute'
        ? onDemand.byComputePlan
        : onDemand.pool === `${product === 'rds' ? 'rds' : 'ec2'}/${family}/${region}`;
    if (isPriced) taken += onDemand.list;
  }
  return taken;
}
