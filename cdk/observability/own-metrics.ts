import type { Stage } from '../stage.ts';

/** The namespace of a stage's own metrics; its functions are told it in their environment. */
export function ownNamespace({ name }: Pick<Stage, 'name'>): string {
  return `FinOpsMesh/${name}`;
}

/** The one dimension of the functions' own metrics: the room's name. */
export const roomDimension = 'service';

/** The functions' own metrics that alarms and the dashboard read. A test runs a handler and compares. */
export const ownMetrics = {
  /** Milliseconds from the start of a task to its stored report: one data point a report. */
  reportDuration: 'ReportDuration',
  /** Gaps of a report. */
  gaps: 'Gaps',
  /** Gaps of a report for the cost cap: a request was not sent, since it would have passed it. */
  costCapGaps: 'Gaps.cost-cap',
  /** Events that the bus did not take, and that wait to be sent again. */
  eventsUndelivered: 'EventsUndelivered',
} as const;
