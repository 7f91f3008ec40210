import { MeshError } from '../core/errors.ts';
import { EventDetail } from '../core/event.ts';
import { parse } from '../core/parse.ts';
import { hopLimit, Task } from '../core/task.ts';
import type { Recognised } from './recognise.ts';

/** What the harness fills in where a task does not come whole. */
export interface TaskDefaults {
  readonly agent: string;
  /** Unique a request, and the same over Lambda's own retries of it. */
  readonly requestId: string;
  readonly asOf: string;
  readonly deadline: string;
}

/**
 * The task that any kind of event asks for. An event's task is named after the event and not after the delivery, and
 * speaks of the event's time and not of the delivery's, so that the same event delivered twice is one task with one
 * report.
 *
 * @throws MeshError `bad-input` where a call is meant for another agent, or an event of the mesh has another shape
 */
export function taskOf(recognised: Recognised, defaults: TaskDefaults): Task {
  switch (recognised.kind) {
    case 'call':
      return addressedTo(defaults.agent, recognised.task);
    case 'test':
    case 'api':
      return fromTest(recognised, defaults);
    case 'schedule':
      return fromSchedule(recognised, defaults);
    case 'event':
      return fromEvent(recognised, defaults);
  }
}

function addressedTo(agent: string, task: Task): Task {
  if (task.agent === agent) return task;
  throw new MeshError('bad-input', `task ${task.id} is for ${task.agent}, and this is ${agent}`);
}

function fromTest({ kind, test }: Recognised & { kind: 'test' | 'api' }, defaults: TaskDefaults): Task {
  const id = test.id ?? `${kind}-${defaults.requestId}`;
  return Task.parse({
    analysisId: id,
    kind: 'analyse',
    asOf: defaults.asOf,
    deadline: defaults.deadline,
    requestedBy: kind === 'api' ? 'api' : 'console',
    ...test,
    id,
    agent: defaults.agent,
    hop: 0,
  });
}

function fromSchedule({ envelope }: Recognised & { kind: 'schedule' }, defaults: TaskDefaults): Task {
  const id = `schedule-${envelope.id}`;
  return Task.parse({
    ...envelopeDefaults(defaults),
    id,
    analysisId: id,
    asOf: envelope.time ?? defaults.asOf,
    hop: 0,
    requestedBy: `schedule ${envelope.resources?.[0] ?? ''}`.trim(),
  });
}

function fromEvent({ envelope }: Recognised & { kind: 'event' }, defaults: TaskDefaults): Task {
  const base = { ...envelopeDefaults(defaults), requestedBy: `${envelope.source} ${envelope['detail-type']}` };
  if (!envelope.source.startsWith('finops.')) {
    const id = `event-${envelope.id}`;
    return Task.parse({ ...base, id, analysisId: id, asOf: envelope.time ?? defaults.asOf, hop: 0 });
  }
  const detail = parse(EventDetail, envelope.detail, `detail of ${envelope['detail-type']}`);
  return Task.parse({
    ...base,
    id: `event-${detail.eventId}`,
    analysisId: detail.analysisId,
    asOf: detail.timestamp,
    hop: detail.hop + 1,
    ...(detail.contextKey && { inputs: [detail.contextKey] }),
  });
}

function envelopeDefaults({ agent, asOf, deadline }: TaskDefaults) {
  return { agent, kind: 'analyse', asOf, deadline };
}

/** Whether acting on this event would go round in a circle: its task would be beyond the hop limit. */
export function isBeyondHopLimit(recognised: Recognised): boolean {
  if (recognised.kind !== 'event') return false;
  const { hop } = recognised.envelope.detail;
  return typeof hop === 'number' && hop >= hopLimit;
}
