import type { Role, Site } from '../account.ts';
import { hoursAMonth } from '../bill/meter.ts';
import { uuid } from '../organisation.ts';
import { type Draw, drawFrom } from '../random.ts';
import type { Instance } from '../resource.ts';
import { type Load, loadOf, mixes, type Situation, usualHours } from './instance-load.ts';
import { countOf, drawRegion, ec2Id, makeBase, wholeHistoryDays } from './maker.ts';
import { isCore, planCoverage } from './plan-coverage.ts';

const usualCounts: Readonly<Record<Role, number>> = {
  management: 1,
  production: 16,
  data: 11,
  staging: 7,
  development: 11,
  sandbox: 4,
};

const typesByRole: Readonly<Record<Role, readonly [string, ...string[]]>> = {
  management: ['t3.large'],
  production: ['m5.xlarge', 'm5.2xlarge', 'c5.2xlarge', 'm6i.2xlarge', 'r5.xlarge', 'c6i.xlarge', 'm6i.4xlarge'],
  data: ['r5.2xlarge', 'r5.4xlarge', 'r6i.2xlarge', 'm5.4xlarge', 'r6i.4xlarge'],
  staging: ['m5.xlarge', 'm6i.xlarge', 't3.xlarge', 'c5.xlarge'],
  development: ['t3.xlarge', 'm5.xlarge', 't3.2xlarge', 'm6i.xlarge', 'c5.xlarge'],
  sandbox: ['m5.xlarge', 't3.xlarge'],
};

const purposes: Readonly<Record<Role, readonly [string, ...string[]]>> = {
  management: ['bastion'],
  production: ['checkout', 'gateway', 'search-node', 'kafka', 'session-cache', 'mail-relay', 'geo-lookup', 'bastion'],
  data: ['spark-worker', 'airflow', 'warehouse-loader', 'notebook', 'feature-store', 'etl'],
  staging: ['checkout', 'gateway', 'search-node', 'load-test'],
  development: ['jenkins-agent', 'build-cache', 'preview', 'devbox', 'sonarqube'],
  sandbox: ['poc', 'hackathon', 'devbox'],
};

/** The first machines of an account: what happens seldom, and must be seen in every organisation. */
const certain: Readonly<Partial<Record<Role, readonly Situation[]>>> = {
  production: ['excluded', 'protected-oversized'],
  data: ['reserved-idle'],
  development: ['abandoned', 'gone', 'office-hours', 'protected-idle'],
};

/** Types of before 2014, which Compute Optimizer does not judge. */
const ancientTypes = ['m1.large', 'm1.xlarge', 'c1.xlarge'] as const;
/** Families that nothing else in an account belongs to: their reservations can float to nothing. */
const reservedFamilies = ['r4', 'c4', 'm4', 'i3'] as const;

/** The instances that stand alone; those of groups are made with their group. */
export function* makeInstances(site: Site): Generator<Instance> {
  const draw = drawFrom(site.seed, 'instances', site.index);
  const count = countOf(site, draw, usualCounts[site.role]);
  const families = [...reservedFamilies];
  for (let at = 0; at < count; at += 1) {
    const situation = certain[site.role]?.[at] ?? draw.weighted(mixes[site.role]);
    const isReserved = situation === 'reserved-idle' || situation === 'reserved-oversized';
    const family = isReserved ? families.pop() : undefined;
    yield makeInstance(site, draw, at, isReserved && family === undefined ? 'fit' : situation, family);
  }
}

function makeInstance(site: Site, draw: Draw, at: number, wanted: Situation, family: string | undefined): Instance {
  // Abandoned machines are told of by Cost Explorer alone, which states a list price only where it is asked both ways.
  const situation = wanted === 'abandoned' && !site.isAskedBothWays ? 'idle' : wanted;
  const instanceType = drawType(site, draw, situation, family);
  const load = loadOf(draw, situation, instanceType);
  const base = makeBase(site, draw, {
    service: 'ec2',
    type: 'instance',
    id: ec2Id(draw, 'i'),
    name: `${draw.pick(purposes[site.role])}-${String(at + 1).padStart(2, '0')}`,
    region: situation === 'reserved-idle' ? site.organisation.primaryRegion : drawRegion(site, draw),
    isProtected: load.isProtected,
    isExcluded: situation === 'excluded',
    ...(situation === 'gone' && { deletedDaysAgo: 1 }),
    ...(situation === 'abandoned' && { createdDaysAgo: 2_400 }),
  });
  const coverage = coverageOf(site, draw, situation, base.key);
  return {
    ...base,
    // What is covered was there before it was covered, so that commitments have always been used.
    ...(coverage.length > 0 && { createdDaysAgo: wholeHistoryDays }),
    kind: 'instance',
    instanceType,
    launchedDaysAgo: base.createdDaysAgo,
    ...runningHours(situation),
    ...machine(load),
    coverage,
  };
}

/** What a machine needs and what can be seen of it. */
function machine({ need, memoryMeasured, portable, discardable, idleAtNight, quietDays }: Load) {
  return { need, memoryMeasured, portable, discardable, idleAtNight, quietDays };
}

function drawType({ role }: Site, draw: Draw, situation: Situation, family: string | undefined): string {
  if (family !== undefined) return `${family}.${draw.pick(['xlarge', '2xlarge'])}`;
  if (situation === 'abandoned') return draw.pick(ancientTypes);
  // Only types whose price a month is whole cents, so that a share of a rounded saving is the saving of the share.
  if (situation === 'office-hours') return draw.pick(['m5.xlarge', 'm6i.xlarge', 'c5.xlarge', 'm5.2xlarge']);
  return draw.pick(typesByRole[role]);
}

function runningHours(situation: Situation) {
  if (situation === 'scheduled') return { hours: 'office', monthlyHours: usualHours.office } as const;
  return { hours: 'always', monthlyHours: hoursAMonth } as const;
}

/** Reservations of an account are named by the instance that they were bought for. */
function coverageOf(site: Site, draw: Draw, situation: Situation, key: string): Instance['coverage'] {
  if (situation === 'reserved-idle') return [{ commitmentId: reservationIdOf(key), percent: 60 }];
  if (situation === 'reserved-oversized') return [{ commitmentId: reservationIdOf(key), percent: 100 }];
  return situation === 'fit' && isCore(site) ? planCoverage(site, draw) : [];
}

function reservationIdOf(instanceKey: string): string {
  return uuid(drawFrom(instanceKey, 'reservation'));
}
