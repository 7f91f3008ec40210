import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { RoomKind } from '../../lib/core/manifest.ts';
import { acknowledge } from '../agent/acknowledge.ts';
import { AgentFunction } from '../agent/agent-function.ts';
import { environmentOf } from '../agent/environment.ts';
import type { DeployableRoom } from '../bundles.ts';
import { grantsOf } from '../grants/grants.ts';
import type { MeshResources } from '../grants/resources.ts';
import { liveAlias, rolePath, stackName } from '../naming.ts';
import { ownNamespace } from '../observability/own-metrics.ts';
import type { Stage } from '../stage.ts';
import type { DataExports } from './data-stack.ts';

/** The longest that SQS keeps a message: time to find out what went wrong, and to send it again. */
const deadLetterDays = 14;

/** Who is invoked comes before who invokes: its ARN stands in the other's grants. */
const kindOrder: readonly RoomKind[] = ['agent', 'supervisor', 'front-door'];

export interface AgentsStackProps extends StackProps {
  readonly stage: Stage;
  readonly rooms: readonly DeployableRoom[];
  readonly data: DataExports;
}

/** The functions, one a room, and the queue of events that nobody could act on. */
export class AgentsStack extends Stack {
  /** The queue of what was given up, for other stacks. */
  readonly deadLetters: { readonly arn: string; readonly name: string };

  constructor(scope: Construct, id: string, props: AgentsStackProps) {
    super(scope, id, props);
    const deadLetters = deadLetterQueue(this, props.stage);
    this.deadLetters = {
      arn: this.exportValue(deadLetters.queueArn, { name: `${id}-DeadLettersArn` }),
      name: this.exportValue(deadLetters.queueName, { name: `${id}-DeadLettersName` }),
    };
    const mesh = resourcesOf(this, props, deadLetters);
    const aliasArns = new Map<string, string>();
    const rooms = props.rooms.toSorted(
      (left, right) => kindOrder.indexOf(left.manifest.kind) - kindOrder.indexOf(right.manifest.kind),
    );
    for (const room of rooms) {
      const agent = agentFunction(this, room, props, { ...mesh, aliasArn: (name) => aliasArns.get(name) ?? '' });
      aliasArns.set(room.manifest.name, `${agent.function.functionArn}:${liveAlias}`);
    }
  }
}

type SharedResources = Omit<MeshResources, 'logGroupArn'>;

function resourcesOf(
  stack: AgentsStack,
  { stage, data }: AgentsStackProps,
  deadLetters: Queue,
): Omit<SharedResources, 'aliasArn'> {
  return {
    bucketArn: data.bucketArn,
    tableArn: data.tableArn,
    // By its name: the bus comes after the functions, since its rules point at them.
    busArn: stack.formatArn({ service: 'events', resource: 'event-bus', resourceName: stage.eventBus }),
    deadLettersArn: deadLetters.queueArn,
    organisation: stage.scope.kind === 'organisation' ? stage.scope : undefined,
    billingExport: stage.billingExport && {
      ...stage.billingExport,
      bucketArn: `arn:aws:s3:::${stage.billingExport.bucket}`,
    },
  };
}

function agentFunction(
  stack: AgentsStack,
  { manifest, codeFolder, testEvents }: DeployableRoom,
  { stage, rooms, data }: AgentsStackProps,
  mesh: SharedResources,
): AgentFunction {
  const manifests = rooms.map((room) => room.manifest);
  return new AgentFunction(stack, {
    manifest,
    code: Code.fromAsset(codeFolder),
    environment: environmentOf(manifest, stage, data),
    grants: (logGroupArn) => grantsOf(manifest, manifests, { ...mesh, logGroupArn }),
    rolePath: rolePath(stage),
    logRetention: stage.logRetentionDays,
    metricsNamespace: ownNamespace(stage),
    testEvents,
    reservedConcurrency: stage.reservedConcurrency[manifest.name],
  });
}

/** One queue for what functions and what rules give up, so that one alarm hears of both. */
function deadLetterQueue(stack: Stack, stage: Stage): Queue {
  const queue = new Queue(stack, 'DeadLetters', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(deadLetterDays),
  });
  const ruleArn = (resourceName: string) => stack.formatArn({ service: 'events', resource: 'rule', resourceName });
  queue.addToResourcePolicy(
    new PolicyStatement({
      sid: 'KeepWhatRulesGiveUp',
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      // The mesh's rules, on its own bus and on the default one, where CloudFormation names them after their stack.
      conditions: {
        ArnLike: { 'aws:SourceArn': [ruleArn(`${stage.eventBus}/*`), ruleArn(`${stackName(stage, 'Bus')}-*`)] },
      },
    }),
  );
  acknowledge(
    queue,
    'SQS3',
    'It is a dead-letter queue: of Lambda’s on-failure destinations and of EventBridge rules.',
  );
  return queue;
}
