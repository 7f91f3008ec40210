import type { Account } from './account.ts';
import { poolsOf } from './bill/pools.ts';
import type { PlannedAction } from './change.ts';
import { type Label, labelsOf } from './labels.ts';
import { basesOf, type Offer, payerOffers, preferredTerms, reservableFamily } from './offers.ts';
import { reprice } from './reprice.ts';
import { inOrder } from './right.ts';
import { familyOf } from './sizing.ts';
import type { Usd } from './usd.ts';
import type { World } from './world.ts';

/** A commitment that is right to buy, after everything else that is right. */
export interface PurchaseLabel {
  readonly offer: Offer;
  /** In the organisation's basis. */
  readonly saving: Usd;
  /**
   * `biased`: some unit that would take from the same usage has only biased or unknown opinions, so that nobody could
   * tell from opinions what is left to commit to.
   */
  readonly standing: 'known' | 'biased';
}

/**
 * The purchases that are right: a Compute Savings Plan for machines and a reservation for databases, both for the
 * whole organisation, in the term and payment that it prefers, sized after all
 * that any source speaks of.
 */
export function purchaseLabels(world: World): PurchaseLabel[] {
  const { term, payment } = preferredTerms(world.organisation);
  const chosen = payerOffers(world, basesOf(world)).filter(
    (offer) => offer.product !== 'ec2-instance' && offer.term === term && offer.payment === payment,
  );
  const { actions, doubts } = spokenOf(world);
  return reprice(world, actions, chosen).purchases.map(({ offer, saving }) => ({
    offer,
    saving,
    standing: doubts.has(offer.product === 'rds' ? 'rds' : 'compute') ? 'biased' : 'known',
  }));
}

/** The right actions that some source speaks of, and the usage of which opinions do not tell enough. */
function spokenOf(world: World): { actions: PlannedAction[]; doubts: Set<'rds' | 'compute'> } {
  const pools = poolsOf(world);
  const actions: PlannedAction[] = [];
  const doubts = new Set<'rds' | 'compute'>();
  for (const account of world.accounts())
    for (const label of labelsOf(account, pools)) {
      if (label.action !== null) actions.push(label.action);
      const usage = usageOf(account, label);
      if (usage !== undefined && isDoubtful(label)) doubts.add(usage);
    }
  return { actions: inOrder(actions), doubts };
}

/** What a purchase could price of a unit. */
function usageOf({ byKey }: Account, { key, facet }: Label): 'rds' | 'compute' | undefined {
  if (facet !== 'compute' && facet !== 'schedule') return undefined;
  const resource = byKey.get(key);
  if (resource?.kind === 'database') return familyOf(resource.instanceClass) === reservableFamily ? 'rds' : undefined;
  const kind = resource?.kind;
  return kind === 'instance' || kind === 'group' || kind === 'function' || kind === 'container' ? 'compute' : undefined;
}

function isDoubtful({ standing, isMisled }: Label): boolean {
  return standing === 'biased' || standing === 'unknown' || isMisled;
}
