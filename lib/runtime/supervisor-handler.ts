import type { AnalysisDraft } from '../context/analyses.ts';
import type { AnalysisHeader } from '../core/analysis.ts';
import { analysisRefOf } from '../core/analysis-ref.ts';
import type { MeshError } from '../core/errors.ts';
import type { Manifest } from '../core/manifest.ts';
import type { ReportStatus } from '../core/report-ref.ts';
import type { Task } from '../core/task.ts';
import { eventOfAnalysis, startedEvent } from '../events/entry.ts';
import { announce } from './announce.ts';
import { createHandler, type Invocation } from './handler.ts';
import { measureAnalysis } from './measure.ts';
import type { Work } from './perform.ts';
import type { Sandbox } from './sandbox.ts';
import type { TaskRecord } from './task-record.ts';

/** The supervisor's events, by the order in its manifest. */
const startedType = 'Analysis Started';
const completedType = 'Analysis Completed';

export interface SupervisorRoom<Deps> {
  readonly manifest: Manifest;
  createDeps(sandbox: Sandbox): Deps;
  run(task: Task, deps: Deps, invocation: Invocation & { readonly until: Date }): Promise<AnalysisDraft>;
  /** Tells who follows the analysis that it has ended. */
  end(header: AnalysisHeader, deps: Deps): Promise<void>;
  /** Tells them that this run came to none. */
  fail(task: Task, error: MeshError, deps: Deps): Promise<void>;
}

/** The handler of a supervisor: it stores the analysis that `run` comes to, moves `latest` and publishes its events. */
export function createSupervisorHandler<Deps>(room: SupervisorRoom<Deps>) {
  return createHandler(room.manifest, (sandbox) => {
    const deps = room.createDeps(sandbox);
    return {
      workOn: (task: Task, record: TaskRecord) => analysisWork(sandbox, room, deps, task, record),
      refOf: analysisRefOf,
    };
  });
}

function analysisWork<Deps>(
  sandbox: Sandbox,
  room: SupervisorRoom<Deps>,
  deps: Deps,
  task: Task,
  record: TaskRecord,
): Work<AnalysisHeader> {
  const { context, manifest, metrics, now, environment } = sandbox;
  const { source } = manifest.publishes;
  return {
    find: () => context.findAnalysis(task.analysisId),
    async do(signal, until) {
      const started = startedEvent(task, source, startedType, new Date().toISOString());
      await announce({ ...sandbox, record }, task, [started]);
      const { settings } = environment;
      const header = await context.storeAnalysis(await room.run(task, deps, { signal, now, settings, until }));
      measureAnalysis(metrics, header);
      return header;
    },
    async makeKnown(header) {
      // Nobody looks for the newest word on an account in an analysis that was not let finish.
      if (header.status !== 'cancelled') await context.moveLatestAnalysis(header);
      await announce({ ...sandbox, record }, task, [eventOfAnalysis(header, task.hop, source, completedType)]);
      await room.end(header, deps);
    },
    finished: ({ contextKey, status, startedAt, completedAt }) => ({
      contextKey,
      status: reportStatusOf(status),
      startedAt,
      completedAt,
    }),
    failed: (error) => room.fail(task, error, deps),
  };
}

function reportStatusOf(status: AnalysisHeader['status']): ReportStatus {
  if (status === 'completed' || status === 'cancelled') return 'complete';
  return status === 'partial' ? 'partial' : 'failed';
}
