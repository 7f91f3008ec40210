import { MeshError } from '../../lib/core/errors.ts';
import type { Manifest } from '../../lib/core/manifest.ts';
import { versionParameter } from '../agent/live-version.ts';
import { administratorParameter } from '../api/people.ts';
import { describeLosses, type GuardedTemplate, statefulLosses } from '../guard/stateful.ts';
import { aliasOutput, type StackPart, stackName } from '../naming.ts';
import type { Stage } from '../stage.ts';
import type { DeploymentClients } from './aws.ts';
import type { RunCdk } from './cdk-cli.ts';
import { assertBuilt, builtDashboard } from './dashboard.ts';
import { openInterface } from './open-interface.ts';
import { partsAfterTrial, partsBeforeTrial, stackNames } from './parts.ts';
import { writeRegistry } from './registry.ts';
import { ensureSingletons } from './singletons.ts';
import { deployedTemplate, outputsOf } from './stacks.ts';
import { type NewVersion, type Trial, tryVersion } from './trial.ts';

export interface Deployment {
  readonly stage: Stage;
  readonly manifests: readonly Manifest[];
  /** The synthesised stacks of the stage, by part. */
  readonly templates: ReadonlyMap<StackPart, GuardedTemplate>;
  readonly clients: DeploymentClients;
  readonly cdk: RunCdk;
  /** E-mail of the first administrator. Default: whom an earlier deployment named, or nobody. */
  readonly administrator?: string;
  /** The built dashboard. Default: where its build puts it. */
  readonly dashboard?: string;
  /** A line for whoever watches. */
  readonly tell: (line: string) => void;
}

/**
 * Deploys a stage: functions first, then each new version answers its empty test event, and only then the aliases move
 * to them and rules, alarms and the registry follow.
 *
 * @throws MeshError `bad-configuration` before anything changes, where state would be lost; `agent-failed` where a new
 *   version failed, with the aliases where they were
 */
export async function deployStage(deployment: Deployment): Promise<void> {
  const { stage, clients, cdk, tell, templates, dashboard = builtDashboard } = deployment;
  if (templates.has('Hosting')) assertBuilt(dashboard);
  await refuseLosses(deployment);
  await ensureSingletons(clients, templates.has('Api'));
  const quietly = ['--require-approval', 'never', '--exclusively'];
  await cdk(['deploy', ...stackNames(deployment, partsBeforeTrial), ...quietly, ...administratorOf(deployment)]);
  const versions = await newVersions(deployment);
  await tryAll(deployment, versions);
  await cdk(['deploy', ...stackNames(deployment, partsAfterTrial), ...quietly, ...parametersOf(stage, versions)]);
  const aliases = await outputsOf(clients.cloudFormation, stage, 'Bus');
  const { StateTable = '' } = await outputsOf(clients.cloudFormation, stage, 'Data');
  await writeRegistry(clients.dynamodb, StateTable, deployment.manifests, (room) => aliases[aliasOutput(room)] ?? '');
  tell(`${stage.name} is live in ${stage.region}.`);
  if (templates.has('Api')) await openInterface(deployment, dashboard);
}

function administratorOf({ stage, templates, administrator }: Deployment): string[] {
  if (administrator === undefined || !templates.has('People')) return [];
  return ['--parameters', `${stackName(stage, 'People')}:${administratorParameter}=${administrator}`];
}

/** @throws MeshError `bad-configuration` that names each resource whose state would be lost */
async function refuseLosses({ stage, templates, clients }: Deployment): Promise<void> {
  for (const [part, template] of templates) {
    const before = await deployedTemplate(clients.cloudFormation, stackName(stage, part));
    const losses = before === undefined ? [] : statefulLosses(before, template);
    if (losses.length === 0) continue;
    throw new MeshError('bad-configuration', `${stackName(stage, part)} is not deployed: ${describeLosses(losses)}`);
  }
}

async function newVersions({ stage, clients, manifests }: Deployment): Promise<NewVersion[]> {
  const outputs = await outputsOf(clients.cloudFormation, stage, 'Agents');
  return manifests.map(({ name }) => ({ room: name, versionArn: outputs[versionParameter(name)] ?? '' }));
}

/** Every version is tried before the first failure ends the deployment: one list says all that is wrong. */
async function tryAll({ clients, tell }: Deployment, versions: readonly NewVersion[]): Promise<void> {
  const trials: Trial[] = [];
  for (const version of versions) {
    const trial = await tryVersion(clients.lambda, version);
    tell(describeTrial(trial));
    trials.push(trial);
  }
  const failed = trials.filter(({ kind }) => kind === 'failed').map(({ room }) => room);
  if (failed.length === 0) return;
  throw new MeshError(
    'agent-failed',
    `${failed.join(', ')} did not answer {}: no alias was moved, and what was live is live. Mend it and deploy again.`,
  );
}

function describeTrial(trial: Trial): string {
  const who = `${trial.room} version ${trial.version}`;
  if (trial.kind === 'unchanged') return `${who} is live already`;
  return trial.kind === 'answered' ? `${who} answered {}: ${trial.reply}` : `${who} failed: ${trial.why}`;
}

function parametersOf(stage: Stage, versions: readonly NewVersion[]): string[] {
  const parts: readonly StackPart[] = ['Bus', 'Observability'];
  return parts.flatMap((part) =>
    versions.flatMap(({ room, versionArn }) => [
      '--parameters',
      `${stackName(stage, part)}:${versionParameter(room)}=${versionArn}`,
    ]),
  );
}
