import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { Command } from 'commander';
import { createCommand } from '../../local/cli/command.ts';
import { takesPart } from '../agent/environment.ts';
import { bundleMesh, type DeployableRoom } from '../bundles.ts';
import type { GuardedTemplate } from '../guard/stateful.ts';
import { meshApp } from '../mesh-app.ts';
import { type StackPart, stackName } from '../naming.ts';
import type { Stage } from '../stage.ts';
import { defaultStageName, findStage } from '../stages.ts';

/** Where templates and bundles of a stage go; not committed. */
const outputFolder = 'cdk.out';

export interface StageOptions {
  readonly stage: string;
  readonly functions: string;
  readonly profile?: string;
}

/** A command on one stage. */
export function stageCommand(name: string, description: string): Command {
  return createCommand(name, description)
    .option('--stage <name>', 'a stage of cdk/stages.ts', defaultStageName)
    .option('--profile <name>', 'a profile of your AWS configuration')
    .option('--functions <folder>', 'where the rooms are', 'functions');
}

/** A stage, synthesised. */
export interface Synthesised {
  readonly stage: Stage;
  readonly rooms: readonly DeployableRoom[];
  /** The folder of templates and assets, as the CDK's command line takes it. */
  readonly assembly: string;
  readonly templates: ReadonlyMap<StackPart, GuardedTemplate>;
}

/** Bundles the rooms and synthesises the stage's stacks. Needs neither credentials nor network. */
export async function synthesise({
  stage: name,
  functions,
}: Pick<StageOptions, 'stage' | 'functions'>): Promise<Synthesised> {
  const stage = findStage(name);
  const folder = join(outputFolder, stage.name);
  mkdirSync(folder, { recursive: true });
  const rooms = await bundleMesh(functions, join(folder, 'bundles'), (manifest) => takesPart(manifest, stage));
  const assembly = join(folder, 'assembly');
  const synthesised = meshApp({ stage, rooms, outdir: assembly }).synth();
  return { stage, rooms, assembly, templates: templatesOf(stage, synthesised) };
}

const parts: readonly StackPart[] = [
  'Data',
  'People',
  'Hosting',
  'Agents',
  'Bus',
  'Api',
  'Forward',
  'Observability',
  'MemberRole',
];

function templatesOf(stage: Stage, assembly: CloudAssembly): Map<StackPart, GuardedTemplate> {
  const found = parts.map((part) => {
    const stack = assembly.stacks.find((each) => each.stackName === stackName(stage, part));
    return [part, stack?.template as GuardedTemplate | undefined] as const;
  });
  return new Map(found.flatMap(([part, template]) => (template === undefined ? [] : [[part, template] as const])));
}
