import type { ContextChannel } from '../context/context.ts';
import { undeliveredPrefix } from '../context/keys.ts';
import { MeshError } from '../core/errors.ts';
import type { Manifest } from '../core/manifest.ts';
import type { Conclusion, ReportHeader } from '../core/report.ts';
import { hopLimit } from '../core/task.ts';
import { eventOf } from '../events/entry.ts';
import type { EventsChannel, PublishResult, Undelivered } from '../events/events.ts';

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

/**
 * Publishes what a stored report gives rise to, then sends again what an earlier run could not.
 *
 * @param hop of the task that made the report
 */
export async function announceReport(
  events: EventsChannel,
  { publishes }: Pick<Manifest, 'publishes'>,
  header: ReportHeader,
  hop: number,
): Promise<PublishResult> {
  const result = await events.publish(
    header.announcements.map((announcement) => eventOf(header, hop, publishes.source, announcement)),
  );
  // A bus that refused just now is not asked again in the same breath.
  if (result.kept.length > 0) return result;
  const resent = await events.resend();
  return { published: result.published + resent.published, kept: resent.kept };
}

/** Whether nobody in the mesh will act on the events of a task so far from its start. */
export function isLastHop({ hop }: { hop: number }): boolean {
  return hop >= hopLimit;
}

/**
 * What a conclusion announces: what it says, else the manifest's first detail type.
 *
 * @throws MeshError `bad-configuration` for a detail type that the manifest does not state
 */
export function withAnnouncements(conclusion: Conclusion, { detailTypes }: Manifest['publishes']): Conclusion {
  const announcements = conclusion.announcements ?? detailTypes.slice(0, 1).map((detailType) => ({ detailType }));
  const unstated = announcements.find(({ detailType }) => !detailTypes.includes(detailType));
  if (unstated === undefined) return { ...conclusion, announcements };
  throw new MeshError('bad-configuration', `the manifest states no detail type "${unstated.detailType}" to publish`);
}
