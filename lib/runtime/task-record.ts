import type { MeshError } from '../core/errors.ts';
import type { ReportStatus } from '../core/report-ref.ts';
import type { Task } from '../core/task.ts';
import { agentStatusKey, taskKey } from '../state/keys.ts';
import type { StateChannel } from '../state/state.ts';
import {
  AgentState,
  agentBegins,
  agentCuts,
  agentEnds,
  type Begun,
  heartbeatTtlSeconds,
  isTaken,
  TaskState,
  taskBegins,
  taskEnds,
  taskTtlSeconds,
} from '../state/transitions.ts';

/** What every stored piece of work tells of itself. */
export interface Finished {
  readonly contextKey: string;
  readonly status: ReportStatus;
  readonly startedAt: string;
  readonly completedAt: string;
}

export interface Beginning {
  readonly requestId: string;
  readonly startedAt: Date;
  readonly until: Date;
  /** Whether a second delivery of the same work steps back while another is at it. */
  readonly exclusive: boolean;
}

/** What the state channel is told about one task after it began. */
export interface BegunTask {
  endStored(finished: Finished): Promise<void>;
  endFailed(error: MeshError): Promise<void>;
}

export interface TaskRecord {
  /** `undefined` where the work is exclusive and done already, or in the hands of another delivery. */
  begin(task: Task, beginning: Beginning): Promise<BegunTask | undefined>;
  /** What is known of a task. A table that cannot be read knows nothing. */
  read(task: Pick<Task, 'agent' | 'id'>): Promise<TaskState | undefined>;
  /** A circle of events was cut here. */
  cut(agent: string, cut: { eventId: string; hop: number; from: string }): Promise<void>;
}

/**
 * Writes the status of the agent and of its task. The claim of exclusive work must be written; all other writes are
 * news, and a table that refuses them does not cost anyone the report: `onLost` hears of it.
 */
export function createTaskRecord(
  state: StateChannel,
  version: string,
  onLost: (what: string, error: unknown) => void,
): TaskRecord {
  const news = (what: string, write: () => Promise<unknown>) =>
    write().then(
      () => undefined,
      (error: unknown) => onLost(what, error),
    );
  return {
    async begin(task, beginning) {
      const begun = begunOf(task, beginning);
      if (beginning.exclusive) {
        if (!(await claim(state, task, begun))) return undefined;
      } else {
        await news('a task began', () => updateTask(state, task, (current) => taskBegins(current, begun)));
      }
      const deadline = begun.heldUntil;
      await news('the agent is busy', () =>
        updateAgent(state, task, (current) =>
          agentBegins(current, { taskId: task.id, deadline, at: begun.startedAt, version }),
        ),
      );
      return begunTask({ state, version, task, begun, news });
    },

    async read({ agent, id }) {
      try {
        return (await state.read(TaskState, taskKey(agent, id)))?.content;
      } catch (error) {
        onLost('a task was looked up', error);
        return undefined;
      }
    },

    cut: (agent, lastCut) =>
      news('a circle was cut', () =>
        updateAgent(state, { agent }, (current) =>
          agentCuts(current, version, { ...lastCut, at: new Date().toISOString() }),
        ),
      ),
  };
}

interface Telling {
  readonly state: StateChannel;
  readonly version: string;
  readonly task: Task;
  readonly begun: Begun;
  readonly news: (what: string, write: () => Promise<unknown>) => Promise<void>;
}

function begunTask({ state, version, task, begun, news }: Telling): BegunTask {
  const end = async (
    outcome: Parameters<typeof taskEnds>[2]['outcome'],
    told: Pick<Parameters<typeof agentEnds>[1], 'report' | 'error'>,
  ) => {
    const at = new Date().toISOString();
    await news('a task ended', () =>
      updateTask(state, task, (current) => taskEnds(current, begun, { endedAt: at, outcome })),
    );
    await news('the agent rests', () =>
      updateAgent(state, task, (current) => agentEnds(current, { taskId: task.id, at, version, ...told })),
    );
  };
  return {
    endStored: ({ contextKey, status, startedAt, completedAt }) => {
      const durationMs = Date.parse(completedAt) - Date.parse(startedAt);
      return end({ contextKey }, { report: { taskId: task.id, status, contextKey, durationMs } });
    },
    endFailed: ({ code, message }) => end({ code, message }, { error: { code, message } }),
  };
}

function begunOf({ analysisId, kind, asOf }: Task, { requestId, startedAt, until }: Beginning): Begun {
  return {
    analysisId,
    kind,
    asOf,
    startedAt: startedAt.toISOString(),
    heldBy: requestId,
    heldUntil: until.toISOString(),
  };
}

/** Of two deliveries that meet, one writes first and the other reads that it did. */
async function claim(state: StateChannel, task: Task, begun: Begun): Promise<boolean> {
  let taken = false;
  await updateTask(state, task, (current) => {
    taken = isTaken(current, begun);
    return taken && current !== undefined ? current : taskBegins(current, begun);
  });
  return !taken;
}

function updateTask(state: StateChannel, task: Task, change: (current: TaskState | undefined) => TaskState) {
  return state.update(TaskState, taskKey(task.agent, task.id), change, { ttlSeconds: taskTtlSeconds });
}

function updateAgent(
  state: StateChannel,
  task: Pick<Task, 'agent'>,
  change: (current: AgentState | undefined) => AgentState,
) {
  return state.update(AgentState, agentStatusKey(task.agent), change, { ttlSeconds: heartbeatTtlSeconds });
}
