import type { Finding, Savings } from '../../../lib/core/finding.ts';
import type { Account } from '../account.ts';
import type { Move } from '../moves.ts';
import { normalise } from '../normalise.ts';
import type { Priced } from '../open-bill.ts';
import type { Instance } from '../resource.ts';
import { smallestFit } from '../sizing.ts';
import { freshnessOf } from './freshness.ts';
import { amountText, findingOf, stated } from './opinion.ts';
import { statedSaving } from './stated.ts';

const regionNames: Readonly<Record<string, string>> = {
  'us-east-1': 'US East (N. Virginia)',
  'us-west-2': 'US West (Oregon)',
};
const lookbackDays = 14;

/**
 * `GetRightsizingRecommendation`: machines only, of groups too; terminate what is idle, else a smaller type of the
 * family by processor alone. With existing commitments considered, and in some accounts asked without them as well.
 */
export function* rightsizingFindings(account: Account): Generator<Finding> {
  for (const resource of account.resources) {
    if (resource.kind !== 'instance') continue;
    const move = judge(resource);
    if (move === undefined) continue;
    const saving = statedSaving(account, resource, 'compute', move);
    // Cost Explorer is silent about machines that commitments pay for wholly.
    if (saving.afterDiscounts > 0n) yield tell(account, resource, move, saving);
  }
}

function judge({ instanceType, need, launchedDaysAgo }: Instance): Move | undefined {
  if (launchedDaysAgo < lookbackDays) return undefined;
  if (need.vcpu === 0) return { kind: 'delete' };
  const target = smallestFit('ec2', instanceType, { vcpu: need.vcpu, memoryGib: 0 });
  return target === instanceType ? undefined : { kind: 'rightsize', target };
}

function tell(account: Account, instance: Instance, move: Move, saving: Priced): Finding {
  const { accountId, region, service, type, id, name, instanceType } = instance;
  const terminates = move.kind === 'delete';
  return findingOf(account, {
    agent: 'cost-explorer',
    family: 'cost-explorer',
    api: 'ce:GetRightsizingRecommendation',
    ageHours: freshnessOf(account.organisation, instance).costExplorer,
    resource: {
      ...normalise({ kind: 'id', accountId, place: regionNames[region] ?? region, service, type, id }),
      ...(name !== '' && { name }),
    },
    facet: 'compute',
    move,
    current: instanceType,
    savings: savingsOf(account, saving),
    grade: { value: 'B', why: 'processor measured, memory only where an agent reports it' },
    lookbackDays,
    evidence: {
      field: terminates
        ? 'TerminateRecommendationDetail.EstimatedMonthlySavings'
        : 'ModifyRecommendationDetail.TargetInstances[0].EstimatedMonthlySavings',
      value: amountText(saving.afterDiscounts),
      unit: 'USD',
    },
  });
}

function savingsOf({ isAskedBothWays }: Account, saving: Priced): Savings {
  return {
    ...(isAskedBothWays && { list: stated(saving.list) }),
    afterDiscounts: stated(saving.afterDiscounts),
    afterDiscountsIncludes: 'commitments and discount',
  };
}
