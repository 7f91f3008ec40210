import type { Facet } from '../../lib/core/action.ts';
import { MeshError } from '../../lib/core/errors.ts';
import type { Container, Database, VolumeConfiguration, WorldResource } from './resource.ts';

/** A part of a resource in words, the same in every source, so that a target can be read again. */
export function configurationOf(resource: WorldResource, facet: Facet): string {
  switch (resource.kind) {
    case 'instance':
    case 'group':
      return resource.instanceType;
    case 'volume':
      return volumeText(resource);
    case 'database':
      return facet === 'storage' ? databaseStorageText(resource.storage) : resource.instanceClass;
    case 'cluster-instance':
      return resource.instanceClass;
    case 'cluster':
      return resource.storageType;
    case 'function':
      return functionText(resource.memoryMb);
    case 'container':
      return containerText(resource);
    case 'balancer':
      return `${resource.flavour} load balancer`;
    case 'nat':
      return 'NAT gateway';
    case 'address':
      return 'Elastic IP address';
    case 'metered':
      return resource.type;
  }
}

export function volumeText({ volumeType, gib, iops, throughput }: VolumeConfiguration): string {
  return `${volumeType} ${gib} GiB, ${iops} IOPS, ${throughput} MB/s`;
}

export function databaseStorageText({ storageType, gib, iops }: Database['storage']): string {
  return `${storageType} ${gib} GiB, ${iops} IOPS`;
}

export function functionText(memoryMb: number): string {
  return `${memoryMb} MB`;
}

export function containerText({ milliVcpu, memoryMb }: Pick<Container, 'milliVcpu' | 'memoryMb'>): string {
  return `${milliVcpu / 1_000} vCPU, ${memoryMb} MB`;
}

/** @throws MeshError `bad-input` */
export function readVolume(text: string): VolumeConfiguration {
  const [volumeType = '', gib, iops, throughput] = readParts(text, /^(\w+) (\d+) GiB, (\d+) IOPS, (\d+) MB\/s$/);
  if (volumeType !== 'gp2' && volumeType !== 'gp3' && volumeType !== 'io1' && volumeType !== 'st1')
    throw new MeshError('bad-input', `volume type "${volumeType}": gp2, gp3, io1 and st1 are allowed`);
  return { volumeType, gib: Number(gib), iops: Number(iops), throughput: Number(throughput) };
}

/** @throws MeshError `bad-input` */
export function readDatabaseStorage(text: string): Database['storage'] {
  const [storageType = '', gib, iops] = readParts(text, /^(\w+) (\d+) GiB, (\d+) IOPS$/);
  if (storageType !== 'gp3' && storageType !== 'io1')
    throw new MeshError('bad-input', `storage type "${storageType}": gp3 and io1 are allowed`);
  return { storageType, gib: Number(gib), iops: Number(iops) };
}

/** @throws MeshError `bad-input` */
export function readFunction(text: string): number {
  return Number(readParts(text, /^(\d+) MB$/)[0]);
}

/** @throws MeshError `bad-input` */
export function readContainer(text: string): Pick<Container, 'milliVcpu' | 'memoryMb'> {
  const [vcpu, memoryMb] = readParts(text, /^([\d.]+) vCPU, (\d+) MB$/);
  return { milliVcpu: Math.round(Number(vcpu) * 1_000), memoryMb: Number(memoryMb) };
}

function readParts(text: string, pattern: RegExp): string[] {
  const match = pattern.exec(text);
  if (match === null) throw new MeshError('bad-input', `"${text}" is not a configuration like ${pattern.source}`);
  return match.slice(1);
}
