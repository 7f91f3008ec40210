import { Duration } from 'aws-cdk-lib';
import { type AlarmProps, ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Manifest } from '../../lib/core/manifest.ts';
import type { LiveVersion } from '../agent/live-version.ts';
import { failureMetric } from './failures.ts';
import { ownMetrics, roomDimension } from './own-metrics.ts';
import { hoursBetween } from './schedule-interval.ts';

/** An alarm as data, with the section of the runbook that says what to do. */
export interface AlarmSpec
  extends Pick<
    AlarmProps,
    'metric' | 'threshold' | 'evaluationPeriods' | 'datapointsToAlarm' | 'comparisonOperator' | 'treatMissingData'
  > {
  /** Also the heading in the runbook, as a link names it. */
  readonly section: RunbookSection;
  /** The room that it speaks of, where it speaks of one. */
  readonly room?: string;
  readonly meaning: string;
}

type RunbookSection =
  | 'failed-invocations'
  | 'interface-errors'
  | 'dead-letters'
  | 'throttled'
  | 'waiting-events'
  | 'missed-schedule'
  | 'cost-cap-reached';

const fiveMinutes = Duration.minutes(5);
const hour = Duration.hours(1);

/** An event that waits longer than this waits for more than a cold start. */
const waitingMinutes = 15;
/** Hours after which a report that should be there is missed: a run may take long, and may be retried. */
const graceHours = 2;
/** CloudWatch looks back seven days at most (user guide, "Evaluating an alarm"). */
const lookBackHours = 7 * 24;

/**
 * The alarms of the mesh. Every alarm costs its price a month, so rooms share them where one can hear of all: the
 * dashboard then tells which room it was.
 */
export function alarmsOf(mesh: {
  readonly manifests: readonly Manifest[];
  readonly versionOf: (room: string) => LiveVersion;
  /** Of the stage's own metrics. */
  readonly namespace: string;
  readonly deadLettersName: string;
  /** Name and stage of the interface; absent where no room is a front door. */
  readonly interface?: { readonly apiName: string; readonly stageName: string } | undefined;
}): AlarmSpec[] {
  const woken = mesh.manifests.filter(({ subscribes, schedules }) => subscribes.length + schedules.length > 0);
  const scheduled = mesh.manifests.filter(({ schedules }) => schedules.length > 0);
  return [
    failedInvocations(mesh.namespace),
    ...(mesh.interface === undefined ? [] : [interfaceErrors(mesh.interface)]),
    deadLetters(mesh.deadLettersName),
    throttled(),
    ...woken.map(({ name }) => waitingEvents(name, mesh.versionOf(name).functionName)),
    ...scheduled.flatMap((manifest) => missedSchedule(manifest, mesh.namespace)),
    ...mesh.manifests
      .filter(({ kind }) => kind === 'supervisor')
      .map(({ name }) => costCapReached(name, mesh.namespace)),
  ];
}

function failedInvocations(namespace: string): AlarmSpec {
  return {
    section: 'failed-invocations',
    meaning: 'A function failed, timed out or crashed',
    metric: new Metric({ namespace, metricName: failureMetric, statistic: Stats.SUM, period: fiveMinutes }),
    ...atLeastOne,
  };
}

/** The front door answers an error inside itself, which is no failed invocation; API Gateway counts both. */
function interfaceErrors({ apiName, stageName }: { apiName: string; stageName: string }): AlarmSpec {
  return {
    section: 'interface-errors',
    meaning: 'The interface answered with an error of its own (5xx)',
    metric: new Metric({
      namespace: 'AWS/ApiGateway',
      metricName: '5XXError',
      dimensionsMap: { ApiName: apiName, Stage: stageName },
      statistic: Stats.SUM,
      period: fiveMinutes,
    }),
    ...atLeastOne,
  };
}

function deadLetters(queueName: string): AlarmSpec {
  return {
    section: 'dead-letters',
    meaning: 'An event was given up and lies in the dead-letter queue',
    metric: new Metric({
      namespace: 'AWS/SQS',
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensionsMap: { QueueName: queueName },
      statistic: Stats.MAXIMUM,
      period: fiveMinutes,
    }),
    ...atLeastOne,
  };
}

/** Of the whole account and region: functions share its concurrency, whoever uses it up. */
function throttled(): AlarmSpec {
  return {
    section: 'throttled',
    meaning: 'Lambda throttles functions of this account: its concurrency is used up',
    metric: new Metric({
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      statistic: Stats.SUM,
      period: fiveMinutes,
    }),
    ...atLeastOne,
    // A single burst is retried by the invoke channel.
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
  };
}

function waitingEvents(room: string, functionName: string): AlarmSpec {
  return {
    section: 'waiting-events',
    room,
    meaning: `Events wait for more than ${waitingMinutes} minutes`,
    metric: new Metric({
      namespace: 'AWS/Lambda',
      metricName: 'AsyncEventAge',
      dimensionsMap: { FunctionName: functionName },
      statistic: Stats.MAXIMUM,
      period: fiveMinutes,
    }),
    ...atLeastOne,
    threshold: Duration.minutes(waitingMinutes).toMilliseconds(),
  };
}

/** One alarm a room, for its most frequent schedule that CloudWatch can look back on. */
function missedSchedule({ name, schedules }: Manifest, namespace: string): AlarmSpec[] {
  const hours = Math.min(...schedules.map(({ expression }) => hoursBetween(expression))) + graceHours;
  if (hours > lookBackHours) return [];
  return [
    {
      section: 'missed-schedule',
      room: name,
      meaning: `No report in ${hours} hours`,
      metric: new Metric({
        namespace,
        metricName: ownMetrics.reportDuration,
        dimensionsMap: { [roomDimension]: name },
        statistic: Stats.SAMPLE_COUNT,
        period: hour,
      }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: hours,
      datapointsToAlarm: hours,
      treatMissingData: TreatMissingData.BREACHING,
    },
  ];
}

/** Of the supervisor: an analysis carries the gaps of all its agents. */
function costCapReached(name: string, namespace: string): AlarmSpec {
  return {
    section: 'cost-cap-reached',
    room: name,
    meaning: 'An analysis ended before it asked everything: its cost cap was reached',
    metric: new Metric({
      namespace,
      metricName: ownMetrics.costCapGaps,
      dimensionsMap: { [roomDimension]: name },
      statistic: Stats.SUM,
      period: hour,
    }),
    ...atLeastOne,
  };
}

const atLeastOne = {
  threshold: 1,
  comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  evaluationPeriods: 1,
  treatMissingData: TreatMissingData.NOT_BREACHING,
} satisfies Partial<AlarmSpec>;
