import { beforeAll, describe, expect, test } from 'vitest';
import { allStages } from '../../cdk/stages.ts';
import { makeManifest, makeRoom, type Synthesised, synthesise } from './synthesised.ts';

const rooms = [makeRoom(makeManifest())];
let mesh: Synthesised;

beforeAll(() => {
  mesh = synthesise(rooms, { contextDays: { reports: 30, analyses: 90, cache: 1 } });
});

describe('what must survive', () => {
  test('is retained, whether it is removed or replaced', () => {
    const stateful = Object.values(mesh.template('Data').Resources).filter(({ Type }) => !Type.endsWith('Policy'));
    expect(stateful.map(({ Type }) => Type)).toEqual(['AWS::S3::Bucket', 'AWS::S3::Bucket', 'AWS::DynamoDB::Table']);
    for (const { DeletionPolicy, UpdateReplacePolicy } of stateful) {
      expect({ DeletionPolicy, UpdateReplacePolicy }).toEqual({
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
      });
    }
  });

  test('is a versioned bucket with the service’s key, closed to the public, whose contents end when the stage says', () => {
    expect(mesh.resource('Data', 'AWS::S3::Bucket', 'Context').Properties).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: {
        Rules: [
          { Id: 'reports', Prefix: 'agent-context/', ExpirationInDays: 30 },
          { Id: 'analyses', Prefix: 'analyses/', ExpirationInDays: 90 },
          { Id: 'cache', Prefix: 'cache/', ExpirationInDays: 1 },
          { Id: 'leftovers', NoncurrentVersionExpiration: { NoncurrentDays: 30 } },
        ],
      },
    });
  });

  test('refuses what does not come over TLS 1.2', () => {
    const { PolicyDocument } = mesh.resource('Data', 'AWS::S3::BucketPolicy', 'Context').Properties as {
      PolicyDocument: { Statement: { Effect: string; Principal: unknown; Condition: unknown }[] };
    };
    const denied = PolicyDocument.Statement.map(({ Effect, Principal, Condition }) => ({
      Effect,
      Principal,
      Condition,
    }));
    expect(denied).toEqual([
      { Effect: 'Deny', Principal: { AWS: '*' }, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      { Effect: 'Deny', Principal: { AWS: '*' }, Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } },
    ]);
  });

  test('is the laptop’s table, with point-in-time recovery and an end for what expires', () => {
    expect(mesh.resource('Data', 'AWS::DynamoDB::Table').Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    });
  });
});

test('the dead-letter queue keeps two weeks, encrypted, and takes from rules of the mesh only', () => {
  const { Properties } = mesh.resource('Agents', 'AWS::SQS::Queue');
  expect(Properties).toEqual({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
  const policy = mesh.resource('Agents', 'AWS::SQS::QueuePolicy').Properties as {
    PolicyDocument: { Statement: unknown[] };
  };
  expect(policy.PolicyDocument.Statement).toEqual([
    expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    expect.objectContaining({
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Condition: { ArnLike: { 'aws:SourceArn': [arn('rule/finops-mesh/*'), arn('rule/FinopsMesh-test-Bus-*')] } },
    }),
  ]);
});

test.each(allStages())('stage $name synthesises without a finding, for no account in particular', (stage) => {
  const { has } = synthesise(rooms, stage);
  expect({ data: has('Data'), agents: has('Agents'), bus: has('Bus'), observability: has('Observability') }).toEqual({
    data: true,
    agents: true,
    bus: true,
    observability: true,
  });
});

function arn(name: string): unknown {
  return { 'Fn::Join': ['', ['arn:aws:events:us-east-1:', { Ref: 'AWS::AccountId' }, `:${name}`]] };
}
