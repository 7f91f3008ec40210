import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import {
  AccessLogField,
  AccessLogFormat,
  AuthorizationType,
  AwsIntegration,
  CognitoUserPoolsAuthorizer,
  EndpointType,
  type IResource,
  LogGroupLogDestination,
  type Method,
  MethodLoggingLevel,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from '../agent/acknowledge.ts';
import { interfaceName, interfaceStage } from '../naming.ts';
import type { Stage } from '../stage.ts';
import { answerInProblems } from './gateway-answers.ts';

/** What needs no token: whether the door is there, and what is behind it. */
const openPaths = ['health', 'openapi.json'] as const;

/** A browser asks before a request of the dashboard, and remembers the answer so long. */
const preflightHeaders = ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-None-Match', 'Cache-Control'];
const preflightMinutes = 10;

/** A page of opportunities has some 100 KB, and a tenth of that compressed; less than this is not worth the time. */
const compressedFromKib = 2;

export interface InterfaceProps {
  readonly stage: Stage;
  /** The `live` alias of the front door. */
  readonly aliasArn: string;
  readonly people: IUserPool;
}

/**
 * The front door on AWS: one function behind every path. A token of the user pool is checked in front of it, on all
 * paths but the open ones and on all methods but `OPTIONS`.
 */
export class Interface extends Construct {
  readonly api: RestApi;

  constructor(scope: Construct, id: string, { stage, aliasArn, people }: InterfaceProps) {
    super(scope, id);
    const { allowedOrigin, requestsPerSecond, burst } = stage.api;
    this.api = new RestApi(this, 'Api', {
      restApiName: interfaceName(stage),
      description: 'FinOps Mesh: what can be saved for certain, from whom it is known, and what nobody could see.',
      endpointTypes: [EndpointType.REGIONAL],
      minCompressionSize: Size.kibibytes(compressedFromKib),
      // An account has one such role, and `npm run deploy` makes it where there is none.
      cloudWatchRole: false,
      deployOptions: {
        stageName: interfaceStage,
        throttlingRateLimit: requestsPerSecond,
        throttlingBurstLimit: burst,
        tracingEnabled: true,
        loggingLevel: MethodLoggingLevel.OFF,
        accessLogDestination: new LogGroupLogDestination(this.accessLogs(stage)),
        accessLogFormat: accessLogFormat(),
      },
    });
    new CfnPermission(this, 'AllowApi', {
      action: 'lambda:InvokeFunction',
      functionName: aliasArn,
      principal: 'apigateway.amazonaws.com',
      sourceArn: this.api.arnForExecuteApi('*', '/*', interfaceStage),
    });
    this.addRoutes(aliasArn, people, allowedOrigin);
    answerInProblems(this.api, allowedOrigin);
    acknowledgeChoices(this.api, stage.api.firewall);
  }

  private addRoutes(aliasArn: string, people: IUserPool, allowedOrigin: string | undefined): void {
    const integration = new AwsIntegration({
      proxy: true,
      service: 'lambda',
      path: `2015-03-31/functions/${aliasArn}/invocations`,
    });
    const authorizer = new CognitoUserPoolsAuthorizer(this, 'SignedIn', {
      cognitoUserPools: [people],
      // A person who was taken out of a group is out when the token ends, and not five minutes later still.
      resultsCacheTtl: Duration.seconds(0),
    });
    for (const path of openPaths) {
      const resource = this.api.root.addResource(path);
      const method = resource.addMethod('GET', integration, { authorizationType: AuthorizationType.NONE });
      for (const rule of ['APIG4', 'COG4']) acknowledge(method, rule, openReasons[path]);
      letBrowserAsk(resource, allowedOrigin);
    }
    const all = this.api.root.addResource('{proxy+}');
    all.addMethod('ANY', integration, { authorizer, authorizationType: AuthorizationType.COGNITO });
    letBrowserAsk(all, allowedOrigin);
  }

  private accessLogs({ logRetentionDays }: Stage): LogGroup {
    return new LogGroup(this, 'AccessLogs', { retention: logRetentionDays, removalPolicy: RemovalPolicy.DESTROY });
  }
}

const openReasons: Readonly<Record<(typeof openPaths)[number], string>> = {
  health: 'Says that the front door answers, and its version; whoever watches it has no token.',
  'openapi.json': 'Describes the interface, which is public in the repository; it holds nothing of an account.',
};

/** What a request was and came to; no header, no query and no body, which may hold secrets and names. */
function accessLogFormat(): AccessLogFormat {
  return AccessLogFormat.custom(
    JSON.stringify({
      requestId: AccessLogField.contextRequestId(),
      traceId: AccessLogField.contextXrayTraceId(),
      at: AccessLogField.contextRequestTimeEpoch(),
      method: AccessLogField.contextHttpMethod(),
      path: AccessLogField.contextPath(),
      status: AccessLogField.contextStatus(),
      answeredBy: AccessLogField.contextErrorResponseType(),
      bytes: AccessLogField.contextResponseLength(),
      latencyMs: AccessLogField.contextResponseLatency(),
      functionMs: AccessLogField.contextIntegrationLatency(),
      ip: AccessLogField.contextIdentitySourceIp(),
      person: AccessLogField.contextAuthorizerClaims('sub'),
    }),
  );
}

function letBrowserAsk(resource: IResource, allowedOrigin: string | undefined): void {
  if (allowedOrigin === undefined) return;
  const options: Method = resource.addCorsPreflight({
    allowOrigins: [allowedOrigin],
    allowMethods: ['GET', 'POST', 'DELETE'],
    allowHeaders: preflightHeaders,
    maxAge: Duration.minutes(preflightMinutes),
  });
  acknowledge(
    options,
    'APIG4',
    'A browser asks without a token whether the dashboard may send one; the answer names one origin.',
  );
}

function acknowledgeChoices(api: RestApi, hasFirewall: boolean): void {
  acknowledge(
    api,
    'APIG2',
    'The function checks every request against its own schemas, which the OpenAPI document is made from; API Gateway’s models are of an older draft.',
  );
  acknowledge(
    api.deploymentStage,
    'APIG6',
    'The access log tells status, error and times of every request, and X-Ray the rest; execution logs would add headers and bodies.',
  );
  if (!hasFirewall) {
    acknowledge(
      api.deploymentStage,
      'APIG3',
      'A firewall costs 9 USD a month: `api.firewall` of the stage switches it on. Without it, every path but two needs a token, and the stage is throttled.',
    );
  }
}
