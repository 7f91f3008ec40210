import type { Role, Site } from '../account.ts';
import { type Draw, drawFrom } from '../random.ts';
import type { Cluster, ClusterInstance, Need } from '../resource.ts';
import { capacityOf } from '../sizing.ts';
import { countOf, makeBase } from './maker.ts';

const usualCounts: Readonly<Record<Role, number>> = {
  management: 0,
  production: 3,
  data: 1,
  staging: 1,
  development: 0,
  sandbox: 0,
};

type Situation = 'fit' | 'busy-storage' | 'oversized';

const mix = { fit: 50, 'busy-storage': 25, oversized: 25 } as const;
/** Not of the family that databases are recommended to reserve: a reservation is for one engine. */
const classes = ['db.r6i.xlarge', 'db.r6i.2xlarge', 'db.r5.xlarge', 'db.r5.2xlarge'] as const;
const smallClasses = ['db.r6i.xlarge', 'db.r5.xlarge'] as const;
const subjects = ['checkout', 'timeline', 'profiles', 'search-meta', 'quotes'] as const;

/** Aurora clusters, each with a writer and a reader that stands by. */
export function* makeClusters(site: Site): Generator<Cluster | ClusterInstance> {
  const draw = drawFrom(site.seed, 'clusters', site.index);
  const count = countOf(site, draw, usualCounts[site.role]);
  for (let at = 0; at < count; at += 1) yield* makeCluster(site, draw, at);
}

function* makeCluster(site: Site, draw: Draw, at: number): Generator<Cluster | ClusterInstance> {
  const situation: Situation = draw.weighted(mix);
  const id = `${draw.pick(subjects)}-${site.role}-${at + 1}`;
  // The reader's rightsizing must be worth less than the cluster's storage: the two are alternatives.
  const instanceClass = draw.pick(situation === 'busy-storage' ? smallClasses : classes);
  const base = makeBase(site, draw, { service: 'rds', type: 'cluster', id, name: id, arnSuffix: `cluster:${id}` });
  const members = ['writer', 'reader'].map((part) => makeMember(site, draw, { base, situation, instanceClass, part }));
  const gib = draw.between(10, 60) * 10;
  yield {
    ...base,
    kind: 'cluster',
    storageType: 'aurora',
    gib,
    // Reads and writes are what a busy cluster mostly pays for; a quiet one would pay more in the other configuration.
    millionIo: situation === 'busy-storage' ? draw.between(3_500, 6_000) : draw.between(100, 400),
    memberKeys: members.map(({ key }) => key),
  };
  yield* members;
}

interface Frame {
  readonly base: ReturnType<typeof makeBase>;
  readonly situation: Situation;
  readonly instanceClass: string;
  readonly part: string;
}

function makeMember(site: Site, draw: Draw, { base, situation, instanceClass, part }: Frame): ClusterInstance {
  const id = `${base.id}-${part}`;
  const need = needOf(draw, situation === 'oversized', instanceClass);
  return {
    ...makeBase(site, draw, {
      service: 'rds',
      type: 'db',
      id,
      name: id,
      region: base.region,
      arnSuffix: `db:${id}`,
      createdDaysAgo: base.createdDaysAgo,
    }),
    tags: base.tags,
    kind: 'cluster-instance',
    clusterKey: base.key,
    instanceClass,
    storageType: 'aurora',
    need,
    // A reader beside a busy writer looks idle and must be as large as the writer on the day that it takes over.
    needWhileStandingBy:
      part === 'reader' && situation === 'busy-storage' ? { vcpu: need.vcpu / 4, memoryGib: need.memoryGib / 4 } : need,
  };
}

function needOf(draw: Draw, isOversized: boolean, instanceClass: string): Need {
  const { vcpu, memoryGib } = capacityOf(instanceClass);
  const [low, high] = isOversized ? [26, 45] : [58, 90];
  return { vcpu: (vcpu * draw.between(low, high)) / 100, memoryGib: (memoryGib * draw.between(low, high)) / 100 };
}
