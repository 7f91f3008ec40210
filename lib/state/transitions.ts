import * as z from 'zod/mini';
import { ReportStatus } from '../core/report-ref.ts';
import { AgentName, Id, TaskKind } from '../core/task.ts';
import { Instant } from '../core/time.ts';

/** A heartbeat older than this says nothing any more. */
export const heartbeatTtlSeconds = 24 * 3_600;
/** How long a task can be looked up after it ended. */
export const taskTtlSeconds = 30 * 24 * 3_600;

/** What a deployment or a local start writes about each room, so that the supervisor knows whom it can ask. */
export const RegistryEntry = z.strictObject({
  agent: AgentName,
  /** The function's name or ARN, as `Invoke` takes it. */
  functionName: z.string().check(z.minLength(1)),
  version: z.string(),
  question: z.string(),
  taskKinds: z.array(TaskKind),
  timeoutSeconds: z.int().check(z.positive()),
});
export type RegistryEntry = z.infer<typeof RegistryEntry>;

/** That a person has asked a running analysis to end. */
export const CancelRequest = z.strictObject({ by: z.string(), at: Instant });

const RunningTask = z.strictObject({ taskId: Id, deadline: Instant });

/** `degraded`: its last report was partial or failed. `offline` is never written: it is the absence of a heartbeat. */
export const AgentState = z.strictObject({
  status: z.enum(['ready', 'busy', 'degraded']),
  heartbeatAt: Instant,
  version: z.string(),
  running: z.array(RunningTask),
  lastReport: z.optional(
    z.strictObject({
      taskId: Id,
      status: ReportStatus,
      contextKey: z.string(),
      durationMs: z.int().check(z.nonnegative()),
    }),
  ),
  /** The last event that was not acted on, or will not be heard, since it has come round too often. */
  lastCut: z.optional(z.strictObject({ eventId: z.string(), hop: z.int(), from: z.string(), at: Instant })),
  /** Why the last task ended without a report. */
  lastError: z.optional(z.strictObject({ taskId: Id, code: z.string(), message: z.string(), at: Instant })),
});
export type AgentState = z.infer<typeof AgentState>;

export const TaskState = z.strictObject({
  analysisId: Id,
  kind: TaskKind,
  /** The moment that its report speaks of: a part of the report's key. */
  asOf: Instant,
  status: z.enum(['running', 'stored', 'failed']),
  /** The request that works on it. Lambda keeps the request id over its own retries. */
  heldBy: z.string(),
  /** After this moment a run that has not ended was killed, and another may take over. */
  heldUntil: Instant,
  attempts: z.int().check(z.positive()),
  startedAt: Instant,
  endedAt: z.optional(Instant),
  contextKey: z.optional(z.string()),
  error: z.optional(z.strictObject({ code: z.string(), message: z.string() })),
});
export type TaskState = z.infer<typeof TaskState>;

type LastCut = NonNullable<AgentState['lastCut']>;
type LastReport = NonNullable<AgentState['lastReport']>;
type LastError = NonNullable<AgentState['lastError']>;

/** A sandbox takes up a task: busy until it ends, or until its deadline where the sandbox was killed. */
export function agentBegins(
  current: AgentState | undefined,
  begun: { taskId: string; deadline: string; at: string; version: string },
): AgentState {
  const running = [
    ...stillRunning(current, begun.taskId, begun.at),
    { taskId: begun.taskId, deadline: begun.deadline },
  ];
  return { ...current, status: 'busy', heartbeatAt: begun.at, version: begun.version, running };
}

/** A sandbox ended a task: with a report, or with the error that kept it from one. */
export function agentEnds(
  current: AgentState | undefined,
  ended: { taskId: string; at: string; version: string; report?: LastReport; error?: Omit<LastError, 'taskId' | 'at'> },
): AgentState {
  const running = stillRunning(current, ended.taskId, ended.at);
  const healthy = ended.report?.status === 'complete';
  const restingStatus = healthy ? 'ready' : 'degraded';
  const { lastError: _, ...rest } = current ?? {};
  return {
    ...rest,
    status: running.length > 0 ? 'busy' : restingStatus,
    heartbeatAt: ended.at,
    version: ended.version,
    running,
    ...(ended.report && { lastReport: ended.report }),
    ...(ended.error && { lastError: { ...ended.error, taskId: ended.taskId, at: ended.at } }),
  };
}

/** A circle was cut at the hop limit: who reads the state sees it, since no report tells of it. */
export function agentCuts(current: AgentState | undefined, version: string, lastCut: LastCut): AgentState {
  const before: AgentState = current ?? { status: 'ready', heartbeatAt: lastCut.at, version, running: [] };
  return { ...before, heartbeatAt: lastCut.at, lastCut };
}

export type Begun = Pick<TaskState, 'analysisId' | 'kind' | 'asOf' | 'startedAt' | 'heldBy' | 'heldUntil'>;

/**
 * Whether a second delivery of the same work finds it done or in other hands. A retry of the same request takes its
 * own work up again.
 */
export function isTaken(current: TaskState | undefined, { heldBy, startedAt }: Begun): boolean {
  if (current === undefined || current.status === 'failed') return false;
  if (current.status === 'stored') return true;
  return current.heldBy !== heldBy && Date.parse(current.heldUntil) > Date.parse(startedAt);
}

/** A stored task stays stored: a later run that is cut off does not undo the first one's report. */
export function taskBegins(current: TaskState | undefined, begun: Begun): TaskState {
  if (current?.status === 'stored') return current;
  return { ...begun, status: 'running', attempts: (current?.attempts ?? 0) + 1 };
}

export function taskEnds(
  current: TaskState | undefined,
  begun: Begun,
  ended: { endedAt: string; outcome: { contextKey: string } | { code: string; message: string } },
): TaskState {
  if (current?.status === 'stored') return current;
  const base = { ...begun, attempts: current?.attempts ?? 1, endedAt: ended.endedAt };
  const { outcome } = ended;
  return 'contextKey' in outcome
    ? { ...base, status: 'stored', contextKey: outcome.contextKey }
    : { ...base, status: 'failed', error: outcome };
}

function stillRunning(current: AgentState | undefined, taskId: string, at: string): AgentState['running'] {
  const now = Date.parse(at);
  return (current?.running ?? []).filter((task) => task.taskId !== taskId && Date.parse(task.deadline) > now);
}
