import { CfnOutput, Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
  type Version,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Manifest } from '../../lib/core/manifest.ts';
import { type Grant, statementOf } from '../grants/grant.ts';
import { pascalCase } from '../naming.ts';
import { countFailures } from '../observability/failures.ts';
import { acknowledgeWildcards } from './acknowledge.ts';
import { type TestEvents, testEventsSchema } from './test-events.ts';

/** Lambda shows no more of a description. */
const descriptionLength = 256;

export interface AgentFunctionProps {
  readonly manifest: Manifest;
  /** The bundle's folder as an asset. */
  readonly code: Code;
  /** Every variable of its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Every permission of its role, by the ARN of its log group. */
  readonly grants: (logGroupArn: string) => readonly Grant[];
  /** The path of its role. */
  readonly rolePath: string;
  readonly logRetention: RetentionDays;
  /** The namespace of the metric that counts failed invocations. */
  readonly metricsNamespace: string;
  /** Test events for the Lambda console, by name. Default: none. */
  readonly testEvents?: TestEvents;
  /** Concurrent executions kept for it. Default: it shares the account's. */
  readonly reservedConcurrency?: number | undefined;
}

/**
 * A room as a Lambda function: all of it follows from the manifest. It publishes a version; the alias in front of it
 * moves in another stack, after that version has shown that it answers.
 */
export class AgentFunction extends Construct {
  readonly function: LambdaFunction;
  readonly version: Version;

  constructor(scope: Construct, props: AgentFunctionProps) {
    const { manifest } = props;
    super(scope, pascalCase(manifest.name));
    const logGroup = new LogGroup(this, 'Logs', {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    countFailures(logGroup, props.metricsNamespace);
    this.function = new LambdaFunction(this, 'Function', {
      description: manifest.question.slice(0, descriptionLength),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: props.code,
      memorySize: manifest.memoryMb,
      timeout: Duration.seconds(manifest.timeoutSeconds),
      ephemeralStorageSize: Size.mebibytes(manifest.ephemeralStorageMb),
      environment: { ...props.environment },
      // Without policy updates: what the grants do not say, CDK may not add.
      role: roleOf(this, props, `${logGroup.logGroupArn}`.replace(/:\*$/, '')).withoutPolicyUpdates(),
      tracing: Tracing.ACTIVE,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      systemLogLevelV2: SystemLogLevel.INFO,
      ...(props.reservedConcurrency !== undefined && { reservedConcurrentExecutions: props.reservedConcurrency }),
      // A version that was replaced stays, so that rolling back is moving the alias.
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
    });
    this.version = this.function.currentVersion;
    if (props.testEvents !== undefined) testEventsSchema(this, this.function, props.testEvents);
    new CfnOutput(this, 'Version', { value: this.version.functionArn }).overrideLogicalId(
      `${pascalCase(manifest.name)}Version`,
    );
  }
}

function roleOf(scope: Construct, { grants, rolePath }: AgentFunctionProps, logGroupArn: string): Role {
  const all = grants(logGroupArn);
  const role = new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    path: rolePath,
    inlinePolicies: { manifest: new PolicyDocument({ statements: all.map(statementOf) }) },
  });
  acknowledgeWildcards(role, all);
  return role;
}
