import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { describeMesh } from '../../cdk/bundles.ts';
import { hoursBetween } from '../../cdk/observability/schedule-interval.ts';
import { alwaysFree } from '../../lib/prices/serverless.ts';
import { emittedMetrics } from './emitted-metrics.ts';
import { makeManifest, makeRoom, makeSupervisor, type Synthesised, synthesise } from './synthesised.ts';

const listener = makeManifest({
  subscribes: [{ name: 'findings', bus: 'mesh', pattern: { source: ['finops.trusted-advisor-agent'] } }],
});
let mesh: Synthesised;

beforeAll(() => {
  const frontDoor = makeManifest({ name: 'api', kind: 'front-door', actions: [] });
  const rooms = [makeSupervisor(), listener, makeManifest({ name: 'quiet' }), frontDoor];
  mesh = synthesise(rooms.map((manifest) => makeRoom(manifest)));
});

interface Alarm {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly AlarmActions: readonly unknown[];
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[];
  readonly Statistic: string;
  readonly Period: number;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly Threshold: number;
  readonly ComparisonOperator: string;
  readonly TreatMissingData: string;
}

function alarms(of = mesh): Alarm[] {
  return Object.values(of.resources('Observability', 'AWS::CloudWatch::Alarm')).map(
    ({ Properties }) => Properties as unknown as Alarm,
  );
}

function alarm(name: string): Alarm | undefined {
  return alarms().find(({ AlarmName }) => AlarmName === `finops-mesh-test-${name}`);
}

/**
 * Metrics of AWS itself that alarms may watch, with the dimensions under which AWS sends them. Sources: API Gateway
 * developer guide, "Amazon API Gateway dimensions and metrics" (by ApiName, or by ApiName and Stage); Lambda developer
 * guide, "Types of metrics for Lambda functions" and "View metrics" (all functions together have no dimension); SQS
 * developer guide, "Available CloudWatch metrics for Amazon SQS".
 */
const awsMetrics: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'AWS/ApiGateway 5XXError': [['ApiName', 'Stage']],
  'AWS/Lambda AsyncEventAge': [['FunctionName']],
  'AWS/Lambda Throttles': [[], ['FunctionName']],
  'AWS/SQS ApproximateNumberOfMessagesVisible': [['QueueName']],
};

describe('every alarm', () => {
  test('tells someone, and links to a section of the runbook that is there', () => {
    const runbook = readFileSync('docs/runbook.md', 'utf8');
    const sections = [...runbook.matchAll(/^## (.+)$/gm)].map(([, title = '']) =>
      title.toLowerCase().replace(/ /g, '-'),
    );
    for (const { AlarmActions, AlarmDescription } of alarms()) {
      expect(AlarmActions).toEqual([{ Ref: expect.stringMatching(/^Alarms/) }]);
      expect(sections).toContain(/docs\/runbook\.md#([\w-]+)$/.exec(AlarmDescription)?.[1]);
    }
  });

  test('watches a metric of AWS under the dimensions that AWS sends, or one of the mesh’s own', () => {
    const ofAws = alarms().filter(({ Namespace }) => Namespace.startsWith('AWS/'));
    for (const { Namespace, MetricName, Dimensions = [] } of ofAws) {
      expect(awsMetrics[`${Namespace} ${MetricName}`]).toContainEqual(Dimensions.map(({ Name }) => Name));
    }
    expect(ofAws.length).toBeGreaterThan(0);
  });

  test('of an own metric watches what the code sends, under exactly its dimensions', async () => {
    const emitted = await emittedMetrics();
    const counted = mesh.resource('Agents', 'AWS::Logs::MetricFilter', 'Quiet').Properties.MetricTransformations;
    const own = alarms().filter(
      ({ Namespace, MetricName }) => Namespace === 'FinOpsMesh/test' && !JSON.stringify(counted).includes(MetricName),
    );
    for (const { Namespace, MetricName, Dimensions = [] } of own) {
      const dimensions = Dimensions.map(({ Name }) => Name);
      expect(emitted).toContainEqual({ namespace: Namespace, metric: MetricName, dimensions });
    }
    expect(own.length).toBeGreaterThan(0);
  });

  test('of failed invocations watches what the log groups’ filters count', () => {
    const { Namespace, MetricName, Dimensions } = alarm('failed-invocations') ?? {};
    const { MetricTransformations } = mesh.resource('Agents', 'AWS::Logs::MetricFilter', 'Quiet').Properties;
    expect(MetricTransformations).toEqual([{ MetricNamespace: Namespace, MetricName, MetricValue: '1' }]);
    expect(Dimensions).toBeUndefined();
  });
});

describe('the dashboard', () => {
  test('shows own metrics under the dimensions that the code sends', async () => {
    const emitted = await emittedMetrics();
    const own = shownMetrics(mesh).filter(([namespace]) => namespace === 'FinOpsMesh/test');
    for (const [namespace, metric, dimension] of own) {
      expect(emitted).toContainEqual({ namespace, metric, dimensions: [dimension] });
    }
    expect(own.length).toBeGreaterThan(0);
  });

  test('stays within the 50 metrics of the free allowance for the rooms that there are', async () => {
    const rooms = await describeMesh('functions');
    expect(shownMetrics(synthesise(rooms)).length).toBeLessThanOrEqual(alwaysFree.dashboardMetrics);
  });
});

/** Namespace, name, and dimension names and values of each metric on the dashboard. */
function shownMetrics(of: Synthesised): string[][] {
  const { DashboardBody } = of.resource('Observability', 'AWS::CloudWatch::Dashboard').Properties as {
    DashboardBody: { 'Fn::Join': [string, unknown[]] };
  };
  const text = DashboardBody['Fn::Join'][1].map((piece) => (typeof piece === 'string' ? piece : 'reference')).join('');
  const { widgets } = JSON.parse(text) as { widgets: { properties: { metrics?: string[][] } }[] };
  return widgets.flatMap(({ properties }) => properties.metrics ?? []);
}

describe('alarms ring', () => {
  test('when a report that a schedule should bring is missed, and when nothing is heard at all', () => {
    expect(alarm('missed-schedule-supervisor')).toMatchObject({
      Namespace: 'FinOpsMesh/test',
      MetricName: 'ReportDuration',
      Dimensions: [{ Name: 'service', Value: 'supervisor' }],
      Statistic: 'SampleCount',
      Period: 3_600,
      EvaluationPeriods: 26,
      DatapointsToAlarm: 26,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  test.each(['failed-invocations', 'dead-letters', 'interface-errors'])(
    'at the first of %s, and not when there is silence',
    (name) => {
      expect(alarm(name)).toMatchObject({ Threshold: 1, EvaluationPeriods: 1, TreatMissingData: 'notBreaching' });
    },
  );

  test('when the interface answers errors, under the names that it has', () => {
    const { Name } = mesh.resource('Api', 'AWS::ApiGateway::RestApi').Properties;
    const { StageName } = mesh.resource('Api', 'AWS::ApiGateway::Stage').Properties;
    expect(alarm('interface-errors')?.Dimensions).toEqual([
      { Name: 'ApiName', Value: Name },
      { Name: 'Stage', Value: StageName },
    ]);
    const without = alarms(synthesise([makeRoom(makeSupervisor())])).map(({ AlarmName }) => AlarmName);
    expect(without).not.toContain('finops-mesh-test-interface-errors');
  });

  test('when events wait for a quarter of an hour, in the rooms that events wake', () => {
    expect(alarm('waiting-events-listener')).toMatchObject({ MetricName: 'AsyncEventAge', Threshold: 900_000 });
    expect(alarm('waiting-events-supervisor')).toBeDefined();
    expect(alarm('waiting-events-quiet')).toBeUndefined();
  });

  test('when functions are throttled twice in a quarter of an hour', () => {
    expect(alarm('throttled')).toMatchObject({ Period: 300, EvaluationPeriods: 3, DatapointsToAlarm: 2 });
  });

  test('for no schedule that is rarer than CloudWatch can look back', () => {
    const weekly = makeSupervisor({ schedules: [{ name: 'weekly', expression: 'cron(0 6 ? * MON *)' }] });
    const names = alarms(synthesise([makeRoom(weekly)])).map(({ AlarmName }) => AlarmName);
    expect(names).not.toContain('finops-mesh-test-missed-schedule-supervisor');
  });
});

test.each([
  ['rate(1 minute)', 1],
  ['rate(12 hours)', 12],
  ['rate(1 day)', 24],
  ['rate(7 days)', 168],
  ['cron(0 6 * * ? *)', 24],
  ['cron(15 * * * ? *)', 1],
  ['cron(0 8 1 * ? *)', Number.POSITIVE_INFINITY],
  ['cron(0 18 ? * MON-FRI *)', Number.POSITIVE_INFINITY],
])('%s runs again after at most %d hours', (expression, hours) => {
  expect(hoursBetween(expression)).toBe(hours);
});
