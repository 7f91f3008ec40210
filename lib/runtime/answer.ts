import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import type { EventEnvelope } from '../core/event.ts';
import type { Manifest } from '../core/manifest.ts';
import { type Outcome, type ReportHeader, type ReportRef, refOf } from '../core/report.ts';
import type { Task } from '../core/task.ts';
import { announceReport, isLastHop, withAnnouncements } from './announce.ts';
import type { Channels } from './channels.ts';
import type { Observability } from './observe.ts';
import { type Performed, perform } from './perform.ts';
import type { Recognised } from './recognise.ts';
import { isBeyondHopLimit, taskOf } from './task-of.ts';
import { createTaskRecord, type TaskRecord } from './task-record.ts';

/** The answer to work that another delivery is doing, or to an event that went round in a circle. */
type NotDone = { readonly taken: string } | { readonly cut: string };

interface Composition extends Observability, Channels {
  readonly manifest: Manifest;
  now(): Date;
  run(task: Task, signal: AbortSignal): Promise<Outcome>;
}

/** What an agent answers to anything that wakes it: the reference of its report, or why there is none. */
export function createAnswer(composition: Composition) {
  const { manifest, state, logger, metrics } = composition;
  const record = createTaskRecord(state, manifest.version, (what, error) => {
    logger.warn(`the state could not be told: ${what}`, { error: error instanceof Error ? error : String(error) });
    metrics.addMetric('StateWriteLost', MetricUnit.Count, 1);
  });

  return async (recognised: Recognised, lambda: Context): Promise<ReportRef | NotDone> => {
    if (recognised.kind === 'event' && isBeyondHopLimit(recognised)) {
      return cut(composition, record, recognised.envelope);
    }
    const remainingMs = lambda.getRemainingTimeInMillis();
    const task = await resumed(
      record,
      recognised,
      taskOf(recognised, {
        agent: manifest.name,
        requestId: lambda.awsRequestId,
        asOf: composition.now().toISOString(),
        deadline: new Date(Date.now() + remainingMs).toISOString(),
      }),
    );
    logger.appendKeys({ analysisId: task.analysisId, taskId: task.id, hop: task.hop });
    const exclusive = recognised.kind === 'event' || recognised.kind === 'schedule';
    const performance = { task, requestId: lambda.awsRequestId, remainingMs, exclusive };
    return replyTo(await performTask(composition, record, performance), task, metrics);
  };
}

/**
 * A request that Lambda retries comes back with its id and without a moment of its own: it goes on speaking of the
 * moment of its first try, so that it finds the report which that may have left.
 */
async function resumed(record: TaskRecord, recognised: Recognised, task: Task): Promise<Task> {
  const filledIn = (recognised.kind === 'test' || recognised.kind === 'api') && recognised.test.asOf === undefined;
  const known = filledIn ? await record.read(task) : undefined;
  return known === undefined ? task : { ...task, asOf: known.asOf };
}

function performTask(
  composition: Composition,
  record: TaskRecord,
  performance: Parameters<typeof perform>[0],
): Promise<Performed> {
  const { task } = performance;
  const run = async (signal: AbortSignal): Promise<Outcome> => {
    const outcome = await composition.run(task, signal);
    const conclude = () => withAnnouncements(outcome.conclude(), composition.manifest.publishes);
    return { findings: outcome.findings, conclude };
  };
  return perform(performance, run, {
    context: composition.context,
    record,
    announce: (header) => announce(composition, record, task, header),
  });
}

function replyTo(performed: Performed, task: Task, metrics: Observability['metrics']): ReportRef | NotDone {
  if (performed.kind === 'taken') return { taken: task.id };
  const { startedAt, completedAt, gaps } = performed.header;
  metrics.addMetric('ReportDuration', MetricUnit.Milliseconds, Date.parse(completedAt) - Date.parse(startedAt));
  metrics.addMetric('Gaps', MetricUnit.Count, gaps.length);
  return refOf(performed.header);
}

async function cut(
  { manifest, logger }: Composition,
  record: TaskRecord,
  { detail, source }: EventEnvelope,
): Promise<NotDone> {
  const eventId = String(detail.eventId);
  const hop = Number(detail.hop);
  await record.cut(manifest.name, { eventId, hop, from: source });
  logger.warn('an event was cut at the hop limit', { eventId, hop, from: source });
  return { cut: eventId };
}

async function announce(
  { manifest, events, logger, metrics }: Composition,
  record: TaskRecord,
  task: Task,
  header: ReportHeader,
): Promise<void> {
  const { published, kept } = await announceReport(events, manifest, header, task.hop);
  metrics.addMetric('EventsPublished', MetricUnit.Count, published);
  metrics.addMetric('EventsUndelivered', MetricUnit.Count, kept.length);
  for (const { eventId, reason } of kept) logger.warn('an event waits to be sent again', { eventId, reason });
  if (isLastHop(task)) {
    await record.cut(manifest.name, { eventId: task.id, hop: task.hop, from: manifest.publishes.source });
  }
}
