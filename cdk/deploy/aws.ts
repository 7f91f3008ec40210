import { AmplifyClient } from '@aws-sdk/client-amplify';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SchemasClient } from '@aws-sdk/client-schemas';
import type { AwsIdentity } from '../../local/answers/aws-identity.ts';
import type { Stage } from '../stage.ts';

/** The clients of a deployment, in the stage's region. */
export interface DeploymentClients {
  readonly cloudFormation: CloudFormationClient;
  readonly lambda: LambdaClient;
  readonly schemas: SchemasClient;
  readonly apiGateway: APIGatewayClient;
  readonly iam: IAMClient;
  readonly amplify: AmplifyClient;
  readonly dynamodb: DynamoDBClient;
}

export function deploymentClients({ region }: Stage, { credentials }: AwsIdentity): DeploymentClients {
  const config = { region, credentials };
  return {
    cloudFormation: new CloudFormationClient(config),
    // A new version is tried to its end: it is not called twice because its answer takes long.
    lambda: new LambdaClient({ ...config, maxAttempts: 1, requestHandler: { requestTimeout: 0 } }),
    schemas: new SchemasClient(config),
    apiGateway: new APIGatewayClient(config),
    iam: new IAMClient(config),
    amplify: new AmplifyClient(config),
    dynamodb: new DynamoDBClient(config),
  };
}
