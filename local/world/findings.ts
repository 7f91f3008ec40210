import type { Finding } from '../../lib/core/finding.ts';
import type { Account } from './account.ts';
import { basesOf, payerOffers } from './offers.ts';
import { scheduleFindings } from './opinions/billing-schedule.ts';
import { computeOptimizerFindings } from './opinions/compute-optimizer.ts';
import { rightsizingFindings } from './opinions/cost-explorer-rightsizing.ts';
import { hubFindings } from './opinions/cost-optimization-hub.ts';
import { linkedPurchaseFindings, purchaseFindings } from './opinions/purchases.ts';
import { oldCheckFindings } from './opinions/trusted-advisor-checks.ts';
import { hubCheckFindings } from './opinions/trusted-advisor-hub.ts';
import type { World } from './world.ts';

/** All that every source says about the resources of one account. Purchases stand apart: they concern all accounts. */
export function* resourceFindings(account: Account): Generator<Finding> {
  yield* hubFindings(account);
  yield* hubCheckFindings(account);
  yield* oldCheckFindings(account);
  yield* computeOptimizerFindings(account);
  yield* rightsizingFindings(account);
  yield* scheduleFindings(account);
}

/** All that is said about buying commitments: for the payer, and account by account. */
export function* commitmentFindings(world: World): Generator<Finding> {
  yield* purchaseFindings(world, world.account(0), payerOffers(world, basesOf(world)));
  for (const account of world.accounts()) yield* linkedPurchaseFindings(account);
}

/** Every opinion in the world, account by account and purchases last, one at a time. */
export function* worldFindings(world: World): Generator<Finding> {
  for (const account of world.accounts()) yield* resourceFindings(account);
  yield* commitmentFindings(world);
}
