import type { Role, Site } from '../account.ts';
import { type Draw, drawFrom } from '../random.ts';
import type { Database, Need } from '../resource.ts';
import { noNeed } from '../resource.ts';
import { capacityOf, familyOf } from '../sizing.ts';
import { countOf, makeBase } from './maker.ts';

const usualCounts: Readonly<Record<Role, number>> = {
  management: 0,
  production: 9,
  data: 5,
  staging: 4,
  development: 4,
  sandbox: 0,
};

type Situation =
  | 'fit'
  | 'oversized'
  | 'idle'
  | 'portable'
  | 'io1-oversized'
  | 'protected'
  /** Well used, and paid for by a shared reservation. */
  | 'covered-m5'
  | 'covered-r5'
  /** Too large, and half covered: what is set free floats to others of its family. */
  | 'floating';

const mixes: Readonly<Record<Role, Readonly<Partial<Record<Situation, number>>>>> = {
  management: { fit: 1 },
  production: { fit: 48, oversized: 22, 'io1-oversized': 16, portable: 4, protected: 3, 'covered-r5': 6, floating: 1 },
  data: { fit: 38, 'covered-r5': 6, oversized: 30, 'io1-oversized': 14, portable: 6, idle: 6 },
  staging: { fit: 40, oversized: 30, portable: 10, idle: 16 },
  development: { fit: 34, oversized: 24, portable: 10, idle: 26 },
  sandbox: { fit: 50, idle: 50 },
};

/** The first databases of an account: the shared reservations were bought for such. */
const certain: Readonly<Partial<Record<Role, readonly Situation[]>>> = {
  production: ['covered-m5', 'covered-r5', 'floating'],
};

const classesByRole: Readonly<Record<Role, readonly [string, ...string[]]>> = {
  management: ['db.t3.large'],
  production: ['db.r6g.2xlarge', 'db.r6g.xlarge', 'db.r5.2xlarge', 'db.r5.xlarge', 'db.m5.2xlarge', 'db.r6g.4xlarge'],
  data: ['db.r5.4xlarge', 'db.r6g.4xlarge', 'db.r5.2xlarge'],
  staging: ['db.r6g.large', 'db.r6g.xlarge', 'db.m5.large', 'db.r5.large'],
  development: ['db.t3.large', 'db.r6g.large', 'db.m5.large', 'db.t3.xlarge'],
  sandbox: ['db.t3.large'],
};
/** For what is too large: one class below it exists. */
const largeClasses = ['db.r6g.xlarge', 'db.r6g.2xlarge', 'db.r5.xlarge', 'db.r5.2xlarge'] as const;
const subjects = ['orders', 'ledger', 'catalog', 'identity', 'events', 'billing', 'reports', 'inventory'] as const;

/** RDS for PostgreSQL. */
export function* makeDatabases(site: Site): Generator<Database> {
  const draw = drawFrom(site.seed, 'databases', site.index);
  const count = countOf(site, draw, usualCounts[site.role]);
  for (let at = 0; at < count; at += 1) yield makeDatabase(site, draw, at);
}

function makeDatabase(site: Site, draw: Draw, at: number): Database {
  const situation = certain[site.role]?.[at] ?? draw.weighted(mixes[site.role]);
  const instanceClass = drawClass(site, draw, situation);
  const region = situation === 'portable' ? site.organisation.secondaryRegion : site.organisation.primaryRegion;
  const id = `${draw.pick(subjects)}-${site.role === 'production' ? 'prod' : site.role}-${at + 1}`;
  const storage = drawStorage(draw, situation, instanceClass);
  return {
    ...makeBase(site, draw, {
      service: 'rds',
      type: 'db',
      id,
      name: id,
      region,
      arnSuffix: `db:${id}`,
      isProtected: situation === 'protected',
      coverage: coverageOf(site, situation, instanceClass, region),
    }),
    kind: 'database',
    instanceClass,
    multiAz: site.role === 'production' && draw.chance(55),
    need: needOf(draw, situation, instanceClass),
    portable: situation === 'portable',
    ...storage,
  };
}

/**
 * Whoever can move to Graviton runs db.m5 outside the reserved region: moving a reserved one would save nothing, and
 * moving a db.r5 would add to what a reservation of db.r6g could cover.
 */
function drawClass({ role }: Site, draw: Draw, situation: Situation): string {
  if (situation === 'portable') return draw.pick(['db.m5.large', 'db.m5.xlarge', 'db.m5.2xlarge']);
  if (situation === 'covered-m5') return 'db.m5.2xlarge';
  if (situation === 'covered-r5') return draw.pick(['db.r5.xlarge', 'db.r5.2xlarge']);
  if (situation === 'floating') return 'db.r5.2xlarge';
  if (situation === 'oversized' || situation === 'protected') return draw.pick(largeClasses);
  const drawn = draw.pick(classesByRole[role]);
  // The shared reservation covers every db.m5 there: only those that are used well may be of that family.
  return situation === 'fit' || !drawn.startsWith('db.m5') ? drawn : 'db.r6g.large';
}

function needOf(draw: Draw, situation: Situation, instanceClass: string): Need {
  if (situation === 'idle') return noNeed;
  const { vcpu, memoryGib } = capacityOf(instanceClass);
  const isTooLarge = situation === 'oversized' || situation === 'protected' || situation === 'floating';
  const [low, high] = isTooLarge ? [26, 45] : [55, 90];
  return { vcpu: (vcpu * draw.between(low, high)) / 100, memoryGib: (memoryGib * draw.between(low, high)) / 100 };
}

function drawStorage(draw: Draw, situation: Situation, instanceClass: string): Pick<Database, 'storage' | 'needIops'> {
  const gib =
    draw.between(instanceClass.startsWith('db.t3') ? 2 : 8, instanceClass.startsWith('db.t3') ? 20 : 160) * 10;
  if (situation !== 'io1-oversized') return { storage: { storageType: 'gp3', gib, iops: 3_000 }, needIops: 1_500 };
  const large = Math.max(400, gib);
  return {
    storage: { storageType: 'io1', gib: large, iops: draw.between(4, 9) * 1_000 },
    needIops: draw.between(20, 40) * 100,
  };
}

/** How the two shared reservations fell: db.m5 wholly covered, db.r5 in part, the rest on demand. */
function coverageOf(
  { organisation }: Site,
  situation: Situation,
  instanceClass: string,
  region: string,
): Database['coverage'] {
  const family = familyOf(instanceClass);
  const held = organisation.commitments.find((each) => each.family === family && each.region === region);
  if (held === undefined) return [];
  if (situation === 'covered-r5' || family === 'db.m5') return [{ commitmentId: held.id, percent: 100 }];
  return situation === 'floating' ? [{ commitmentId: held.id, percent: 50 }] : [];
}
