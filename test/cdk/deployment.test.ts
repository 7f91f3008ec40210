import {
  CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { GetAliasCommand, InvokeCommand, LambdaClient, ResourceNotFoundException } from '@aws-sdk/client-lambda';
import { ConflictException, CreateRegistryCommand, SchemasClient } from '@aws-sdk/client-schemas';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, describe, expect, test } from 'vitest';
import { assertAccount } from '../../cdk/deploy/account.ts';
import { type Deployment, deployStage } from '../../cdk/deploy/deployment.ts';
import { liveAliasOf } from '../../cdk/deploy/live-alias.ts';
import { retainedOf } from '../../cdk/deploy/retained.ts';
import type { GuardedTemplate } from '../../cdk/guard/stateful.ts';
import type { StackPart } from '../../cdk/naming.ts';
import { readStage } from '../../cdk/stage.ts';
import { makeManifest, makeSupervisor } from './synthesised.ts';

const cloudFormation = mockClient(CloudFormationClient);
const lambda = mockClient(LambdaClient);
const schemas = mockClient(SchemasClient);
const dynamodb = mockClient(DynamoDBClient);
const stage = readStage({ name: 'test' });
const functionArn = (room: string) => `arn:aws:lambda:us-east-1:111122223333:function:${room}`;

afterEach(() => {
  for (const mock of [cloudFormation, lambda, schemas, dynamodb]) mock.reset();
});

/** An account where the listener's version 7 and the supervisor's version 3 were just published; say what is different. */
function account(state: { live?: Record<string, string>; fails?: string[]; deployed?: GuardedTemplate } = {}) {
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

function deploy(
  templates: [StackPart, GuardedTemplate][] = [
    ['Data', {}],
    ['Agents', {}],
    ['Bus', {}],
    ['Observability', {}],
  ],
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
    },
    cdk: async (args) => {
      steps.push(`cdk ${args.join(' ')}`);
    },
    tell: (line) => steps.push(line),
  };
  return { steps, done: deployStage(deployment) };
}

describe('a deployment', () => {
  test('deploys functions, tries each new version with {}, and only then what calls them', async () => {
    account({ live: { listener: '6' } });
    const { steps, done } = deploy();
    await done;
    const quietly = '--require-approval never --exclusively';
    const versions = (part: string) =>
      `--parameters FinopsMesh-test-${part}:ListenerVersion=${functionArn('listener')}:7 --parameters FinopsMesh-test-${part}:SupervisorVersion=${functionArn('boss')}:3`;
    expect(steps).toEqual([
      `cdk deploy FinopsMesh-test-Data FinopsMesh-test-Agents ${quietly}`,
      'listener version 7 answered {}: {"status":"complete"}',
      'supervisor version 3 answered {}: {"status":"complete"}',
      `cdk deploy FinopsMesh-test-Bus FinopsMesh-test-Observability ${quietly} ${versions('Bus')} ${versions('Observability')}`,
      'test is live in us-east-1.',
    ]);
    expect(lambda.commandCalls(InvokeCommand).map(({ args: [{ input }] }) => input)).toEqual([
      { FunctionName: functionArn('listener'), Qualifier: '7', Payload: '{}' },
      { FunctionName: functionArn('boss'), Qualifier: '3', Payload: '{}' },
    ]);
  });

  test('ends where a version fails: no alias moves, and it says which and why', async () => {
    account({ fails: ['listener'] });
    const { steps, done } = deploy();
    await expect(done).rejects.toMatchObject({
      code: 'agent-failed',
      message: expect.stringMatching(/^listener did not/),
    });
    expect(steps).toContain('listener version 7 failed: bad-configuration: FINOPS_X');
    expect(steps.filter((step) => step.startsWith('cdk deploy'))).toHaveLength(1);
    expect(dynamodb.commandCalls(PutItemCommand)).toEqual([]);
  });

  test('does not try what is live already', async () => {
    account({ live: { listener: '7', boss: '3' } });
    const { steps, done } = deploy();
    await done;
    expect(steps).toContain('listener version 7 is live already');
    expect(lambda.commandCalls(InvokeCommand)).toEqual([]);
  });

  test('is refused before anything changes where it would lose state, with the resource named', async () => {
    const table = (key: string): GuardedTemplate => ({
      Resources: {
        State: {
          Type: 'AWS::DynamoDB::Table',
          Properties: { KeySchema: [{ AttributeName: key, KeyType: 'HASH' }], BillingMode: 'PAY_PER_REQUEST' },
        },
      },
    });
    account({ deployed: table('pk') });
    const { steps, done } = deploy([['Data', table('id')]]);
    await expect(done).rejects.toThrow(
      'FinopsMesh-test-Data is not deployed: State (AWS::DynamoDB::Table) would be replaced',
    );
    expect(steps).toEqual([]);
  });

  test('writes into the registry who is there, by their aliases, and strikes who is gone', async () => {
    account();
    await deploy().done;
    const written = dynamodb
      .commandCalls(PutItemCommand)
      .map(({ args: [{ input }] }) => unmarshall(input.Item ?? {}))
      .map(({ pk, sk, content }) => ({ pk, sk, functionName: content.functionName }));
    expect(written).toEqual([
      { pk: 'AGENTS', sk: 'listener', functionName: 'arn:listener:live' },
      { pk: 'AGENTS', sk: 'supervisor', functionName: 'arn:boss:live' },
    ]);
    const struck = dynamodb.commandCalls(DeleteItemCommand).map(({ args: [{ input }] }) => unmarshall(input.Key ?? {}));
    expect(struck).toEqual([{ pk: 'AGENTS', sk: 'gone' }]);
  });

  test('makes the shared registry of test events where it is absent', async () => {
    account();
    schemas.on(CreateRegistryCommand).resolves({});
    await deploy().done;
    expect(schemas.commandCalls(CreateRegistryCommand)[0]?.args[0].input.RegistryName).toBe('lambda-testevent-schemas');
  });

  test('is refused with credentials of another account', () => {
    const owned = readStage({ name: 'prod', account: '111122223333' });
    expect(() => assertAccount(owned, { accountId: '444455556666' })).toThrow(
      'stage "prod" belongs to account 111122223333, and these credentials to 444455556666: use another --profile',
    );
  });
});

test('removing a stage says what it keeps', async () => {
  account();
  expect(await retainedOf(stage, new CloudFormationClient({}))).toEqual([
    'Kept: stack FinopsMesh-test-Data with bucket context and table state.',
    'Kept: the registry lambda-testevent-schemas, which the account shares.',
  ]);
});

describe('invoking a deployed room', () => {
  test('goes to its live alias', async () => {
    account();
    expect(await liveAliasOf(new CloudFormationClient({}), stage, 'listener')).toBe('arn:listener:live');
  });

  test('says so where the stage or the room is not there', async () => {
    account();
    const client = new CloudFormationClient({});
    await expect(liveAliasOf(client, stage, 'nobody')).rejects.toThrow('stage "test" has no agent "nobody"');
    await expect(liveAliasOf(client, readStage({ name: 'other' }), 'listener')).rejects.toThrow(
      'stage "other" is not deployed in us-east-1: run "npm run deploy" first',
    );
  });
});

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
