import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Manifest } from '../../lib/core/manifest.ts';
import { ForwardEvents, forwardedSources } from '../bus/forward.ts';
import type { Stage } from '../stage.ts';

export interface ForwardStackProps extends StackProps {
  readonly stage: Stage;
  readonly manifests: readonly Manifest[];
}

/** For a mesh that lives elsewhere: sends the events that AWS tells in us-east-1 only on to its bus. */
export class ForwardStack extends Stack {
  constructor(scope: Construct, id: string, props: ForwardStackProps) {
    super(scope, id, props);
    const { stage, manifests } = props;
    const busArn = this.formatArn({
      service: 'events',
      region: stage.region,
      resource: 'event-bus',
      resourceName: stage.eventBus,
    });
    new ForwardEvents(this, 'Forward', { sources: forwardedSources(manifests), busArn });
  }
}
