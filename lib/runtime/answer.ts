import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import type { EventEnvelope } from '../core/event.ts';
import type { Manifest } from '../core/manifest.ts';
import type { Task } from '../core/task.ts';
import type { StateChannel } from '../state/state.ts';
import type { Observability } from './observe.ts';
import { type Performed, perform, type Work } from './perform.ts';
import type { Recognised } from './recognise.ts';
import { isBeyondHopLimit, taskOf } from './task-of.ts';
import { createTaskRecord, type TaskRecord } from './task-record.ts';
import type { Tracing } from './tracing.ts';

/** The answer to work that another delivery is doing, or to an event that went round in a circle. */
type NotDone = { readonly taken: string } | { readonly cut: string };

/** A room as the harness sees it: what it makes of a task, and what of that a caller gets. */
export interface Answering<Stored, Ref> extends Observability {
  readonly tracing: Pick<Tracing, 'annotate'>;
  readonly manifest: Manifest;
  readonly state: StateChannel;
  now(): Date;
  workOn(task: Task, record: TaskRecord): Work<Stored>;
  refOf(stored: Stored): Ref;
}

/** What a room answers to anything that wakes it: the reference of what it stored, or why there is none. */
export function createAnswer<Stored, Ref>(room: Answering<Stored, Ref>) {
  const { manifest, logger, metrics } = room;
  const record = createTaskRecord(room.state, manifest.version, (what, error) => {
    logger.warn(`the state could not be told: ${what}`, { error: error instanceof Error ? error : String(error) });
    metrics.addMetric('StateWriteLost', MetricUnit.Count, 1);
  });

  return async (recognised: Recognised, lambda: Context): Promise<Ref | NotDone> => {
    if (recognised.kind === 'event' && isBeyondHopLimit(recognised)) {
      return cut(room, record, recognised.envelope);
    }
    const remainingMs = lambda.getRemainingTimeInMillis();
    const requestId = lambda.awsRequestId;
    const filled = taskOf(recognised, {
      agent: manifest.name,
      requestId,
      asOf: room.now().toISOString(),
      deadline: new Date(Date.now() + remainingMs).toISOString(),
    });
    const task = await resumed(record, recognised, filled);
    logger.appendKeys({ analysisId: task.analysisId, taskId: task.id, hop: task.hop });
    room.tracing.annotate({ analysis: task.analysisId, task: task.id });
    const exclusive = recognised.kind === 'event' || recognised.kind === 'schedule';
    const work = room.workOn(task, record);
    return replyTo(room, task, work, await perform({ task, requestId, remainingMs, exclusive }, work, record));
  };
}

/**
 * A request that Lambda retries comes back with its id and without a moment of its own: it goes on speaking of the
 * moment of its first try, so that it finds what that may have stored.
 */
async function resumed(record: TaskRecord, recognised: Recognised, task: Task): Promise<Task> {
  const filledIn = (recognised.kind === 'test' || recognised.kind === 'api') && recognised.test.asOf === undefined;
  const known = filledIn ? await record.read(task) : undefined;
  return known === undefined ? task : { ...task, asOf: known.asOf };
}

function replyTo<Stored, Ref>(
  { metrics, refOf }: Answering<Stored, Ref>,
  task: Task,
  work: Work<Stored>,
  performed: Performed<Stored>,
): Ref | NotDone {
  if (performed.kind === 'taken') return { taken: task.id };
  const { startedAt, completedAt } = work.finished(performed.stored);
  metrics.addMetric('ReportDuration', MetricUnit.Milliseconds, Date.parse(completedAt) - Date.parse(startedAt));
  return refOf(performed.stored);
}

async function cut(
  { manifest, logger }: Pick<Answering<unknown, unknown>, 'manifest' | 'logger'>,
  record: TaskRecord,
  { detail, source }: EventEnvelope,
): Promise<NotDone> {
  const eventId = String(detail.eventId);
  const hop = Number(detail.hop);
  await record.cut(manifest.name, { eventId, hop, from: source });
  logger.warn('an event was cut at the hop limit', { eventId, hop, from: source });
  return { cut: eventId };
}
