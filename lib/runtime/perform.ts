import { MeshError, messageOf } from '../core/errors.ts';
import type { Task } from '../core/task.ts';
import { withDeadline, workUntil } from './deadline.ts';
import type { Finished, TaskRecord } from './task-record.ts';

export interface Performance {
  readonly task: Task;
  readonly requestId: string;
  readonly remainingMs: number;
  /** Whether a second delivery of the same work steps back while another is at it: events and schedules. */
  readonly exclusive: boolean;
}

/** A task as work: an agent's report, or the supervisor's analysis. */
export interface Work<Stored> {
  /** What an earlier run stored. */
  find(): Promise<Stored | undefined>;
  /** Does the work until the deadline and stores what it came to. */
  do(signal: AbortSignal, until: Date): Promise<Stored>;
  /** Makes the stored thing known: `latest`, events. Done again it changes nothing. */
  makeKnown(stored: Stored): Promise<void>;
  finished(stored: Stored): Finished;
  /** Tells those who follow the work that this run of it has failed. */
  failed?(error: MeshError): Promise<void>;
}

/** `taken`: the same work is in other hands. Its own delivery answers for it, and retries it where it is killed. */
export type Performed<Stored> = { readonly kind: 'stored'; readonly stored: Stored } | { readonly kind: 'taken' };

/**
 * The life of a task: what is stored is the answer; else the work is done until the deadline and stored, `latest`
 * moves, events say so, and last the state does. Whatever is killed in between is taken up by the next run.
 *
 * @throws MeshError whatever kept the task from its result, after the state was told
 */
export async function perform<Stored>(
  { task, requestId, remainingMs, exclusive }: Performance,
  work: Work<Stored>,
  record: TaskRecord,
): Promise<Performed<Stored>> {
  const found = await work.find();
  // The state comes last: a task that it calls stored has been made known.
  if (found !== undefined && (await record.read(task))?.status === 'stored') return { kind: 'stored', stored: found };
  const startedAt = new Date();
  const until = workUntil(task, remainingMs, startedAt);
  const begun = await record.begin(task, { requestId, startedAt, until, exclusive });
  if (begun === undefined) return { kind: 'taken' };
  try {
    const stored = found ?? (await withDeadline(until, startedAt, (signal) => work.do(signal, until)));
    await work.makeKnown(stored);
    await begun.endStored(work.finished(stored));
    return { kind: 'stored', stored };
  } catch (error) {
    const named =
      error instanceof MeshError ? error : new MeshError('agent-failed', messageOf(error), { cause: error });
    await work.failed?.(named);
    await begun.endFailed(named);
    throw named;
  }
}
