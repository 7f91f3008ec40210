import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { Firewall } from '../api/firewall.ts';
import { Interface } from '../api/interface.ts';
import { interfaceName } from '../naming.ts';
import type { Stage } from '../stage.ts';

export interface ApiStackProps extends StackProps {
  readonly stage: Stage;
  readonly people: IUserPool;
  /** The `live` alias of the front door. */
  readonly aliasArn: string;
}

/** The interface over HTTP: API Gateway in front of the front door's alias. */
export class ApiStack extends Stack {
  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { stage } = props;
    const { api } = new Interface(this, 'Interface', props);
    if (stage.api.firewall) {
      new Firewall(this, 'Firewall', { name: interfaceName(stage), stageArn: api.deploymentStage.stageArn });
    }
    new CfnOutput(this, 'Url', { value: api.url });
  }
}
