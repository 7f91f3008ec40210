import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Hosting } from '../hosting/hosting.ts';
import type { Stage } from '../stage.ts';

export interface HostingStackProps extends StackProps {
  readonly stage: Stage;
}

/** Where the dashboard is served from; before all that answers its origin. */
export class HostingStack extends Stack {
  readonly origin: string;

  constructor(scope: Construct, id: string, props: HostingStackProps) {
    super(scope, id, props);
    const { appId, origin } = new Hosting(this, 'Hosting', props.stage);
    this.origin = this.exportValue(origin, { name: `${id}-Origin` });
    new CfnOutput(this, 'AppId', { value: appId });
    new CfnOutput(this, 'Origin', { value: origin });
  }
}
