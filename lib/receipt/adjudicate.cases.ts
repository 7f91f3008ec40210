import { alternativeCases } from './cases/alternatives.cases.ts';
import { basisCases } from './cases/basis.cases.ts';
import type { Case } from './cases/case.fixtures.ts';
import { commitmentCases } from './cases/commitments.cases.ts';
import { coverageCases } from './cases/coverage.cases.ts';
import { duplicateCases } from './cases/duplicates.cases.ts';
import { exclusiveCases } from './cases/exclusive.cases.ts';
import { groupCases } from './cases/groups.cases.ts';
import { purchaseCases } from './cases/purchases.cases.ts';
import { setAsideCases } from './cases/set-aside.cases.ts';
import { shadowCases } from './cases/shadows.cases.ts';
import { unknownCases } from './cases/unknown.cases.ts';

/** All cases computed by hand, in the order of the rules. */
export const cases: readonly Case[] = [
  ...setAsideCases,
  ...duplicateCases,
  ...alternativeCases,
  ...purchaseCases,
  ...exclusiveCases,
  ...groupCases,
  ...shadowCases,
  ...commitmentCases,
  ...coverageCases,
  ...basisCases,
  ...unknownCases,
];
