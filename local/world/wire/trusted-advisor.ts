import type { Finding } from '../../../lib/core/finding.ts';
import type { Account } from '../account.ts';
import { keyOf } from '../normalise.ts';
import { oldCheckFindings } from '../opinions/trusted-advisor-checks.ts';
import { hubCheckFindings } from '../opinions/trusted-advisor-hub.ts';
import { uuid } from '../organisation.ts';
import { drawFrom } from '../random.ts';
import { type Flagged, idOnTheWire, type WireCheck, wireChecks } from './trusted-advisor-checks.ts';

const pillar = 'cost_optimizing';

/** A check as `ListChecks` lists it. Source of all shapes here: AWS's API model `trustedadvisor`, 2022-09-15. */
export interface CheckSummary {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly description: string;
  readonly pillars: readonly [typeof pillar];
  readonly awsServices: readonly string[];
  readonly source: string;
  /** Headings, by the key under which a resource's metadata holds the value. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** What Trusted Advisor says of one check in an account. */
export interface Recommendation {
  readonly id: string;
  readonly arn: string;
  readonly checkArn: string;
  readonly name: string;
  readonly type: 'standard';
  readonly status: 'ok' | 'warning';
  readonly pillars: readonly [typeof pillar];
  readonly source: string;
  readonly awsServices: readonly string[];
  readonly lastUpdatedAt?: string;
  readonly resourcesAggregates: Readonly<Record<'okCount' | 'warningCount' | 'errorCount' | 'excludedCount', number>>;
}

/** One flagged resource. */
export interface RecommendationResource {
  readonly id: string;
  readonly arn: string;
  readonly awsResourceId: string;
  readonly regionCode: string;
  readonly status: 'warning';
  /** AWS sends nulls, too, where a column has no value. */
  readonly metadata: Readonly<Record<string, string | null>>;
  readonly lastUpdatedAt: string;
  readonly exclusionStatus: 'excluded' | 'included';
  readonly recommendationArn: string;
}

/** The cost pillar of one account's Trusted Advisor, in the shapes of its API. */
export interface TrustedAdvisorAnswers {
  readonly checks: readonly CheckSummary[];
  /** One a check, whether it flags anything or not. */
  readonly recommendations: readonly Recommendation[];
  /** By the ARN of a recommendation. */
  readonly resources: ReadonlyMap<string, readonly RecommendationResource[]>;
}

/**
 * What Trusted Advisor says of the resources of one account: nothing of other accounts, also for the payer. Its purchase
 * checks are not among these: they state no scope, and the world has them speak for the whole organisation.
 */
export function trustedAdvisorAnswers(account: Account): TrustedAdvisorAnswers {
  const findings = Map.groupBy(resourceCheckFindings(account), ({ source }) => source.check);
  const told = wireChecks.map((check) => tellCheck(account, check, flaggedOf(account, findings.get(check.id) ?? [])));
  return {
    checks: wireChecks.map(describe),
    recommendations: told.map(({ recommendation }) => recommendation),
    resources: new Map(told.map(({ recommendation, resources }) => [recommendation.arn, resources])),
  };
}

/** All that Trusted Advisor says of the resources of an account, as the agent that reads it would report it. */
export function* resourceCheckFindings(account: Account): Generator<Finding> {
  yield* hubCheckFindings(account);
  yield* oldCheckFindings(account);
}

function flaggedOf({ byKey }: Account, findings: readonly Finding[]): Flagged[] {
  return findings.flatMap((finding) => {
    const resource = finding.resource.kind === 'resource' ? byKey.get(keyOf(finding.resource)) : undefined;
    return resource === undefined ? [] : [{ finding, resource }];
  });
}

function describe({ id, name, awsService, source, columns }: WireCheck): CheckSummary {
  return {
    id,
    arn: `arn:aws:trustedadvisor:::check/${id}`,
    name,
    description: name,
    pillars: [pillar],
    awsServices: [awsService],
    source,
    metadata: Object.fromEntries(columns.map(([heading], at) => [String(at), heading])),
  };
}

function tellCheck({ accountId }: Account, check: WireCheck, flagged: readonly Flagged[]) {
  const { arn: checkArn, name, pillars, awsServices, source } = describe(check);
  const id = uuid(drawFrom(accountId, 'trusted-advisor', check.id));
  const arn = `arn:aws:trustedadvisor::${accountId}:recommendation/${id}`;
  const resources = flagged.map((each) => tellResource(accountId, id, arn, check, each));
  const excludedCount = resources.filter(({ exclusionStatus }) => exclusionStatus === 'excluded').length;
  const warningCount = resources.length - excludedCount;
  // No row is told to be younger than it is: of a check as a whole the oldest look counts.
  const [lastUpdatedAt] = resources.map((each) => each.lastUpdatedAt).toSorted();
  const recommendation: Recommendation = {
    ...{ id, arn, checkArn, name, pillars, awsServices, source },
    type: 'standard',
    status: warningCount > 0 ? 'warning' : 'ok',
    ...(lastUpdatedAt !== undefined && { lastUpdatedAt }),
    resourcesAggregates: { okCount: 0, warningCount, errorCount: 0, excludedCount },
  };
  return { recommendation, resources };
}

function tellResource(
  accountId: string,
  recommendationId: string,
  recommendationArn: string,
  { id: check, columns }: WireCheck,
  flagged: Flagged,
): RecommendationResource {
  const { finding, resource } = flagged;
  const id = drawFrom(resource.key, 'trusted-advisor', check).hex(64);
  return {
    id,
    arn: `arn:aws:trustedadvisor::${accountId}:recommendation-resource/${recommendationId}/${id}`,
    awsResourceId: check.startsWith('c1z7kmr') ? idOnTheWire(flagged) : resource.id,
    regionCode: resource.region,
    status: 'warning',
    metadata: Object.fromEntries(columns.map(([, cell], at) => [String(at), cell(flagged)])),
    lastUpdatedAt: finding.source.refreshedAt ?? finding.source.retrievedAt,
    exclusionStatus: finding.excluded === undefined ? 'included' : 'excluded',
    recommendationArn,
  };
}
