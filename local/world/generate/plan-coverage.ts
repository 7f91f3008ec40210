import type { Site } from '../account.ts';
import type { Draw } from '../random.ts';
import type { CoverageShare } from '../resource.ts';

/** The share of the well-run core that the Savings Plans were sized for, in percent. */
const coveredPercent = 62;
/** Of the covered, those that the plan covers that ends in months; the others' plan ends in weeks. */
const longPlanPercent = 72;

/** Accounts whose steady usage the Savings Plans were bought for. */
export function isCore({ role }: Site): boolean {
  return role === 'production' || role === 'data';
}

/** Which of the two Compute Savings Plans covers a resource of the core, if any does. */
export function planCoverage({ organisation }: Site, draw: Draw): CoverageShare[] {
  if (!draw.chance(coveredPercent)) return [];
  const plans = organisation.commitments.filter(({ product }) => product === 'compute');
  const plan = draw.chance(longPlanPercent) ? plans[0] : plans[1];
  return plan === undefined ? [] : [{ commitmentId: plan.id, percent: 100 }];
}
