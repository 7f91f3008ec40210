import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnAlias, CfnEventInvokeConfig, CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Manifest } from '../../lib/core/manifest.ts';
import { liveAlias, pascalCase } from '../naming.ts';
import type { LiveVersion } from './live-version.ts';

/** Lambda's own limits for asynchronous events, and the laptop's: two retries within six hours. */
const asynchronousRetries = 2;
const asynchronousAgeSeconds = 6 * 3_600;

/** EventBridge's own limits until it gives a target up. */
const deliveryRetries = 185;
const deliveryAgeSeconds = 24 * 3_600;

export interface LiveAgentProps {
  readonly manifest: Manifest;
  readonly version: LiveVersion;
  readonly eventBusName: string;
  /** The queue of what was given up. */
  readonly deadLettersArn: string;
}

/** A room's alias, and the rules and schedules of its manifest, which point at it. */
export class LiveAgent extends Construct {
  readonly aliasArn: string;

  constructor(scope: Construct, props: LiveAgentProps) {
    super(scope, pascalCase(props.manifest.name));
    const { manifest, version, eventBusName, deadLettersArn } = props;
    const { functionName } = version;
    const alias = new CfnAlias(this, 'Live', { name: liveAlias, functionName, functionVersion: version.version });
    this.aliasArn = alias.ref;
    new CfnEventInvokeConfig(this, 'Asynchronous', {
      functionName,
      qualifier: liveAlias,
      maximumRetryAttempts: asynchronousRetries,
      maximumEventAgeInSeconds: asynchronousAgeSeconds,
      destinationConfig: { onFailure: { destination: deadLettersArn } },
    }).addResourceDependency(alias);
    const targets = [targetOf(manifest.name, alias.ref, deadLettersArn)];
    for (const { name, pattern } of manifest.subscribes) {
      // AWS's own events are forwarded to the mesh's bus (contract), so both kinds of subscription listen there.
      this.wake(name, new CfnRule(this, ruleId(name), { eventBusName, eventPattern: pattern, targets }));
    }
    for (const { name, expression } of manifest.schedules) {
      this.wake(name, new CfnRule(this, ruleId(name), { scheduleExpression: expression, targets }));
    }
  }

  private wake(name: string, rule: CfnRule): void {
    rule.description = `Wakes the room ${this.node.id}: ${name}`;
    new CfnPermission(this, `Allow${pascalCase(name)}`, {
      action: 'lambda:InvokeFunction',
      functionName: this.aliasArn,
      principal: 'events.amazonaws.com',
      sourceArn: rule.attrArn,
    });
  }
}

function ruleId(name: string): string {
  return `On${pascalCase(name)}`;
}

function targetOf(id: string, arn: string, deadLettersArn: string): CfnRule.TargetProperty {
  return {
    id,
    arn,
    deadLetterConfig: { arn: deadLettersArn },
    retryPolicy: { maximumRetryAttempts: deliveryRetries, maximumEventAgeInSeconds: deliveryAgeSeconds },
  };
}
