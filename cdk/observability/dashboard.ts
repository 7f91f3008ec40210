import { Duration } from 'aws-cdk-lib';
import {
  type AlarmBase,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  Metric,
  PeriodOverride,
  Stats,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Manifest } from '../../lib/core/manifest.ts';
import type { LiveVersion } from '../agent/live-version.ts';
import { ownMetrics, roomDimension } from './own-metrics.ts';

const hour = Duration.hours(1);
const fullWidth = 24;
const halfWidth = 12;

export interface DashboardProps {
  readonly title: string;
  readonly manifests: readonly Manifest[];
  readonly versionOf: (room: string) => LiveVersion;
  readonly alarms: readonly AlarmBase[];
  readonly deadLettersName: string;
  /** Of the stage's own metrics. */
  readonly namespace: string;
  /** Where the runbook can be read. */
  readonly runbook: string;
}

/** One page that tells which room it was when an alarm of all rooms rings. */
export function meshDashboard(scope: Construct, props: DashboardProps): Dashboard {
  const { manifests, versionOf, deadLettersName } = props;
  const ofLambda = (metricName: string, statistic: string) =>
    manifests.map(
      ({ name }) =>
        new Metric({
          namespace: 'AWS/Lambda',
          metricName,
          dimensionsMap: { FunctionName: versionOf(name).functionName },
          statistic,
          period: hour,
          label: name,
        }),
    );
  const own = (metricName: string, statistic: string) =>
    manifests.map(
      ({ name }) =>
        new Metric({
          namespace: props.namespace,
          metricName,
          dimensionsMap: { [roomDimension]: name },
          statistic,
          period: hour,
          label: name,
        }),
    );
  const deadLetters = new Metric({
    namespace: 'AWS/SQS',
    metricName: 'ApproximateNumberOfMessagesVisible',
    dimensionsMap: { QueueName: deadLettersName },
    statistic: Stats.MAXIMUM,
    period: hour,
    label: 'dead letters',
  });
  return new Dashboard(scope, 'Dashboard', {
    periodOverride: PeriodOverride.INHERIT,
    defaultInterval: Duration.days(7),
    widgets: [
      [
        new TextWidget({
          width: fullWidth,
          height: 2,
          markdown: `# ${props.title}\nWhat to do when an alarm rings: ${props.runbook}`,
        }),
      ],
      [new AlarmStatusWidget({ width: fullWidth, alarms: [...props.alarms], title: 'Alarms' })],
      [graph('Invocations', ofLambda('Invocations', Stats.SUM)), graph('Errors', ofLambda('Errors', Stats.SUM))],
      [
        graph('Slowest invocation (ms)', ofLambda('Duration', Stats.MAXIMUM)),
        graph('Events that wait (undelivered, dead letters)', [
          ...own(ownMetrics.eventsUndelivered, Stats.SUM),
          deadLetters,
        ]),
      ],
      [graph('Gaps of reports', own(ownMetrics.gaps, Stats.MAXIMUM))],
    ],
  });
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: halfWidth });
}
