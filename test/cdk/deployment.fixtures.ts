import { AmplifyClient } from '@aws-sdk/client-amplify';
import { APIGatewayClient, GetAccountCommand } from '@aws-sdk/client-api-gateway';
import {
  CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { IAMClient } from '@aws-sdk/client-iam';
import { GetAliasCommand, InvokeCommand, LambdaClient, ResourceNotFoundException } from '@aws-sdk/client-lambda';
import { ConflictException, CreateRegistryCommand, SchemasClient } from '@aws-sdk/client-schemas';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { type Deployment, deployStage } from '../../cdk/deploy/deployment.ts';
import type { GuardedTemplate } from '../../cdk/guard/stateful.ts';
import type { StackPart } from '../../cdk/naming.ts';
import { readStage } from '../../cdk/stage.ts';
import { makeManifest, makeSupervisor } from './synthesised.ts';

const cloudFormation = mockClient(CloudFormationClient);
export const lambda = mockClient(LambdaClient);
export const schemas = mockClient(SchemasClient);
export const dynamodb = mockClient(DynamoDBClient);
export const apiGateway = mockClient(APIGatewayClient);
export const stage = readStage({ name: 'test' });
export const functionArn = (room: string) => `arn:aws:lambda:us-east-1:111122223333:function:${room}`;

/** An account where the listener's version 7 and the supervisor's version 3 were just published; say what is different. */
export function account(state: { live?: Record<string, string>; fails?: string[]; deployed?: GuardedTemplate } = {}) {
  const { live = {}, fails = [], deployed } = state;
  const outputs = (values: Record<string, string>) => ({
    Stacks: [
      {
        StackName: 'x',
        CreationTime: new Date(0),
        StackStatus: 'UPDATE_COMPLETE' as const,
        Outputs: Object.entries(values).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
      },
    ],
  });
  const name = (part: StackPart) => ({ StackName: `FinopsMesh-test-${part}` });
  cloudFormation.on(DescribeStacksCommand).rejects(absent());
  cloudFormation
    .on(DescribeStacksCommand, name('Agents'))
    .resolves(
      outputs({ ListenerVersion: `${functionArn('listener')}:7`, SupervisorVersion: `${functionArn('boss')}:3` }),
    );
  cloudFormation
    .on(DescribeStacksCommand, name('Bus'))
    .resolves(outputs({ ListenerLive: 'arn:listener:live', SupervisorLive: 'arn:boss:live' }));
  cloudFormation
    .on(DescribeStacksCommand, name('Data'))
    .resolves(outputs({ StateTable: 'state', ContextBucket: 'context' }));
  cloudFormation
    .on(DescribeStacksCommand, name('People'))
    .resolves(outputs({ UserPoolId: 'pool', ClientId: 'client' }));
  cloudFormation.on(DescribeStacksCommand, name('Api')).resolves(outputs({ Url: 'https://api.example/v1/' }));
  apiGateway.on(GetAccountCommand).resolves({ cloudwatchRoleArn: 'arn:aws:iam::111122223333:role/logs' });
  if (deployed === undefined) cloudFormation.on(GetTemplateCommand).rejects(absent());
  else cloudFormation.on(GetTemplateCommand).resolves({ TemplateBody: JSON.stringify(deployed) });
  lambda.on(GetAliasCommand).callsFake(async ({ FunctionName }: { FunctionName: string }) => {
    const version = live[FunctionName.split(':').at(-1) ?? ''];
    if (version === undefined) throw new ResourceNotFoundException({ message: 'no alias', $metadata: {} });
    return { FunctionVersion: version };
  });
  lambda.on(InvokeCommand).callsFake(async ({ FunctionName }: { FunctionName: string }) => {
    const failed = fails.includes(FunctionName.split(':').at(-1) ?? '');
    const reply = failed ? { errorType: 'bad-configuration', errorMessage: 'FINOPS_X' } : { status: 'complete' };
    return { ...(failed && { FunctionError: 'Unhandled' }), Payload: payload(reply) };
  });
  schemas
    .on(CreateRegistryCommand)
    .rejects(new ConflictException({ Code: 'x', Message: 'there', message: 'there', $metadata: {} }));
  dynamodb.on(GetItemCommand).resolves({});
  dynamodb.on(PutItemCommand).resolves({});
  dynamodb.on(QueryCommand).resolves({ Items: [registryItem('gone')] });
}

export function forgetCalls(): void {
  for (const mock of [cloudFormation, lambda, schemas, dynamodb, apiGateway]) mock.reset();
}

export function deploy(
  templates: [StackPart, GuardedTemplate][] = [
    ['Data', {}],
    ['Agents', {}],
    ['Bus', {}],
    ['Observability', {}],
  ],
  options: Pick<Deployment, 'administrator' | 'dashboard'> = {},
) {
  const steps: string[] = [];
  const deployment: Deployment = {
    stage,
    manifests: [makeManifest(), makeSupervisor()],
    templates: new Map(templates),
    clients: {
      cloudFormation: new CloudFormationClient({}),
      lambda: new LambdaClient({}),
      schemas: new SchemasClient({}),
      dynamodb: new DynamoDBClient({ region: 'us-east-1' }),
      apiGateway: new APIGatewayClient({ region: 'us-east-1' }),
      iam: new IAMClient({ region: 'us-east-1' }),
      amplify: new AmplifyClient({ region: 'us-east-1' }),
    },
    ...options,
    cdk: async (args) => {
      steps.push(`cdk ${args.join(' ')}`);
    },
    tell: (line) => steps.push(line),
  };
  return { steps, done: deployStage(deployment) };
}

function absent(): CloudFormationServiceException {
  const message = 'Stack with id x does not exist';
  return new CloudFormationServiceException({ name: 'ValidationError', message, $fault: 'client', $metadata: {} });
}

function payload(value: unknown) {
  const text = JSON.stringify(value);
  return Object.assign(Buffer.from(text), { transformToString: () => text });
}

function registryItem(agent: string) {
  const content = { agent, functionName: 'x', version: '1', question: 'q', taskKinds: [], timeoutSeconds: 1 };
  return marshall({ pk: 'AGENTS', sk: agent, version: 1, content });
}
