import { shiftDays } from '../../../lib/core/period.ts';
import { commitmentDiscounts } from '../../../lib/prices/commitments.ts';
import type { Account, AnomalyCause, Site } from '../account.ts';
import { calendarOf } from '../calendar.ts';
import { type HeldCommitment, oneYearTo } from '../organisation.ts';
import { drawFrom } from '../random.ts';
import type { Instance, WorldResource } from '../resource.ts';
import { familyOf } from '../sizing.ts';
import { makeAccountWide } from './account-wide.ts';
import { makeClusters } from './clusters.ts';
import { makeDatabases } from './databases.ts';
import { makeGroups } from './groups.ts';
import { makeInstances } from './instances.ts';
import { makeMetered } from './metered.ts';
import { makeNetwork } from './network.ts';
import { makeContainers, makeFunctions } from './serverless.ts';
import { makeLooseVolumes, makeVolumesOf } from './volumes.ts';

/** The account with one anomaly in every world; others have one by chance. */
const anomalousIndex = 1;
const anomalousPercent = 8;

/** Everything in an account, from its site alone: no other account is looked at. */
export function makeAccount(site: Site): Account {
  const resources = [...makeResources(site)];
  const anomaly = drawAnomaly(site, resources);
  return {
    ...site,
    resources,
    byKey: new Map(resources.map((resource) => [resource.key, resource])),
    commitments: resources.flatMap((resource) => (resource.kind === 'instance' ? reservationsFor(site, resource) : [])),
    ...(anomaly && { anomaly }),
  };
}

function* makeResources(site: Site): Generator<WorldResource> {
  for (const instance of makeInstances(site)) {
    yield instance;
    yield* makeVolumesOf(site, instance);
  }
  for (const resource of makeGroups(site)) {
    yield resource;
    if (resource.kind === 'instance') yield* makeVolumesOf(site, resource);
  }
  yield* makeLooseVolumes(site);
  yield* makeDatabases(site);
  yield* makeClusters(site);
  yield* makeFunctions(site);
  yield* makeContainers(site);
  yield* makeNetwork(site);
  yield* makeMetered(site);
  yield* makeAccountWide(site);
}

/** Reservations that the account bought for one machine and does not share. */
function reservationsFor(site: Site, { key, coverage, instanceType, region }: Instance): HeldCommitment[] {
  const shared = new Set(site.organisation.commitments.map(({ id }) => id));
  const draw = drawFrom(key, 'reservation-term');
  const { today } = calendarOf(site.asOf);
  return coverage
    .filter(({ commitmentId }) => !shared.has(commitmentId))
    .map(({ commitmentId }) => ({
      id: commitmentId,
      instrument: 'reservation',
      product: 'ec2',
      family: familyOf(instanceType),
      region,
      accountId: site.accountId,
      scope: 'linked',
      payment: 'no-upfront',
      percentOff: commitmentDiscounts.percentOff['ec2 reservation']['one-year']['no-upfront'],
      unusedPercent: 0,
      ...oneYearTo(shiftDays(today, draw.between(20, 330))),
    }));
}

/** Debug logging that a release left on: its bill is CloudWatch's, and nobody looks there. */
function drawAnomaly(site: Site, resources: readonly WorldResource[]): AnomalyCause | undefined {
  const draw = drawFrom(site.seed, 'anomaly', site.index);
  const happens = site.index === anomalousIndex || draw.chance(anomalousPercent);
  const logs = largestLogs(resources);
  if (!happens || logs === undefined) return undefined;
  const start = shiftDays(calendarOf(site.asOf).today, -draw.between(8, 12));
  return {
    resourceKey: logs.key,
    usageType: 'DataProcessing-Bytes',
    start,
    end: shiftDays(start, draw.between(3, 5)),
    percent: draw.between(9, 14) * 100,
    text: `a release of ${start} left debug logging on in ${logs.id}; the next release turned it off`,
  };
}

function largestLogs(resources: readonly WorldResource[]): WorldResource | undefined {
  const groups = resources.filter((resource) => resource.kind === 'metered' && resource.service === 'logs');
  const taken = (resource: WorldResource) => (resource.kind === 'metered' ? (resource.uses[0]?.monthly ?? 0) : 0);
  return groups.reduce<WorldResource | undefined>(
    (largest, each) => (largest === undefined || taken(each) > taken(largest) ? each : largest),
    undefined,
  );
}
