import { unknown } from '../../../lib/core/estimate.ts';
import type { Finding, Savings } from '../../../lib/core/finding.ts';
import type { Level } from '../../../lib/core/level.ts';
import type { Account } from '../account.ts';
import { configurationOf } from '../configuration.ts';
import type { Move } from '../moves.ts';
import { normalise } from '../normalise.ts';
import type { Priced } from '../open-bill.ts';
import type { WorldResource } from '../resource.ts';
import { type Advice, adviceOn } from './analyser.ts';
import { type Freshness, freshnessOf } from './freshness.ts';
import { amountText, findingOf, stated } from './opinion.ts';
import { statedSaving } from './stated.ts';

const agent = 'rightsizing';
const lookbackDays = 14;
/** By rank: the better an option ranks, the more it changes. */
const risks: readonly Level[] = ['low', 'very-low', 'very-low'];

const operations: Readonly<Partial<Record<WorldResource['kind'], string>>> = {
  instance: 'GetEC2InstanceRecommendations',
  group: 'GetAutoScalingGroupRecommendations',
  volume: 'GetEBSVolumeRecommendations',
  database: 'GetRDSDatabaseRecommendations',
  cluster: 'GetRDSDatabaseRecommendations',
  'cluster-instance': 'GetRDSDatabaseRecommendations',
  function: 'GetLambdaFunctionRecommendations',
  container: 'GetECSServiceRecommendations',
};

/** Compute Optimizer: every ranked option, at list, and after discounts where the organisation's mode says so. */
export function* computeOptimizerFindings(account: Account): Generator<Finding> {
  if (!account.isEnrolled) return;
  for (const resource of account.resources)
    for (const advice of adviceOn(account, resource))
      for (const [at, option] of advice.options.entries()) yield tell(account, resource, advice, option, at + 1);
}

function tell(account: Account, resource: WorldResource, advice: Advice, option: Move, rank: number): Finding {
  const { facet, seen } = advice;
  const isIdle = seen === 'no use';
  const operation = isIdle ? 'GetIdleRecommendations' : (operations[resource.kind] ?? 'GetIdleRecommendations');
  const saving = statedSaving(account, resource, facet, option);
  const freshness = freshnessOf(account.organisation, resource);
  return findingOf(account, {
    agent,
    family: 'compute-optimizer',
    api: `compute-optimizer:${operation}`,
    // Idle resources come without ranks.
    ...(!isIdle && { rank }),
    ageHours: freshness.computeOptimizer,
    resource: named(resource),
    facet,
    move: option,
    current: configurationOf(resource, facet),
    savings: savingsOf(account, saving, freshness),
    effort: option.kind === 'migrate-architecture' ? 'medium' : 'low',
    risk: isIdle ? 'very-low' : (risks[rank - 1] ?? 'low'),
    restartNeeded: needsRestart(resource),
    grade: gradeOf(seen),
    lookbackDays,
    evidence: {
      field: isIdle ? 'savingsOpportunity' : `recommendationOptions[${rank - 1}].savingsOpportunity`,
      value: freshness.lacksSaving ? '' : amountText(saving.list),
      unit: 'USD',
    },
  });
}

function savingsOf({ organisation }: Account, saving: Priced, { lacksSaving }: Freshness): Savings {
  if (lacksSaving) return { list: unknown('Compute Optimizer states no saving here') };
  if (organisation.mode === 'list') return { list: stated(saving.list) };
  return {
    list: stated(saving.list),
    afterDiscounts: stated(saving.afterDiscounts),
    afterDiscountsIncludes: 'all discounts',
  };
}

/** As the API names it: a function with its version, a group with its uuid. */
function named(resource: WorldResource) {
  const arn = resource.kind === 'function' ? `${resource.arn}:$LATEST` : resource.arn;
  const { name, tags } = resource;
  const { team } = tags;
  return {
    ...normalise({ kind: 'arn', arn }),
    ...(name !== '' && { name }),
    ...(team !== undefined && { tags: { team } }),
  };
}

function gradeOf(seen: Advice['seen']): Finding['grade'] {
  if (seen === 'no use') return { value: 'A', why: 'no use in 14 days' };
  if (seen === 'memory') return { value: 'A', why: 'processor and memory measured' };
  return { value: 'B', why: 'measured without memory' };
}

function needsRestart({ kind }: WorldResource): boolean {
  return kind === 'instance' || kind === 'database' || kind === 'cluster-instance';
}
