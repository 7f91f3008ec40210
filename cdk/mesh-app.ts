import { App, type StackProps, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { MeshError } from '../lib/core/errors.ts';
import { assertAllRead } from './agent/environment.ts';
import type { DeployableRoom } from './bundles.ts';
import { globalEventsRegion, stackName } from './naming.ts';
import { AgentsStack } from './stacks/agents-stack.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { BusStack } from './stacks/bus-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { ForwardStack } from './stacks/forward-stack.ts';
import { HostingStack } from './stacks/hosting-stack.ts';
import { MemberRoleStack } from './stacks/member-role-stack.ts';
import { ObservabilityStack } from './stacks/observability-stack.ts';
import { PeopleStack } from './stacks/people-stack.ts';
import type { Stage } from './stage.ts';

/** Feature flags of the CDK that change what is deployed here. */
const featureFlags = {
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
  '@aws-cdk/aws-lambda:recognizeVersionProps': true,
  '@aws-cdk/aws-lambda:recognizeLayerVersion': true,
  '@aws-cdk/core:checkSecretUsage': true,
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  '@aws-cdk/core:enablePartitionLiterals': true,
};

export interface MeshAppProps {
  readonly stage: Stage;
  readonly rooms: readonly DeployableRoom[];
  /** Where templates and assets go. Default: a temporary folder. */
  readonly outdir?: string;
}

/**
 * The stacks of one stage. Needs no credentials and no Docker: nothing is looked up, and rooms come bundled.
 *
 * @throws MeshError `bad-configuration` where stage and manifests do not fit together
 */
export function meshApp({ stage, rooms, outdir }: MeshAppProps): App {
  const app = new App({ analyticsReporting: false, context: featureFlags, ...(outdir !== undefined && { outdir }) });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  addStacks(app, stage, rooms);
  return app;
}

function addStacks(app: App, given: Stage, rooms: readonly DeployableRoom[]): void {
  const manifests = rooms.map(({ manifest }) => manifest);
  assertAllRead(given, manifests);
  const frontDoor = manifests.find(({ kind }) => kind === 'front-door');
  const tags = { 'finops-mesh': given.name };
  const env = environmentIn(given, given.region);
  const stage = frontDoor === undefined ? given : withOrigin(given, addHosting(app, given, { env, tags }));
  const props = { env, tags, stage };
  const data = new DataStack(app, stackName(stage, 'Data'), { ...props, contextDays: stage.contextDays });
  const agents = new AgentsStack(app, stackName(stage, 'Agents'), { ...props, rooms, data: data.exports });
  const { arn, name } = agents.deadLetters;
  const bus = new BusStack(app, stackName(stage, 'Bus'), { ...props, manifests, deadLettersArn: arn });
  const watch = { ...props, manifests, deadLettersName: name };
  const observability = new ObservabilityStack(app, stackName(stage, 'Observability'), watch);
  agents.addStackDependency(data, 'bucket and table');
  bus.addStackDependency(agents, 'functions and dead letters');
  observability.addStackDependency(agents, 'dead letters');
  if (frontDoor !== undefined) {
    const people = new PeopleStack(app, stackName(stage, 'People'), props);
    const aliasArn = bus.aliasOf(frontDoor.name);
    const api = new ApiStack(app, stackName(stage, 'Api'), { ...props, people: people.pool, aliasArn });
    api.addStackDependency(people, 'user pool');
    api.addStackDependency(bus, 'alias of the front door');
  }
  if (stage.region !== globalEventsRegion) {
    const env = environmentIn(stage, globalEventsRegion);
    new ForwardStack(app, stackName(stage, 'Forward'), { ...props, env, manifests });
  }
  addMemberRole(app, stage, manifests);
}

/** The dashboard's origin comes first: the functions and the interface answer it. */
function addHosting(app: App, stage: Stage, props: StackProps): string | undefined {
  if (stage.dashboard === 'none') return undefined;
  return new HostingStack(app, stackName(stage, 'Hosting'), { ...props, stage }).origin;
}

/** An origin that the stage names, such as a domain of one's own, goes before Amplify's. */
function withOrigin(stage: Stage, origin: string | undefined): Stage {
  const allowedOrigin = stage.api.allowedOrigin ?? origin;
  return allowedOrigin === undefined ? stage : { ...stage, api: { ...stage.api, allowedOrigin } };
}

function addMemberRole(app: App, stage: Stage, manifests: readonly DeployableRoom['manifest'][]): void {
  const { scope, account } = stage;
  if (scope.kind !== 'organisation') return;
  if (account === undefined) {
    throw new MeshError(
      'bad-configuration',
      `stage "${stage.name}" reads an organisation: give it "account", since member accounts trust an account by its id`,
    );
  }
  new MemberRoleStack(app, stackName(stage, 'MemberRole'), { stage, scope, manifests, meshAccount: account });
}

function environmentIn({ account }: Stage, region: string) {
  return { region, ...(account !== undefined && { account }) };
}
