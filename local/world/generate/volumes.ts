import type { Role, Site } from '../account.ts';
import { type Draw, drawFrom } from '../random.ts';
import type { Instance, Volume, VolumeConfiguration } from '../resource.ts';
import { countOf, drawRegion, ec2Id, makeBase } from './maker.ts';

const usualLoose: Readonly<Record<Role, number>> = {
  management: 0,
  production: 6,
  data: 4,
  staging: 4,
  development: 8,
  sandbox: 1,
};

type Situation = 'gp2' | 'gp2-striped' | 'gp3' | 'io1-oversized' | 'io1' | 'st1' | 'small-gp2';

const dataMix = { gp2: 56, 'gp2-striped': 6, gp3: 20, 'io1-oversized': 10, io1: 2, st1: 5, 'small-gp2': 1 } as const;
const dataVolumePercent: Readonly<Record<Role, number>> = {
  management: 30,
  production: 85,
  data: 100,
  staging: 70,
  development: 70,
  sandbox: 30,
};

/** A gp2 volume has three IOPS a GiB, from 100 to 16,000. */
const gp2IopsPerGib = 3;

/** The volumes of an instance: the one that it starts from, and mostly one for data. */
export function* makeVolumesOf(site: Site, instance: Instance): Generator<Volume> {
  if (instance.deletedDaysAgo !== undefined) return;
  const draw = drawFrom(site.seed, 'volumes', instance.key);
  const isMember = instance.groupKey !== undefined;
  const root = instance.discardable
    ? gp2(draw.between(10, 20) * 10)
    : ({ volumeType: 'gp3', gib: draw.pick([20, 30, 50]), iops: 3_000, throughput: 125 } as const);
  yield attached(site, draw, instance, { at: 'root', configuration: root, deletedWithIt: true });
  if (isMember) return;
  if (!instance.discardable && !draw.chance(dataVolumePercent[site.role])) return;
  const configuration = instance.discardable ? gp2(draw.between(10, 40) * 10) : drawConfiguration(draw);
  yield attached(site, draw, instance, { at: 'data', configuration, deletedWithIt: false });
}

/** Volumes that were attached once. */
export function* makeLooseVolumes(site: Site): Generator<Volume> {
  const draw = drawFrom(site.seed, 'loose-volumes', site.index);
  const count = countOf(site, draw, usualLoose[site.role]);
  for (let at = 0; at < count; at += 1) {
    const configuration = draw.chance(70)
      ? gp2(draw.between(6, 60) * 10)
      : ({ volumeType: 'gp3', gib: draw.between(8, 50) * 10, iops: 3_000, throughput: 125 } as const);
    yield {
      ...makeBase(site, draw, {
        service: 'ec2',
        type: 'volume',
        id: ec2Id(draw, 'vol'),
        name: draw.chance(40) ? 'restored' : '',
        region: drawRegion(site, draw),
        isProtected: draw.chance(6),
        createdDaysAgo: draw.between(60, 700),
      }),
      kind: 'volume',
      ...configuration,
      needIops: 0,
      needThroughput: 0,
    };
  }
}

interface Attachment {
  readonly at: 'root' | 'data';
  readonly configuration: VolumeConfiguration & { readonly needIops?: number };
  readonly deletedWithIt: boolean;
}

function attached(
  site: Site,
  draw: Draw,
  instance: Instance,
  { at, configuration, deletedWithIt }: Attachment,
): Volume {
  const { needIops = draw.between(2, 20) * 100, ...sizes } = configuration;
  return {
    ...makeBase(site, draw, {
      service: 'ec2',
      type: 'volume',
      id: ec2Id(draw, 'vol'),
      name: instance.name === '' ? '' : `${instance.name}-${at}`,
      region: instance.region,
      createdDaysAgo: instance.createdDaysAgo,
    }),
    kind: 'volume',
    ...sizes,
    needIops,
    needThroughput: 100,
    // The one relation that an account may refuse to tell: whether an abandoned machine takes its disk with it.
    attachedTo: { key: instance.key, deletedWithIt, fateRead: !(instance.discardable && draw.chance(12)) },
  };
}

function drawConfiguration(draw: Draw): VolumeConfiguration & { readonly needIops?: number } {
  const situation: Situation = draw.weighted(dataMix);
  if (situation === 'gp2') return gp2(draw.between(6, 90) * 10);
  if (situation === 'gp2-striped') return { ...gp2(draw.between(11, 20) * 100), needIops: draw.between(31, 40) * 100 };
  if (situation === 'small-gp2') return gp2(draw.between(8, 40));
  if (situation === 'gp3') return { volumeType: 'gp3', gib: draw.between(10, 100) * 10, iops: 3_000, throughput: 125 };
  if (situation === 'st1') return { volumeType: 'st1', gib: draw.between(5, 20) * 100, iops: 500, throughput: 250 };
  const iops = draw.between(5, 9) * 1_000;
  const needIops = situation === 'io1' ? 17_000 : draw.between(20, 40) * 100;
  return {
    volumeType: 'io1',
    gib: draw.between(20, 80) * 10,
    iops: situation === 'io1' ? 18_000 : iops,
    throughput: 500,
    needIops,
  };
}

function gp2(gib: number): VolumeConfiguration {
  const iops = Math.min(16_000, Math.max(100, gib * gp2IopsPerGib));
  return { volumeType: 'gp2', gib, iops, throughput: gib > 170 ? 250 : 128 };
}
