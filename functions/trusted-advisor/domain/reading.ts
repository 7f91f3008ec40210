import { concernsService } from '../../../lib/core/scope.ts';
import type { Scope } from '../../../lib/core/task.ts';
import { checkRow } from '../../../lib/receipt/source-row.ts';
import type { CheckFact, RecommendationFact } from './facts.ts';

const costPillar = 'cost_optimizing';

/** Whether it is about cost: the other pillars are counted, and give no findings. */
export function isAboutCost({ pillars }: { readonly pillars: readonly string[] }): boolean {
  return pillars.includes(costPillar);
}

/** The checks that may be asked about: a call that names a deprecated one is answered with an error. */
export function askableChecks(checks: readonly CheckFact[]): CheckFact[] {
  return checks.filter((check) => isAboutCost(check) && !checkRow(check.id).retired);
}

/** Whether a check is about cost, may be asked about, and may flag what the task asks for. */
export function mayConcern(
  { checkId, pillars }: RecommendationFact,
  accountId: string,
  scope: Scope | undefined,
): boolean {
  const { flags, retired } = checkRow(checkId);
  if (!isAboutCost({ pillars }) || retired) return false;
  if (scope?.accountIds && !scope.accountIds.includes(accountId)) return false;
  const [service = '', type] = flags.split('/');
  // A purchase flags a product, and an unknown check anything.
  return type === undefined || concernsService(service, scope);
}

/** What of a check's resources to read: all of a flagged one, the excluded ones of one that is ok but for them. */
export function resourcesToRead({ status, excluded }: RecommendationFact): 'all' | 'excluded' | undefined {
  if (status === 'warning' || status === 'error') return 'all';
  return excluded > 0 ? 'excluded' : undefined;
}
