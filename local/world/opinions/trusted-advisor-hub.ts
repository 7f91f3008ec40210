import type { Finding } from '../../../lib/core/finding.ts';
import type { Account } from '../account.ts';
import { configurationOf } from '../configuration.ts';
import { normalise } from '../normalise.ts';
import type { WorldResource } from '../resource.ts';
import { type HubRecommendation, hubRecommendations } from './cost-optimization-hub.ts';
import { freshnessOf } from './freshness.ts';
import { amountText, findingOf, stated } from './opinion.ts';

const byKind: Readonly<Partial<Record<WorldResource['kind'], string>>> = {
  instance: 'c1z7kmr00n',
  group: 'c1z7kmr01n',
  volume: 'c1z7kmr02n',
  database: 'c1z7kmr03n',
  'cluster-instance': 'c1z7kmr03n',
  function: 'c1z7kmr05n',
  container: 'c1z7kmr06n',
  cluster: 'c1z7kmr17n',
  nat: 'c1z7kmr18n',
};
const databaseStorage = 'c1z7kmr04n';

/** Trusted Advisor's checks that the Hub feeds: its top action alone, the amount as the Hub has it and no basis told. */
export function* hubCheckFindings(account: Account): Generator<Finding> {
  for (const recommendation of hubRecommendations(account)) {
    const check = checkOf(recommendation);
    if (recommendation.isTop && check !== undefined) yield tell(account, recommendation, check);
  }
}

function checkOf({ resource, facet }: HubRecommendation): string | undefined {
  return resource.kind === 'database' && facet === 'storage' ? databaseStorage : byKind[resource.kind];
}

function tell(account: Account, { resource, facet, move, saving }: HubRecommendation, check: string): Finding {
  const { accountId, region, service, type, id } = resource;
  return findingOf(account, {
    agent: 'trusted-advisor',
    family: 'trusted-advisor',
    api: 'trustedadvisor:ListRecommendationResources',
    check,
    ageHours: freshnessOf(account.organisation, resource).hubChecks,
    resource: normalise({ kind: 'id', accountId, place: region, service, type, id }),
    facet,
    move,
    current: configurationOf(resource, facet),
    savings: { unstated: stated(saving) },
    isExcluded: resource.isExcluded,
    grade: { value: 'B', why: "the Hub's top action, basis not told" },
    evidence: { field: 'metadata.Estimated Monthly Savings', value: `$${amountText(saving)}` },
  });
}
