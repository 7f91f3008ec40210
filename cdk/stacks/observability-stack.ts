import { ArnFormat, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { Manifest } from '../../lib/core/manifest.ts';
import { liveVersion } from '../agent/live-version.ts';
import { interfaceName, interfaceStage, pascalCase } from '../naming.ts';
import { type AlarmSpec, alarmsOf } from '../observability/alarms.ts';
import { meshDashboard } from '../observability/dashboard.ts';
import { ownNamespace } from '../observability/own-metrics.ts';
import type { Stage } from '../stage.ts';

export interface ObservabilityStackProps extends StackProps {
  readonly stage: Stage;
  readonly manifests: readonly Manifest[];
  /** Name of the queue of what was given up. */
  readonly deadLettersName: string;
}

/** Who is told when something is wrong, and the page to look at then. */
export class ObservabilityStack extends Stack {
  constructor(scope: Construct, id: string, props: ObservabilityStackProps) {
    super(scope, id, props);
    const { stage, manifests, deadLettersName } = props;
    const versions = new Map(manifests.map(({ name }) => [name, liveVersion(this, name)]));
    const versionOf = (room: string) => versions.get(room) ?? { functionName: '', version: '' };
    const namespace = ownNamespace(stage);
    const hasInterface = manifests.some(({ kind }) => kind === 'front-door');
    const named = hasInterface ? { apiName: interfaceName(stage), stageName: interfaceStage } : undefined;
    const specs = alarmsOf({ manifests, versionOf, deadLettersName, namespace, interface: named });
    const topic = new Topic(this, 'Alarms', { displayName: 'FinOps Mesh alarms', enforceSSL: true });
    letAlarmsPublish(topic, stage);
    for (const email of stage.alarms.emails) topic.addSubscription(new EmailSubscription(email));
    const alarms = specs.map((spec) => makeAlarm(this, spec, stage));
    for (const alarm of alarms) alarm.addAlarmAction(new SnsAction(topic));
    const title = `FinOps Mesh ${stage.name}`;
    meshDashboard(this, { title, manifests, versionOf, alarms, deadLettersName, namespace, runbook: stage.runbook });
    new CfnOutput(this, 'AlarmTopic', { value: topic.topicArn });
  }
}

/** A topic with a policy of its own no longer takes what its account sends, unless the policy says so. */
function letAlarmsPublish(topic: Topic, { name }: Stage): void {
  const alarmArn = { service: 'cloudwatch', resource: 'alarm', resourceName: `finops-mesh-${name}-*` };
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfTheMesh',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        ArnLike: {
          'aws:SourceArn': Stack.of(topic).formatArn({ ...alarmArn, arnFormat: ArnFormat.COLON_RESOURCE_NAME }),
        },
      },
    }),
  );
}

function makeAlarm(scope: Stack, { section, room, meaning, ...rest }: AlarmSpec, stage: Stage): Alarm {
  const name = [section, ...(room === undefined ? [] : [room])].join('-');
  return new Alarm(scope, pascalCase(name), {
    ...rest,
    alarmName: `finops-mesh-${stage.name}-${name}`,
    alarmDescription: `${meaning}. What to do: ${stage.runbook}#${section}`,
  });
}
