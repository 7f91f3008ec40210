import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeployableRoom } from '../../cdk/bundles.ts';
import { meshApp } from '../../cdk/mesh-app.ts';
import { type StackPart, stackName } from '../../cdk/naming.ts';
import { readStage, type Stage, type StageInput } from '../../cdk/stage.ts';
import { Manifest } from '../../lib/core/manifest.ts';

/** A resource of a template, as the tests look at it. */
interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: readonly string[];
  readonly Properties: Record<string, unknown>;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>;
  readonly Parameters?: Readonly<Record<string, unknown>>;
}

/** The templates of a stage, by the part that each is. */
export interface Synthesised {
  readonly template: (part: StackPart) => Template;
  readonly has: (part: StackPart) => boolean;
  /** All resources of a type in a part's template, by logical id. */
  readonly resources: (part: StackPart, type: string) => Readonly<Record<string, Resource>>;
  /** The only resource of a type, or the only one whose logical id begins so. */
  readonly resource: (part: StackPart, type: string, idPrefix?: string) => Resource;
}

/** A manifest of a room that hears, is scheduled, and reads Trusted Advisor; say what is different. */
export function makeManifest(overrides: Partial<Manifest> = {}): Manifest {
  return Manifest.parse({
    name: 'listener',
    kind: 'agent',
    version: '1.0.0',
    question: 'What is heard?',
    taskKinds: ['analyse'],
    publishes: { source: 'finops.listener-agent', detailTypes: ['Heard'] },
    subscribes: [],
    schedules: [],
    environment: [],
    actions: ['support:DescribeTrustedAdvisorChecks'],
    timeoutSeconds: 60,
    memoryMb: 512,
    ephemeralStorageMb: 512,
    ...overrides,
  });
}

/** The supervisor as the contract has it: it publishes the digest, and a schedule starts it. */
export function makeSupervisor(overrides: Partial<Manifest> = {}): Manifest {
  return makeManifest({
    name: 'supervisor',
    kind: 'supervisor',
    publishes: { source: 'finops.supervisor-agent', detailTypes: ['Analysis Started', 'Analysis Completed'] },
    schedules: [{ name: 'daily', expression: 'cron(0 6 * * ? *)' }],
    actions: [],
    timeoutSeconds: 600,
    ...overrides,
  });
}

/** A room without a bundle of its own: enough for its template. */
export function makeRoom(manifest: Manifest, overrides: Partial<DeployableRoom> = {}): DeployableRoom {
  return { manifest, codeFolder: 'test/functions/echo', bytes: 0, testEvents: { empty: {} }, ...overrides };
}

/**
 * Synthesises a stage.
 *
 * @param assembly where templates and assets stay. Default: they go as soon as they are read
 */
export function synthesise(
  rooms: readonly DeployableRoom[],
  stage: Partial<StageInput> = {},
  assembly?: string,
): Synthesised {
  const read = readStage({ name: 'test', ...stage });
  const outdir = assembly ?? mkdtempSync(join(tmpdir(), 'finops-mesh-cdk-'));
  try {
    const { stacks } = meshApp({ stage: read, rooms, outdir }).synth();
    return lookUp(read, new Map(stacks.map(({ stackName: name, template }) => [name, template as Template])));
  } finally {
    if (assembly === undefined) rmSync(outdir, { recursive: true, force: true });
  }
}

function lookUp(stage: Stage, templates: ReadonlyMap<string, Template>): Synthesised {
  const template = (part: StackPart) => templates.get(stackName(stage, part)) ?? missing(part);
  const resources = (part: StackPart, type: string) =>
    Object.fromEntries(Object.entries(template(part).Resources).filter(([, { Type }]) => Type === type));
  return {
    template,
    has: (part) => templates.has(stackName(stage, part)),
    resources,
    resource: (part, type, idPrefix = '') => only(resources(part, type), `${type} ${idPrefix}`, idPrefix),
  };
}

function only(found: Readonly<Record<string, Resource>>, what: string, idPrefix: string): Resource {
  const matches = Object.entries(found).filter(([id]) => id.startsWith(idPrefix));
  const [match] = matches;
  if (match === undefined || matches.length > 1) throw new Error(`${matches.length} resources are ${what}`);
  return match[1];
}

function missing(part: StackPart): never {
  throw new Error(`the stage has no stack ${part}`);
}
