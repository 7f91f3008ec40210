import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { People } from '../api/people.ts';
import type { Stage } from '../stage.ts';

export interface PeopleStackProps extends StackProps {
  readonly stage: Stage;
}

/** Who may sign in. Kept like the data: people, their groups and their passwords cannot be made again. */
export class PeopleStack extends Stack {
  readonly pool: UserPool;

  constructor(scope: Construct, id: string, props: PeopleStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const { pool, client } = new People(this, 'People', props.stage.api);
    this.pool = pool;
    new CfnOutput(this, 'UserPoolId', { value: pool.userPoolId });
    new CfnOutput(this, 'ClientId', { value: client.userPoolClientId });
  }
}
