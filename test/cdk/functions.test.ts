import { beforeAll, describe, expect, test } from 'vitest';
import { meshVariables } from '../../local/mesh/services.ts';
import { makeManifest, makeRoom, makeSupervisor, type Synthesised, synthesise } from './synthesised.ts';

const listener = makeManifest({
  memoryMb: 1_024,
  timeoutSeconds: 300,
  ephemeralStorageMb: 2_048,
  environment: ['OWN'],
});
const rooms = [
  makeRoom(makeSupervisor()),
  makeRoom(listener, { testEvents: { empty: {}, 'one-resource': { scope: { resources: ['i-1'] } } } }),
];
let mesh: Synthesised;

beforeAll(() => {
  mesh = synthesise(rooms, {
    environment: { OWN: 'value' },
    logRetentionDays: 7,
    reservedConcurrency: { listener: 2 },
  });
});

describe('a room’s function', () => {
  test('is what its manifest says, on arm64 and Node 24, traced, with logs that programs can read', () => {
    const { Properties } = mesh.resource('Agents', 'AWS::Lambda::Function', 'ListenerFunction');
    expect(Properties).toEqual({
      Architectures: ['arm64'],
      Code: expect.anything(),
      Description: listener.question,
      Environment: { Variables: expect.anything() },
      EphemeralStorage: { Size: 2_048 },
      Handler: 'index.handler',
      LoggingConfig: { LogFormat: 'JSON', LogGroup: expect.anything(), SystemLogLevel: 'INFO' },
      MemorySize: 1_024,
      ReservedConcurrentExecutions: 2,
      Role: expect.anything(),
      Runtime: 'nodejs24.x',
      Timeout: 300,
      TracingConfig: { Mode: 'Active' },
    });
  });

  test('has the laptop’s variables and its own, and no others', () => {
    const { Properties } = mesh.resource('Agents', 'AWS::Lambda::Function', 'ListenerFunction');
    expect(Properties.Environment).toEqual({
      Variables: {
        ...Object.fromEntries(Object.keys(meshVariables(undefined)).map((name) => [name, expect.anything()])),
        FINOPS_EVENT_BUS: 'finops-mesh',
        POWERTOOLS_METRICS_NAMESPACE: 'FinOpsMesh/test',
        OWN: 'value',
      },
    });
  });

  test('keeps its logs as long as the stage says', () => {
    const { Properties } = mesh.resource('Agents', 'AWS::Logs::LogGroup', 'ListenerLogs');
    expect(Properties).toMatchObject({ RetentionInDays: 7 });
  });

  test('has the mesh’s role path, one policy and no managed ones', () => {
    const { Properties } = mesh.resource('Agents', 'AWS::IAM::Role', 'ListenerRole');
    expect(Properties).toMatchObject({ Path: '/finops-mesh/test/', Policies: [{ PolicyName: 'manifest' }] });
    expect(Properties).not.toHaveProperty('ManagedPolicyArns');
    expect(mesh.resources('Agents', 'AWS::IAM::Policy')).toEqual({});
  });

  test('has its events as shareable test events of the console', () => {
    const { Properties } = mesh.resource('Agents', 'AWS::EventSchemas::Schema', 'ListenerTestEvents');
    const [functionId] = Object.keys(mesh.resources('Agents', 'AWS::Lambda::Function')).filter((id) =>
      id.startsWith('ListenerFunction'),
    );
    expect(Properties).toMatchObject({
      RegistryName: 'lambda-testevent-schemas',
      SchemaName: { 'Fn::Join': ['', ['_', { Ref: functionId }, '-schema']] },
      Type: 'OpenApi3',
    });
    expect(JSON.parse(String(Properties.Content)).components.examples).toEqual({
      empty: { value: {} },
      'one-resource': { value: { scope: { resources: ['i-1'] } } },
    });
  });

  test('keeps the versions that it published before', () => {
    const { DeletionPolicy } = mesh.resource('Agents', 'AWS::Lambda::Version', 'Listener');
    expect(DeletionPolicy).toBe('Retain');
  });

  test('counts its failures in the metric that all rooms share', () => {
    const filters = Object.values(mesh.resources('Agents', 'AWS::Logs::MetricFilter'));
    const shared = {
      FilterPattern: '{ $.type = "platform.report" && $.record.status != "success" }',
      MetricTransformations: [
        { MetricName: 'FailedInvocations', MetricNamespace: 'FinOpsMesh/test', MetricValue: '1' },
      ],
    };
    expect(filters.map(({ Properties }) => Properties)).toEqual(rooms.map(() => expect.objectContaining(shared)));
  });
});

describe('a room’s alias', () => {
  test('moves only to a version that a deployment hands in', () => {
    const parts = { 'Fn::Split': [':', { Ref: 'ListenerVersion' }] };
    expect(mesh.resource('Bus', 'AWS::Lambda::Alias', 'Listener').Properties).toEqual({
      Name: 'live',
      FunctionName: { 'Fn::Select': [6, parts] },
      FunctionVersion: { 'Fn::Select': [7, parts] },
    });
    expect(mesh.template('Bus').Parameters?.ListenerVersion).not.toHaveProperty('Default');
    expect(mesh.template('Agents').Outputs?.ListenerVersion).toBeDefined();
  });

  test('keeps what it could not do twice again in the dead-letter queue', () => {
    expect(mesh.resource('Bus', 'AWS::Lambda::EventInvokeConfig', 'Listener').Properties).toMatchObject({
      Qualifier: 'live',
      MaximumRetryAttempts: 2,
      MaximumEventAgeInSeconds: 21_600,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::ImportValue': 'FinopsMesh-test-Agents-DeadLettersArn' } } },
    });
  });
});

test('no function and nothing that is retained has a name of its own', () => {
  const names = ['FunctionName', 'BucketName', 'TableName', 'LogGroupName', 'QueueName'];
  const named = (['Data', 'Agents'] as const)
    .flatMap((part) => Object.entries(mesh.template(part).Resources))
    .filter(([, { Type }]) => !['AWS::Lambda::Version', 'AWS::Logs::MetricFilter'].includes(Type))
    .filter(([, { Properties }]) => names.some((name) => name in (Properties ?? {})));
  expect(named).toEqual([]);
});

test('the supervisor may ask every agent through its alias, and no agent may ask anyone', () => {
  const invokes = (room: string) =>
    JSON.stringify(mesh.resource('Agents', 'AWS::IAM::Role', `${room}Role`).Properties.Policies).includes(
      'lambda:InvokeFunction',
    );
  expect({ supervisor: invokes('Supervisor'), listener: invokes('Listener') }).toEqual({
    supervisor: true,
    listener: false,
  });
});
