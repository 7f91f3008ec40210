import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import type { Credentials } from './installation.ts';

/** The demo's region: Cost Explorer, Trusted Advisor and Cost Optimization Hub live there on AWS too. */
export const region = 'us-east-1';
export const bucketName = 'finops-mesh-context';
export const tableName = 'finops-mesh-state';

/** Unmodified SDK clients on the embedded AWS. */
export interface MeshClients {
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
  readonly lambda: LambdaClient;
  readonly events: EventBridgeClient;
}

/** The Lambda client waits as long as a function may run, and leaves retrying to the invoke channel. */
export function createClients(url: string, credentials: Credentials): MeshClients {
  const config = { endpoint: url, region, credentials };
  return {
    s3: new S3Client({ ...config, forcePathStyle: true }),
    dynamodb: new DynamoDBClient(config),
    lambda: new LambdaClient({ ...config, maxAttempts: 1, requestHandler: { requestTimeout: 0 } }),
    events: new EventBridgeClient(config),
  };
}
