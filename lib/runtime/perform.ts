import type { ContextChannel } from '../context/context.ts';
import { MeshError, messageOf } from '../core/errors.ts';
import type { Outcome, ReportHeader } from '../core/report.ts';
import type { Task } from '../core/task.ts';
import { withDeadline, workUntil } from './deadline.ts';
import type { BegunTask, TaskRecord } from './task-record.ts';

export interface Performance {
  readonly task: Task;
  readonly requestId: string;
  readonly remainingMs: number;
  /** Whether a second delivery of the same work steps back while another is at it: events and schedules. */
  readonly exclusive: boolean;
}

export interface Stage {
  readonly context: ContextChannel;
  readonly record: TaskRecord;
  /** Publishes the events of a stored report; what cannot be published is kept. */
  announce(header: ReportHeader): Promise<void>;
}

/** `taken`: the same work is in other hands. Its own delivery answers for it, and retries it where it is killed. */
export type Performed = { readonly kind: 'stored'; readonly header: ReportHeader } | { readonly kind: 'taken' };

/**
 * The life of a task: a stored report is the answer; else the agent works until the deadline, its outcome is stored,
 * `latest` moves, events say so, and last the state does. Whatever is killed in between is taken up by the next run.
 *
 * @throws MeshError whatever kept the task from a report, after the state was told
 */
export async function perform(
  performance: Performance,
  run: (signal: AbortSignal) => Promise<Outcome>,
  stage: Stage,
): Promise<Performed> {
  const { task, requestId, remainingMs, exclusive } = performance;
  const stored = await stage.context.findReport(task);
  if (stored !== undefined && (await isFinished(task, stage))) return { kind: 'stored', header: stored };
  const startedAt = new Date();
  const until = workUntil(task, remainingMs, startedAt);
  const begun = await stage.record.begin(task, { requestId, startedAt, until, exclusive });
  if (begun === undefined) return { kind: 'taken' };
  try {
    const header = stored ?? (await work(task, { startedAt, until }, run, stage));
    await finish(header, begun, stage);
    return { kind: 'stored', header };
  } catch (error) {
    const named =
      error instanceof MeshError ? error : new MeshError('agent-failed', messageOf(error), { cause: error });
    await begun.endFailed(named);
    throw named;
  }
}

async function isFinished(task: Task, { record }: Stage): Promise<boolean> {
  return (await record.read(task))?.status === 'stored';
}

function work(
  task: Task,
  { startedAt, until }: { startedAt: Date; until: Date },
  run: (signal: AbortSignal) => Promise<Outcome>,
  { context }: Stage,
): Promise<ReportHeader> {
  return withDeadline(until, startedAt, async (signal) => {
    const outcome = await run(signal);
    return context.storeReport(task, outcome, { startedAt: startedAt.toISOString(), now: () => new Date() });
  });
}

/** The state comes last: a task that it calls stored has been announced. */
async function finish(header: ReportHeader, begun: BegunTask, { context, announce }: Stage): Promise<void> {
  await context.moveLatest(header);
  await announce(header);
  await begun.endStored(header);
}
