import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';

/**
 * Lambda's own report of an invocation, in its JSON log format (Lambda developer guide, Telemetry API schema reference:
 * `platform.report`, status `success`, `error`, `timeout` or `failure`).
 */
const failurePattern = '{ $.type = "platform.report" && $.record.status != "success" }';

/** Failed invocations of all functions together; it has no dimension, so that one alarm hears of every room. */
export const failureMetric = 'FailedInvocations';

/**
 * Counts a function's failed invocations in the mesh's one metric: errors, timeouts and crashes, which the function
 * itself cannot count. A metric a room would cost an alarm a room.
 */
export function countFailures(logGroup: ILogGroup, namespace: string): void {
  new MetricFilter(logGroup, 'Failures', {
    logGroup,
    filterPattern: FilterPattern.literal(failurePattern),
    metricNamespace: namespace,
    metricName: failureMetric,
    metricValue: '1',
  });
}
