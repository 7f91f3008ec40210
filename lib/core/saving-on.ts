import type { Basis, Estimate } from './estimate.ts';
import type { Savings } from './finding.ts';

/** The estimate that a finding states on that basis; `undefined` where it states none. */
export function savingOn(savings: Savings, basis: Basis): Estimate | undefined {
  if (basis === 'list') return savings.list;
  return basis === 'after-discounts' ? savings.afterDiscounts : savings.unstated;
}
