import type { Role, Site } from '../account.ts';
import { hoursAMonth } from '../bill/meter.ts';
import { type Draw, drawFrom } from '../random.ts';
import type { Group, Instance } from '../resource.ts';
import { loadOf, type Situation, usualHours } from './instance-load.ts';
import { countOf, drawRegion, ec2Id, makeBase, wholeHistoryDays } from './maker.ts';
import { isCore, planCoverage } from './plan-coverage.ts';

const usualCounts: Readonly<Record<Role, number>> = {
  management: 0,
  production: 5,
  data: 2,
  staging: 2,
  development: 1,
  sandbox: 0,
};

const types = [
  'm5.xlarge',
  'c5.xlarge',
  'm6i.xlarge',
  'm5.2xlarge',
  'c5.2xlarge',
  'c6i.2xlarge',
  'm6i.2xlarge',
] as const;
const purposes = ['web', 'api', 'worker', 'ingest', 'pricing', 'notifier', 'render'] as const;

const mix: Readonly<Partial<Record<Situation, number>>> = {
  fit: 52,
  'oversized-measured': 20,
  oversized: 8,
  portable: 12,
  idle: 4,
  'protected-oversized': 3,
};
/** Groups that add members by day. */
const elasticGroupPercent = 60;

/** Auto Scaling groups, each followed by its members. */
export function* makeGroups(site: Site): Generator<Group | Instance> {
  const draw = drawFrom(site.seed, 'groups', site.index);
  const count = countOf(site, draw, usualCounts[site.role]);
  for (let at = 0; at < count; at += 1) yield* makeGroup(site, draw, at);
}

function* makeGroup(site: Site, draw: Draw, at: number): Generator<Group | Instance> {
  const situation = draw.weighted(mix);
  const instanceType = draw.pick(types);
  const load = loadOf(draw, situation, instanceType);
  const name = `${draw.pick(purposes)}-${site.role}-${at + 1}`;
  const base = makeBase(site, draw, {
    service: 'autoscaling',
    type: 'autoScalingGroup',
    id: name,
    name,
    region: drawRegion(site, draw),
    arnSuffix: `autoScalingGroup:${draw.hex(8)}-0000-4000-8000-${draw.hex(12)}:autoScalingGroupName/${name}`,
    isProtected: load.isProtected,
  });
  const members = [...makeMembers(site, draw, { base, situation, instanceType, load })];
  const { need, memoryMeasured, portable } = load;
  yield {
    ...base,
    kind: 'group',
    memberKeys: members.map(({ key }) => key),
    instanceType,
    need,
    memoryMeasured,
    portable,
  };
  yield* members;
}

interface Frame {
  readonly base: ReturnType<typeof makeBase>;
  readonly situation: Situation;
  readonly instanceType: string;
  readonly load: ReturnType<typeof loadOf>;
}

function* makeMembers(site: Site, draw: Draw, frame: Frame): Generator<Instance> {
  const steady = site.role === 'production' ? draw.between(3, 7) : draw.between(2, 3);
  const extra = frame.situation !== 'idle' && draw.chance(elasticGroupPercent) ? draw.between(1, 3) : 0;
  const coverage = frame.situation === 'fit' && isCore(site) ? planCoverage(site, draw) : [];
  const hasElder = draw.chance(50);
  for (let at = 0; at < steady + extra; at += 1) {
    const isElastic = at >= steady;
    yield {
      ...makeBase(site, draw, {
        service: 'ec2',
        type: 'instance',
        id: ec2Id(draw, 'i'),
        name: frame.base.name,
        region: frame.base.region,
        // A reservation or plan is sized for what runs all day.
        coverage: isElastic ? [] : coverage,
        createdDaysAgo: coverage.length > 0 ? wholeHistoryDays : frame.base.createdDaysAgo,
      }),
      // Not the protecting tag: that a group's protection covers its members is for others to see.
      tags: teamTags(frame.base.tags),
      kind: 'instance',
      instanceType: frame.instanceType,
      groupKey: frame.base.key,
      launchedDaysAgo: at === 0 && hasElder ? 60 : draw.between(2, 12),
      monthlyHours: isElastic ? usualHours.elastic : hoursAMonth,
      hours: isElastic ? 'elastic' : 'always',
      need: frame.load.need,
      memoryMeasured: frame.load.memoryMeasured,
      portable: frame.load.portable,
      discardable: false,
      idleAtNight: false,
      quietDays: frame.load.quietDays,
    };
  }
}

function teamTags({ team, env }: Readonly<Record<string, string>>): Record<string, string> {
  return { ...(team !== undefined && { team }), ...(env !== undefined && { env }) };
}
