import type { Finding, Savings } from '../../../lib/core/finding.ts';
import type { Account } from '../account.ts';
import { metersOf } from '../bill/meters.ts';
import { configurationOf } from '../configuration.ts';
import { type Move, monthlyOf } from '../moves.ts';
import { normalise } from '../normalise.ts';
import type { Priced } from '../open-bill.ts';
import { drawFrom } from '../random.ts';
import type { WorldResource } from '../resource.ts';
import type { Usd } from '../usd.ts';
import { type Advice, adviceOn } from './analyser.ts';
import { freshnessOf } from './freshness.ts';
import { amountText, exactly, findingOf, stated } from './opinion.ts';
import { statedSaving } from './stated.ts';

/** A recommendation of the Hub for a resource: its top action, or another that it lists when asked for all. */
export interface HubRecommendation {
  readonly resource: WorldResource;
  readonly facet: Advice['facet'];
  readonly move: Move;
  readonly isTop: boolean;
  /** In the Hub's mode. */
  readonly saving: Usd;
}

const lookbackDays = 14;

/** Cost Optimization Hub, in its mode: the top action of each resource, and with `includeAll` the others too. */
export function* hubFindings(account: Account, includeAll = true): Generator<Finding> {
  for (const recommendation of hubRecommendations(account))
    if (includeAll || recommendation.isTop) yield tell(account, recommendation);
}

/**
 * What the Hub has from Compute Optimizer. Where discounts and commitments leave no saving, it lists nothing: a machine
 * that a reservation pays for wholly.
 */
export function* hubRecommendations(account: Account): Generator<HubRecommendation> {
  if (!account.isEnrolled) return;
  for (const resource of account.resources)
    for (const { facet, options, aside } of adviceOn(account, resource)) {
      const moves = aside === undefined ? options.slice(0, 2) : [options[0], aside];
      for (const [at, move] of moves.entries()) {
        const saving = inMode(account, statedSaving(account, resource, facet, move));
        if (saving > 0n) yield { resource, facet, move, isTop: at === 0, saving };
      }
    }
}

function inMode({ organisation: { mode } }: Account, { list, afterDiscounts }: Priced): Usd {
  return mode === 'list' ? list : afterDiscounts;
}

function tell(account: Account, { resource, facet, move, saving }: HubRecommendation): Finding {
  return findingOf(account, {
    agent: 'rightsizing',
    family: 'cost-optimization-hub',
    api: 'cost-optimization-hub:ListRecommendations',
    recommendationId: recommendationId(resource, facet, move),
    ageHours: freshnessOf(account.organisation, resource).hub,
    resource: named(resource),
    facet,
    move,
    current: configurationOf(resource, facet),
    savings: savingsOf(account, saving),
    monthlyCost: costOf(account, resource, facet, saving),
    effort: move.kind === 'migrate-architecture' ? 'high' : move.kind === 'rightsize' ? 'medium' : 'low',
    restartNeeded: resource.kind === 'instance' || resource.kind === 'database' || resource.kind === 'cluster-instance',
    rollbackPossible: move.kind !== 'delete',
    grade: { value: 'B', why: 'from Compute Optimizer, metrics not shown' },
    lookbackDays,
    evidence: { field: 'estimatedMonthlySavings', value: amountText(saving), unit: 'USD' },
  });
}

function savingsOf({ organisation: { mode } }: Account, saving: Usd): Savings {
  return mode === 'list'
    ? { list: stated(saving) }
    : { afterDiscounts: stated(saving), afterDiscountsIncludes: 'all discounts' };
}

/**
 * The Hub tells the cost after the change, and the cost now is that and the saving. At list both are exact; after
 * discounts they follow from details that the list of recommendations does not have, as do those of groups.
 */
function costOf(
  account: Account,
  resource: WorldResource,
  facet: Advice['facet'],
  saving: Usd,
): Finding['monthlyCost'] {
  const isSum = resource.kind === 'group' || resource.kind === 'cluster';
  if (account.organisation.mode !== 'list' || isSum) return {};
  const now = monthlyOf(metersOf(resource).filter((meter) => meter.facet === facet));
  return {
    current: { kind: 'known', value: exactly(now) },
    target: { kind: 'known', value: exactly(now - saving) },
  };
}

/** As the API names it; now and then with an empty ARN, so that only type, region and id are left. */
function named(resource: WorldResource) {
  const { accountId, region, service, type, id, arn, key, name } = resource;
  const hasArn = resource.kind === 'group' || !drawFrom(key, 'hub-arn').chance(10);
  const named = normalise(hasArn ? { kind: 'arn', arn } : { kind: 'id', accountId, place: region, service, type, id });
  return { ...named, ...(hasArn && { arn }), ...(name !== '' && { name }) };
}

function recommendationId({ key }: WorldResource, facet: string, { kind, target = '' }: Move): string {
  return Buffer.from(drawFrom(key, facet, kind, target).hex(24)).toString('base64');
}
