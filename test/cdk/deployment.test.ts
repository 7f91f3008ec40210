import { UpdateAccountCommand } from '@aws-sdk/client-api-gateway';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { CreateRegistryCommand } from '@aws-sdk/client-schemas';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterEach, describe, expect, test } from 'vitest';
import { assertAccount } from '../../cdk/deploy/account.ts';
import { liveAliasOf } from '../../cdk/deploy/live-alias.ts';
import { retainedOf } from '../../cdk/deploy/retained.ts';
import type { GuardedTemplate } from '../../cdk/guard/stateful.ts';
import type { StackPart } from '../../cdk/naming.ts';
import { readStage } from '../../cdk/stage.ts';
import {
  account,
  apiGateway,
  deploy,
  dynamodb,
  forgetCalls,
  functionArn,
  lambda,
  schemas,
  stage,
} from './deployment.fixtures.ts';

afterEach(forgetCalls);

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

describe('a deployment with an interface', () => {
  const templates: [StackPart, GuardedTemplate][] = [
    ['Data', {}],
    ['People', {}],
    ['Agents', {}],
    ['Bus', {}],
    ['Api', {}],
  ];

  test('invites the administrator, has the interface follow the alias, and says where it is', async () => {
    account({ live: { listener: '7', boss: '3' } });
    const { steps, done } = deploy(templates, { administrator: 'maria@example.com' });
    await done;
    const name = (part: string) => `FinopsMesh-test-${part}`;
    expect(steps[0]).toBe(
      `cdk deploy ${['Data', 'People', 'Agents'].map(name).join(' ')} --require-approval never --exclusively ` +
        `--parameters ${name('People')}:FirstAdministrator=maria@example.com`,
    );
    expect(steps.find((step) => step.includes(name('Bus')))).toContain(`cdk deploy ${name('Bus')} ${name('Api')} `);
    expect(steps.at(-1)).toBe('Interface: https://api.example/v1/ (user pool pool, client client)');
    expect(apiGateway.commandCalls(UpdateAccountCommand)).toEqual([]);
  });

  test('refuses to host a dashboard that is not built, before anything changes', async () => {
    account();
    const { steps, done } = deploy([...templates, ['Hosting', {}]], { dashboard: 'nowhere/dist' });
    await expect(done).rejects.toThrow('the dashboard is not built: "npm run build -w amplify-ui" makes nowhere/dist');
    expect(steps).toEqual([]);
  });

  test('names no administrator where none is given, so that the one before stays', async () => {
    account({ live: { listener: '7', boss: '3' } });
    const { steps, done } = deploy(templates);
    await done;
    expect(steps[0]).not.toContain('--parameters');
  });
});

test('removing a stage says what it keeps', async () => {
  account();
  expect(await retainedOf(stage, new CloudFormationClient({}))).toEqual([
    'Kept: stack FinopsMesh-test-Data with bucket context and table state.',
    'Kept: stack FinopsMesh-test-People with the people of user pool pool.',
    'Kept: the role ApiGatewayWritesLogs, where the mesh made it; API Gateway of the account writes logs by it.',
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
