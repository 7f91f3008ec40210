import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Stage } from '../stage.ts';

/** Replaced and removed objects can be brought back for so long. */
const formerVersionDays = 30;
const accessLogDays = 90;
/** The longest that DynamoDB offers. */
const recoveryDays = 35;

export interface DataStackProps extends StackProps {
  /** How long objects are kept. */
  readonly contextDays: Stage['contextDays'];
}

export interface DataExports {
  readonly bucketName: string;
  readonly bucketArn: string;
  readonly tableName: string;
  readonly tableArn: string;
}

/**
 * What must survive everything else: the context bucket and the state table. Both are retained, named by
 * CloudFormation, and encrypted with keys of their services; removing this stack leaves them where they are.
 */
export class DataStack extends Stack {
  /** Names and ARNs for other stacks, as exports with names of their own. */
  readonly exports: DataExports;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const accessLogs = new Bucket(this, 'AccessLogs', {
      ...privateBucket,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [{ id: 'access-logs', expiration: Duration.days(accessLogDays) }],
    });
    const bucket = new Bucket(this, 'Context', {
      ...privateBucket,
      versioned: true,
      serverAccessLogsBucket: accessLogs as IBucket,
      serverAccessLogsPrefix: 'context/',
      lifecycleRules: lifecycleOf(props.contextDays),
    });
    const table = new Table(this, 'State', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.DEFAULT,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: recoveryDays },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const share = (name: string, value: string) => this.exportValue(value, { name: `${id}-${name}` });
    this.exports = {
      bucketName: share('ContextBucketName', bucket.bucketName),
      bucketArn: share('ContextBucketArn', bucket.bucketArn),
      tableName: share('StateTableName', table.tableName),
      tableArn: share('StateTableArn', table.tableArn),
    };
    new CfnOutput(this, 'ContextBucket', { value: bucket.bucketName });
    new CfnOutput(this, 'StateTable', { value: table.tableName });
  }
}

const privateBucket: BucketProps = {
  encryption: BucketEncryption.S3_MANAGED,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
};

function lifecycleOf({ reports, analyses, cache }: Stage['contextDays']): NonNullable<BucketProps['lifecycleRules']> {
  const expire = (id: string, prefix: string, days: number) => ({ id, prefix, expiration: Duration.days(days) });
  return [
    expire('reports', 'agent-context/', reports),
    // Recordings lie inside their analysis and go with it: one without the other explains nothing.
    expire('analyses', 'analyses/', analyses),
    expire('cache', 'cache/', cache),
    {
      id: 'leftovers',
      abortIncompleteMultipartUploadAfter: Duration.days(7),
      noncurrentVersionExpiration: Duration.days(formerVersionDays),
      expiredObjectDeleteMarker: true,
    },
  ];
}
