import type { Manifest } from '../core/manifest.ts';
import type { Outcome, ReportHeader } from '../core/report.ts';
import { refOf } from '../core/report-ref.ts';
import type { Task } from '../core/task.ts';
import { eventOf } from '../events/entry.ts';
import { announce, withAnnouncements } from './announce.ts';
import { createHandler, type Invocation } from './handler.ts';
import { measureResult } from './measure.ts';
import type { Work } from './perform.ts';
import type { Sandbox } from './sandbox.ts';
import type { TaskRecord } from './task-record.ts';

export interface AgentRoom<Deps> {
  readonly manifest: Manifest;
  /** Makes clients and gateways, once a sandbox. */
  createDeps(sandbox: Sandbox): Deps;
  run(task: Task, deps: Deps, invocation: Invocation): Promise<Outcome>;
}

/** The handler of an agent: it stores the report that `run` comes to, moves `latest` and publishes the manifest's events. */
export function createAgentHandler<Deps>({ manifest, createDeps, run }: AgentRoom<Deps>) {
  return createHandler(manifest, (sandbox) => {
    const deps = createDeps(sandbox);
    const { settings } = sandbox.environment;
    return {
      workOn: (task: Task, record: TaskRecord) =>
        reportWork(sandbox, task, record, (signal) => run(task, deps, { signal, now: sandbox.now, settings })),
      refOf,
    };
  });
}

function reportWork(
  sandbox: Sandbox,
  task: Task,
  record: TaskRecord,
  run: (signal: AbortSignal) => Promise<Outcome>,
): Work<ReportHeader> {
  const { context, manifest, metrics } = sandbox;
  return {
    find: () => context.findReport(task),
    async do(signal) {
      const startedAt = new Date().toISOString();
      const outcome = await run(signal);
      const conclude = () => withAnnouncements(outcome.conclude(), manifest.publishes);
      const times = { startedAt, now: () => new Date() };
      const header = await context.storeReport(task, { findings: outcome.findings, conclude }, times);
      measureResult(metrics, header);
      return header;
    },
    async makeKnown(header) {
      await context.moveLatest(header);
      const { source } = manifest.publishes;
      const events = header.announcements.map((announcement) => eventOf(header, task.hop, source, announcement));
      await announce({ ...sandbox, record }, task, events);
    },
    finished: (header) => header,
  };
}
