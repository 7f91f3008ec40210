import { alternativeCases } from './cases/alternatives.cases.ts';
import { basisCases } from './cases/basis.cases.ts';
import { billChangeCases } from './cases/bill-change.cases.ts';
import type { Case } from './cases/case.fixtures.ts';
import { clusterCases } from './cases/clusters.cases.ts';
import { commitmentCases } from './cases/commitments.cases.ts';
import { coverageCases } from './cases/coverage.cases.ts';
import { duplicateCases } from './cases/duplicates.cases.ts';
import { exclusiveCases } from './cases/exclusive.cases.ts';
import { groupCases } from './cases/groups.cases.ts';
import { lendingCases } from './cases/lending.cases.ts';
import { olderCheckCases } from './cases/older-checks.cases.ts';
import { overlapCases } from './cases/overlap.cases.ts';
import { protectionCases } from './cases/protection.cases.ts';
import { purchasePoolCases } from './cases/purchase-pools.cases.ts';
import { purchaseCases } from './cases/purchases.cases.ts';
import { samePurchaseCases } from './cases/same-purchase.cases.ts';
import { setAsideCases } from './cases/set-aside.cases.ts';
import { shadowCases } from './cases/shadows.cases.ts';
import { shrinkingCases } from './cases/shrinking.cases.ts';
import { termCases } from './cases/terms.cases.ts';
import { unknownCases } from './cases/unknown.cases.ts';

/** All cases computed by hand, in the order of the rules. */
export const cases: readonly Case[] = [
  ...setAsideCases,
  ...protectionCases,
  ...duplicateCases,
  ...olderCheckCases,
  ...lendingCases,
  ...alternativeCases,
  ...purchaseCases,
  ...samePurchaseCases,
  ...termCases,
  ...purchasePoolCases,
  ...exclusiveCases,
  ...groupCases,
  ...clusterCases,
  ...shadowCases,
  ...overlapCases,
  ...commitmentCases,
  ...coverageCases,
  ...shrinkingCases,
  ...basisCases,
  ...billChangeCases,
  ...unknownCases,
];
