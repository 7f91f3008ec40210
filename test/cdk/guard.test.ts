import { describe, expect, test } from 'vitest';
import { guardedParts, releasedTemplate } from '../../cdk/guard/released.ts';
import { describeLosses, type GuardedTemplate, statefulLosses } from '../../cdk/guard/stateful.ts';
import { allStages } from '../../cdk/stages.ts';
import { makeManifest, makeRoom, synthesise, type Template } from './synthesised.ts';

const rooms = [makeRoom(makeManifest()), makeRoom(makeManifest({ name: 'api', kind: 'front-door', actions: [] }))];
const now = () => synthesise(rooms).template('Data');

describe.each(allStages())('stage $name', (stage) => {
  test.each(guardedParts)('loses nothing that its last release holds in %s', (part) => {
    const released = releasedTemplate(stage, part);
    expect(released).toBeDefined();
    expect(statefulLosses(released ?? {}, synthesise(rooms, stage).template(part))).toEqual([]);
  });
});

describe('a release is refused', () => {
  test('that would replace the table, by name', () => {
    const changed = withProperties(now(), 'AWS::DynamoDB::Table', {
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    });
    expect(describeLosses(statefulLosses(now(), changed))).toMatch(
      /^State\w+ \(AWS::DynamoDB::Table\) would be replaced$/,
    );
  });

  test('that would give the bucket a name, and so make another one', () => {
    const changed = withProperties(now(), 'AWS::S3::Bucket', { BucketName: 'finops' });
    expect(statefulLosses(now(), changed).map(({ how }) => how)).toEqual(['replaced', 'replaced']);
  });

  test('that would take a stateful resource out of its stack', () => {
    const { State1C20CC9A: _, ...rest } = now().Resources;
    expect(statefulLosses(now(), { Resources: rest })).toEqual([
      { logicalId: 'State1C20CC9A', type: 'AWS::DynamoDB::Table', how: 'left behind' },
    ]);
  });

  test('that would change how a durable function runs, which ends what runs', () => {
    const durable = (config: unknown): GuardedTemplate => ({
      Resources: { Boss: { Type: 'AWS::Lambda::Function', Properties: { DurableConfig: config } } },
    });
    expect(statefulLosses(durable({ ExecutionTimeout: 60 }), durable({ ExecutionTimeout: 90 }))).toEqual([
      { logicalId: 'Boss', type: 'AWS::Lambda::Function', how: 'without its executions' },
    ]);
    expect(statefulLosses(durable(undefined), durable({ ExecutionTimeout: 60 }))).toEqual([]);
  });
});

test('a release is refused that would leave the people who sign in behind', () => {
  const { PeoplePoolC64A4D1E: pool, ...rest } = synthesise(rooms).template('People').Resources;
  const before = { Resources: { PeoplePoolC64A4D1E: pool, ...rest } } as GuardedTemplate;
  expect(describeLosses(statefulLosses(before, { Resources: rest }))).toBe(
    'PeoplePoolC64A4D1E (AWS::Cognito::UserPool) would be left behind',
  );
});

describe('a release may', () => {
  test('change what can be changed in place', () => {
    const changed = withProperties(now(), 'AWS::DynamoDB::Table', { DeletionProtectionEnabled: false });
    expect(statefulLosses(now(), changed)).toEqual([]);
  });

  test('add and remove functions', () => {
    const { template } = synthesise(rooms);
    expect(statefulLosses(template('Agents'), { Resources: {} })).toEqual([]);
  });
});

function withProperties(template: Template, type: string, properties: Record<string, unknown>): GuardedTemplate {
  const changed = Object.entries(template.Resources).map(([id, resource]) => [
    id,
    resource.Type === type ? { ...resource, Properties: { ...resource.Properties, ...properties } } : resource,
  ]);
  return { Resources: Object.fromEntries(changed) };
}
