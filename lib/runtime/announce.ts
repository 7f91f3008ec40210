import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { ContextChannel } from '../context/context.ts';
import { undeliveredPrefix } from '../context/keys.ts';
import { MeshError } from '../core/errors.ts';
import type { Manifest } from '../core/manifest.ts';
import type { Conclusion } from '../core/report.ts';
import { hopLimit, type Task } from '../core/task.ts';
import type { MeshEvent } from '../events/entry.ts';
import type { EventsChannel, PublishResult, Undelivered } from '../events/events.ts';
import type { Observability } from './observe.ts';
import type { TaskRecord } from './task-record.ts';

/** The place of undelivered events: the agent's own prefix in the context channel. */
export function undeliveredIn(context: ContextChannel, agent: string): Undelivered {
  const prefix = undeliveredPrefix(agent);
  const keyOf = (name: string) => `${prefix}${name}.json`;
  return {
    keep: async (name, text) => {
      await context.put(keyOf(name), text);
    },
    async *names() {
      for await (const key of context.list(prefix)) yield key.slice(prefix.length).replace(/\.json$/, '');
    },
    read: (name) => context.read(keyOf(name)),
    remove: (name) => context.remove(keyOf(name)),
  };
}

export interface Announcer extends Observability {
  readonly events: EventsChannel;
  readonly manifest: Pick<Manifest, 'name' | 'publishes'>;
  readonly record: TaskRecord;
}

/**
 * Publishes what a task gave rise to, then sends again what an earlier run could not. At the last hop the state is
 * told that nobody in the mesh will act on it.
 */
export async function announce(announcer: Announcer, task: Task, events: readonly MeshEvent[]): Promise<void> {
  const { logger, metrics, manifest, record } = announcer;
  const { published, kept } = await publishAndResend(announcer.events, events);
  metrics.addMetric('EventsPublished', MetricUnit.Count, published);
  metrics.addMetric('EventsUndelivered', MetricUnit.Count, kept.length);
  for (const { eventId, reason } of kept) logger.warn('an event waits to be sent again', { eventId, reason });
  if (task.hop >= hopLimit) {
    await record.cut(manifest.name, { eventId: task.id, hop: task.hop, from: manifest.publishes.source });
  }
}

async function publishAndResend(channel: EventsChannel, events: readonly MeshEvent[]): Promise<PublishResult> {
  const result = await channel.publish(events);
  // A bus that refused just now is not asked again in the same breath.
  if (result.kept.length > 0) return result;
  const resent = await channel.resend();
  return { published: result.published + resent.published, kept: resent.kept };
}

/**
 * What a conclusion announces: what it says, else the manifest's first detail type, and nothing where nothing could be
 * read.
 *
 * @throws MeshError `bad-configuration` for a detail type that the manifest does not state
 */
export function withAnnouncements(conclusion: Conclusion, { detailTypes }: Manifest['publishes']): Conclusion {
  const byDefault = conclusion.status === 'failed' ? [] : detailTypes.slice(0, 1);
  const announcements = conclusion.announcements ?? byDefault.map((detailType) => ({ detailType }));
  const unstated = announcements.find(({ detailType }) => !detailTypes.includes(detailType));
  if (unstated === undefined) return { ...conclusion, announcements };
  throw new MeshError('bad-configuration', `the manifest states no detail type "${unstated.detailType}" to publish`);
}
