import { beforeAll, describe, expect, test } from 'vitest';
import { compilePattern } from '../../local/aws/events/pattern.ts';
import { rulesOf } from '../../local/mesh/rules.ts';
import { makeManifest, makeRoom, makeSupervisor, type Synthesised, synthesise } from './synthesised.ts';

const listener = makeManifest({
  subscribes: [
    { name: 'findings', bus: 'mesh', pattern: { source: ['finops.trusted-advisor-agent'] } },
    { name: 'anomalies', bus: 'default', pattern: { source: ['aws.ce'], 'detail-type': ['Anomaly Detected'] } },
  ],
  schedules: [{ name: 'hourly', expression: 'rate(1 hour)' }],
});
const rooms = [makeRoom(makeSupervisor()), makeRoom(listener)];
let mesh: Synthesised;

beforeAll(() => {
  mesh = synthesise(rooms);
});

interface Rule {
  readonly EventBusName?: unknown;
  readonly EventPattern?: { readonly source?: readonly string[] };
  readonly ScheduleExpression?: string;
  readonly Targets: readonly Record<string, unknown>[];
}

function rules(of = mesh): Record<string, Rule> {
  const found = Object.entries(of.resources('Bus', 'AWS::Events::Rule'));
  return Object.fromEntries(found.map(([id, { Properties }]) => [id.replace(/[0-9A-F]{8}$/, ''), Properties as never]));
}

describe('rules and schedules', () => {
  test('are those of the laptop', () => {
    const laptop = rulesOf(rooms.map(({ manifest }) => ({ manifest, folder: '' })));
    const waitsFor = (rule: { pattern?: unknown; schedule?: unknown }) => JSON.stringify(rule.schedule ?? rule.pattern);
    const deployed = Object.values(rules()).map(({ EventPattern, ScheduleExpression }) => ({
      pattern: EventPattern,
      schedule: ScheduleExpression,
    }));
    expect(deployed.map(waitsFor).sort()).toEqual(laptop.map(waitsFor).sort());
  });

  test('point at the alias, and keep what could not be delivered', () => {
    const { ListenerOnFindings, ListenerOnHourly } = rules();
    const target = {
      Id: 'listener',
      Arn: { Ref: expect.stringMatching(/^ListenerLive/) },
      DeadLetterConfig: { Arn: { 'Fn::ImportValue': 'FinopsMesh-test-Agents-DeadLettersArn' } },
      RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
    };
    expect(ListenerOnFindings?.Targets).toEqual([target]);
    expect(ListenerOnHourly?.Targets).toEqual([target]);
  });

  test('may invoke the alias, each by its own ARN', () => {
    const permissions = Object.values(mesh.resources('Bus', 'AWS::Lambda::Permission')).map(
      ({ Properties }) => (Properties.SourceArn as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0],
    );
    const own = Object.keys(mesh.resources('Bus', 'AWS::Events::Rule')).filter((id) => !id.startsWith('Forward'));
    expect(permissions.sort()).toEqual(own.sort());
  });
});

describe('events of AWS itself', () => {
  test('are sent on to the mesh’s bus, where subscriptions to them listen', () => {
    const { ForwardRule, ListenerOnAnomalies } = rules();
    expect(ForwardRule).toMatchObject({ EventPattern: { source: ['aws.ce', 'aws.trustedadvisor'] } });
    expect(ForwardRule).not.toHaveProperty('EventBusName');
    expect(ListenerOnAnomalies?.EventBusName).toEqual({ Ref: expect.stringMatching(/^MeshBus/) });
  });

  test('are sent on from every source that a room subscribes to', () => {
    const pattern = { source: ['aws.budgets'] };
    const hearing = makeManifest({ subscribes: [{ name: 'budgets', bus: 'default', pattern }] });
    const { ForwardRule } = rules(synthesise([makeRoom(hearing)]));
    expect(ForwardRule?.EventPattern?.source).toEqual(['aws.budgets', 'aws.ce', 'aws.trustedadvisor']);
  });

  test('come from us-east-1 too where the mesh lives elsewhere', () => {
    expect(mesh.has('Forward')).toBe(false);
    const elsewhere = synthesise(rooms, { region: 'eu-central-1', account: '111122223333' });
    expect(elsewhere.resource('Forward', 'AWS::Events::Rule').Properties).toMatchObject({
      EventPattern: { source: ['aws.ce', 'aws.trustedadvisor'] },
      Targets: [{ Arn: 'arn:aws:events:eu-central-1:111122223333:event-bus/finops-mesh' }],
    });
  });

  test('need a source to be subscribed to', () => {
    const deaf = makeManifest({ subscribes: [{ name: 'all', bus: 'default', pattern: {} }] });
    expect(() => synthesise([makeRoom(deaf)])).toThrow(/listener subscribes to the default bus without naming/);
  });
});

describe('the bus', () => {
  test('denies finops.* to every principal outside the mesh’s role path, and nothing else', () => {
    const { Policy } = mesh.resource('Bus', 'AWS::Events::EventBus').Properties as { Policy: { Statement: unknown } };
    expect(Policy.Statement).toEqual([
      {
        Sid: 'OnlyTheMeshSpeaksAsTheMesh',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'events:PutEvents',
        Resource: join('arn:aws:events:us-east-1:', ':event-bus/finops-mesh'),
        Condition: {
          'ForAnyValue:StringLike': { 'events:source': 'finops.*' },
          ArnNotLike: { 'aws:PrincipalArn': join('arn:aws:iam::', ':role/finops-mesh/test/*') },
          Bool: { 'aws:PrincipalIsAWSService': 'false' },
        },
      },
    ]);
  });

  test('keeps what happened for a replay', () => {
    expect(mesh.resource('Bus', 'AWS::Events::Archive').Properties).toMatchObject({
      EventPattern: { source: [{ prefix: 'finops.' }] },
      RetentionDays: 30,
    });
  });
});

test('patterns that are deployed are patterns that EventBridge takes', () => {
  for (const { EventPattern } of Object.values(rules())) {
    if (EventPattern !== undefined) expect(() => compilePattern(EventPattern as never)).not.toThrow();
  }
});

function join(before: string, after: string): unknown {
  return { 'Fn::Join': ['', [before, { Ref: 'AWS::AccountId' }, after]] };
}
