import type { Role, Site } from '../account.ts';
import { type Draw, drawFrom } from '../random.ts';
import type { Container, LambdaFunction } from '../resource.ts';
import { countOf, drawRegion, makeBase } from './maker.ts';
import { isCore, planCoverage } from './plan-coverage.ts';

type Counts = Readonly<Record<Role, number>>;
const usualFunctions: Counts = { management: 2, production: 16, data: 8, staging: 4, development: 3, sandbox: 1 };
const usualContainers: Counts = { management: 0, production: 7, data: 2, staging: 4, development: 2, sandbox: 1 };

const events = [
  'order-created',
  'image-resize',
  'webhook',
  'thumbnail',
  'audit-sink',
  'pdf-render',
  'geo-enrich',
] as const;
const services = ['storefront', 'graphql', 'recommender', 'pricing', 'auth', 'exporter', 'scheduler'] as const;

/** Lambda functions: some of the busy ones with twice or four times the memory that they use. */
export function* makeFunctions(site: Site): Generator<LambdaFunction> {
  const draw = drawFrom(site.seed, 'functions', site.index);
  const count = countOf(site, draw, usualFunctions[site.role]);
  for (let at = 0; at < count; at += 1) {
    const id = `${draw.pick(events)}-${site.role}-${at + 1}`;
    const memoryMb = draw.pick([512, 1_024, 1_024, 2_048, 3_008]);
    const isOversized = memoryMb >= 1_024 && draw.chance(44);
    const invocations = draw.between(10, 60) * 100_000;
    yield {
      ...makeBase(site, draw, {
        service: 'lambda',
        type: 'function',
        id,
        name: id,
        region: drawRegion(site, draw),
        arnSuffix: `function:${id}`,
        isProtected: isOversized && draw.chance(6),
      }),
      kind: 'function',
      memoryMb,
      needMb: isOversized ? halved(memoryMb, draw) : memoryMb,
      // 0.2 to 1.4 seconds each; a multiple of 64 keeps the billed GB-seconds whole at every size.
      seconds: Math.floor((invocations * draw.between(2, 14)) / 640) * 64,
      invocations,
    };
  }
}

/** Services on Fargate. */
export function* makeContainers(site: Site): Generator<Container> {
  const draw = drawFrom(site.seed, 'containers', site.index);
  const count = countOf(site, draw, usualContainers[site.role]);
  for (let at = 0; at < count; at += 1) yield makeContainer(site, draw, at);
}

function makeContainer(site: Site, draw: Draw, at: number): Container {
  const situation = draw.weighted({ fit: 56, oversized: 36, idle: site.role === 'production' ? 1 : 8 });
  const id = `${site.role}/${draw.pick(services)}-${at + 1}`;
  const milliVcpu = draw.pick([1_000, 1_000, 2_000, 4_000]);
  const memoryMb = (milliVcpu / 1_000) * draw.pick([2_048, 4_096]);
  const [needVcpu, needMb] = neededOf(situation, milliVcpu, memoryMb);
  return {
    ...makeBase(site, draw, {
      service: 'ecs',
      type: 'service',
      id,
      name: id.slice(id.indexOf('/') + 1),
      region: drawRegion(site, draw),
      coverage: situation === 'fit' && isCore(site) ? planCoverage(site, draw) : [],
    }),
    kind: 'container',
    tasks: draw.between(2, site.role === 'production' ? 8 : 3),
    milliVcpu,
    memoryMb,
    needMilliVcpu: needVcpu,
    needMb,
  };
}

function neededOf(situation: 'fit' | 'oversized' | 'idle', milliVcpu: number, memoryMb: number): [number, number] {
  if (situation === 'idle') return [0, 0];
  return situation === 'oversized' ? [milliVcpu / 2, memoryMb / 2] : [milliVcpu, memoryMb];
}

function halved(memoryMb: number, draw: Draw): number {
  return memoryMb >= 2_048 && draw.chance(40) ? Math.floor(memoryMb / 256) * 64 : Math.floor(memoryMb / 128) * 64;
}
